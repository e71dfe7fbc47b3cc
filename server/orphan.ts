import { execFileSync } from 'node:child_process';

/** How often it is looked whether npm is still there (ms). */
const EVERY = 1_000;

/**
 * Calls `act` once when the npm that started this process is gone. Between the two is a shell that passes no signal
 * on, so whoever kills npm means this process and would not reach it. Does nothing where npm did not start it.
 */
export function whenOrphaned(
  environment: Readonly<Record<string, string | undefined>>,
  act: () => void,
): void {
  if (environment.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isThere(npm))) return;
    clearInterval(timer);
    act();
  }, EVERY);
  timer.unref();
}

/** The parent of a process; undefined where the machine does not tell, and for the first of all processes. */
function parentOf(pid: number): number | undefined {
  try {
    const told = execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 2_000,
    });
    const parent = Number(told.toString());
    return parent > 1 ? parent : undefined;
  } catch {
    return undefined;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's is there as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
