import { existsSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler, Response } from 'express';

/** Encodings a file may lie in beside itself, the smaller first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** Files whose name changes with their content. */
const HASHED = /^\/assets\//;

export interface Files {
  /** Serves a file of the folder by its own path; passes on what is not there. */
  readonly handler: RequestHandler;
  /** Answers with one file; false when it is not there. */
  send(request: Parameters<RequestHandler>[0], response: Response, path: string): boolean;
}

/**
 * The files of a folder that does not change while the server runs. They are listed once, so a path either
 * is one of them or does not exist; there is nothing to climb out of.
 */
export function staticFiles(folder: string): Files {
  const paths = listFiles(folder);

  function send(request: Parameters<RequestHandler>[0], response: Response, path: string): boolean {
    if (!paths.has(path) || encodings.some(({ suffix }) => path.endsWith(suffix))) return false;
    const encoding = encodings.find(
      ({ name, suffix }) => paths.has(path + suffix) && accepts(request.headers['accept-encoding'], name),
    );
    response.type(extname(path));
    response.vary('Accept-Encoding');
    response.set('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (encoding !== undefined) response.set('Content-Encoding', encoding.name);
    response.sendFile(`.${path}${encoding?.suffix ?? ''}`, {
      root: folder,
      cacheControl: false,
      dotfiles: 'allow',
    });
    return true;
  }

  return {
    send,
    handler(request, response, next) {
      const reads = request.method === 'GET' || request.method === 'HEAD';
      if (!reads || request.path === '/index.html' || !send(request, response, request.path)) next();
    },
  };
}

function listFiles(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`),
  );
}

/** Whether `Accept-Encoding` names an encoding and does not refuse it. */
function accepts(header: string | string[] | undefined, encoding: string): boolean {
  return String(header ?? '')
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .some(([name, quality]) => name === encoding && Number(quality ?? 1) > 0);
}
