import { Router } from 'express';
import type { Lessons } from '#shared/workshop/model/activity.ts';

/** `GET /api/activities`: what may be opened in a workshop, in the order of the course. */
export function activityRoutes({ all }: Lessons): Router {
  const router = Router();
  const list = all.map(({ id, text: { section, minutes, title, code } }) => ({
    id,
    section,
    minutes,
    titles: title,
    ...(code !== undefined && { python: true }),
  }));
  router.get('/activities', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(list);
  });
  return router;
}
