/**
 * `npm run dev`: the server, restarted when its code changes, and the client with hot reload in front of
 * it, in one terminal. Open the address that Vite prints.
 */
import { type ChildProcess, spawn } from 'node:child_process';

const port = process.env.PORT ?? '3000';
const children: ChildProcess[] = [
  spawn(process.execPath, ['--watch-path=server', '--watch-path=shared', 'server/main.ts'], {
    stdio: 'inherit',
    env: { ...process.env, PORT: port },
  }),
  spawn('vite', ['client'], {
    stdio: 'inherit',
    env: { ...process.env, WEIGHTROOM_SERVER: `http://localhost:${port}` },
  }),
];

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
}
