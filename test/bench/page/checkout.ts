import { execFile } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { benchFolder, HERE } from '../servers.ts';

const run = promisify(execFile);

/** Builds a checkout's client as its `npm start` does. */
export async function buildClient(root: string): Promise<void> {
  await run(process.execPath, [join(HERE, 'node_modules/vite/bin/vite.js'), 'build', 'client'], {
    cwd: root,
  });
}

/**
 * The checkout that a reference names: a folder, or a commit, which is checked out beside this one with the same
 * packages. Undefined where this checkout does not know the commit.
 */
export async function checkoutOf(reference: string): Promise<string | undefined> {
  if (existsSync(reference)) return resolve(reference);
  const git = (...words: readonly string[]) => run('git', ['-C', HERE, ...words]);
  const found = await git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`).catch(() => undefined);
  if (found === undefined) return undefined;
  const root = join(benchFolder(), 'reference');
  // Cloned, not added as a work tree: nothing of it is left in this repository when the bench's folder goes.
  await run('git', ['clone', '--quiet', '--shared', '--no-checkout', HERE, root]);
  await run('git', ['-C', root, 'checkout', '--quiet', '--detach', found.stdout.trim()]);
  symlinkSync(join(HERE, 'node_modules'), join(root, 'node_modules'));
  return root;
}
