import express, { type ErrorRequestHandler, type Express } from 'express';
import type { RejectionCode } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Lessons } from '#shared/workshop/model/activity.ts';
import type { Logger } from '../ports/logger.ts';
import { ShuttingDown } from '../workshops/shutting-down.ts';
import { activityRoutes } from './activities.ts';
import { rejectionSender, type SendRejection } from './errors.ts';
import { answersTo, hostOf } from './origins.ts';
import { pythonRoutes } from './python.ts';
import { type RecordPorts, recordRoutes } from './records.ts';
import { security } from './security.ts';
import { staticFiles } from './static-files.ts';
import { BODY_LIMIT, type WorkshopOptions, workshopRoutes } from './workshops.ts';

export interface HttpPorts extends Omit<RecordPorts, 'sendRejection'> {
  readonly rules: Rules;
  readonly lessons: Lessons;
  readonly log: Logger;
  /** Resolves while this server can serve. */
  readonly ready: () => Promise<void>;
}

export interface HttpOptions extends WorkshopOptions {
  /** The built client. */
  readonly clientDir: string;
  /** A folder with the NumPy wheel that pages import. */
  readonly pythonWheels?: string;
}

/** The pages of the client: one file, which finds its way by the path. */
const PAGES = [
  '/',
  '/guide',
  '/join/:code',
  '/w/:code',
  '/w/:code/host',
  '/w/:code/people',
  '/w/:code/summary',
  '/w/:code/stage',
];

/** Everything served over HTTP: the API, health, and the client. */
export function createHttp(ports: HttpPorts, options: HttpOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy);
  app.use(security());
  const sendRejection = rejectionSender(ports.rules);

  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await ports.ready().then(
      () => true,
      () => false,
    );
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not ready' });
  });

  app.use((request, response, next) => {
    if (answersTo(hostOf(request, options.trustProxy), options.publicUrl)) next();
    else sendRejection(response, { code: 'wrong-host' });
  });
  app.use('/api', activityRoutes(ports.lessons));
  const python = pythonRoutes(options.pythonWheels, ports.log);
  app.use('/api', python.api);
  app.use('/python', python.files);
  app.use('/api', workshopRoutes({ ...ports, sendRejection }, options));
  app.use('/api', recordRoutes({ ...ports, sendRejection }, options));
  app.use('/api', (_request, response) => sendRejection(response, { code: 'not-found' }));

  const files = staticFiles(options.clientDir);
  app.use(files.handler);
  app.get(PAGES, (request, response) => {
    if (!files.send(request, response, '/index.html')) {
      response.status(503).type('text').send('The client is not built. Run: npm run build');
    }
  });
  app.use((request, response) => {
    response.status(404);
    const wantsPage = request.method === 'GET' && request.accepts(['html', 'json']) === 'html';
    if (!wantsPage || !files.send(request, response, '/index.html')) {
      sendRejection(response, { code: 'not-found' });
    }
  });
  app.use(answerErrors(ports.log, sendRejection));
  return app;
}

/** Errors of reading a request are the caller's; anything else is ours, and is logged. */
function answerErrors(log: Logger, sendRejection: SendRejection): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
    if (status === 413) {
      const limit = (error as { readonly limit?: number }).limit ?? BODY_LIMIT;
      return sendRejection(response, { code: 'frame-too-large', params: { limit } });
    }
    if (error instanceof ShuttingDown) return sendRejection(response, { code: 'shutting-down' });
    const code: RejectionCode = typeof status === 'number' && status < 500 ? 'malformed' : 'busy';
    if (code === 'busy') log.error({ err: error }, 'a request failed');
    sendRejection(response, { code });
  };
}
