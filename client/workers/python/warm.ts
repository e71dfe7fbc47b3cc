import { python } from './python.ts';

/** Loads the page's Python, and says when it is there, and when it cannot be had. */
export function warmPython(told: (ready: boolean) => void): void {
  let last: boolean | undefined;
  const look = () => {
    const { is } = python.state;
    if (is !== 'ready' && is !== 'blocked') return;
    const ready = is === 'ready';
    if (ready !== last) told(ready);
    last = ready;
  };
  python.watch(look);
  python.load();
  look();
}
