import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A `Host` that can stand in a header of ours. */
const HOST = /^[A-Za-z0-9.\-_[\]:]+$/;

/** The worker that runs Python, by the name that a build gives it. A worker goes by the policy of its own script. */
const PYTHON = /^\/assets\/python\.worker-[\w-]+\.js$/;

/** Parts of a page that go by the policy of their page; there are dozens of them, and a policy is longer than some. */
const PART = /^\/assets\/(?:(?!\.worker-)[^/])+\.(?:js|css|woff2)$/;

/** What that worker may: compile WebAssembly, and ask this server; pages may not compile anything. */
const python = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    connectSrc: ["'self'"],
  },
} as const;

/** What is said of such a part: it is what its type says, for pages of ours alone, and tells nobody where it was asked for. */
const part = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/**
 * Headers that keep a page to itself: nothing is loaded from, sent to or framed by any other host.
 * It has to work over plain HTTP in a classroom, so nothing here demands HTTPS.
 */
export function security(): RequestHandler {
  const common = {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // Older Safari does not count a WebSocket of the same host as 'self'.
        connectSrc: ["'self'", ({ headers }: IncomingMessage) => sockets(headers.host ?? '')],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  } as const;
  const secure = helmet(common);
  // Browsers ignore these two over plain HTTP, and complain about them in the console.
  const plain = helmet({ ...common, crossOriginOpenerPolicy: false, originAgentCluster: false });
  const inWorker = helmet.contentSecurityPolicy(python);
  return (request, response, next) => {
    if (PART.test(request.path)) {
      response.set(part);
      next();
      return;
    }
    (request.secure ? secure : plain)(request, response, (error?: unknown) => {
      if (error !== undefined || !PYTHON.test(request.path)) next(error);
      else inWorker(request, response, next);
    });
  };
}

function sockets(host: string): string {
  return HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
