import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Router } from 'express';
import type { Logger } from '../ports/logger.ts';

/** A package as Pyodide's lock file has it: as much of it as is read here. */
export interface LockedPackage {
  readonly file_name: string;
  readonly sha256: string;
  readonly version: string;
}

/** Pyodide's own lock file, of the version that the client is built with. */
export function lockedNumpy(): LockedPackage {
  const path = createRequire(import.meta.url).resolve('pyodide/pyodide-lock.json');
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
    packages: { numpy: LockedPackage };
  };
  return packages.numpy;
}

/**
 * `GET /api/python`: the NumPy that pages may import, as Pyodide's lock file has it, or null; `GET /python/FILE`: its
 * wheel. It has to lie in `folder` and to be, bit by bit, the one that the lock file names.
 */
export function pythonRoutes(
  folder: string | undefined,
  log: Logger,
  locked: () => LockedPackage = lockedNumpy,
): { readonly api: Router; readonly files: Router } {
  const numpy = folder === undefined ? undefined : wheelIn(resolve(folder), locked(), log);
  const api = Router();
  api.get('/python', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ numpy: numpy ?? null });
  });
  const files = Router();
  if (folder !== undefined && numpy !== undefined) {
    files.get(`/${numpy.file_name}`, (_request, response) => {
      response.type('application/zip').set('Cache-Control', 'public, max-age=31536000, immutable');
      response.sendFile(numpy.file_name, { root: resolve(folder), cacheControl: false });
    });
  }
  return { api, files };
}

/** The package, where its wheel is there and is the right one. */
function wheelIn(folder: string, locked: LockedPackage, log: Logger): LockedPackage | undefined {
  const path = join(folder, locked.file_name);
  try {
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (sha256 === locked.sha256) return locked;
    log.warn({ path, sha256, wanted: locked.sha256 }, 'this is not the wheel that Pyodide’s lock file names');
  } catch {
    log.warn({ path }, 'there is no such wheel');
  }
  return undefined;
}
