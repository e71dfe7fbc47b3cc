import { activities } from './activities/feature.ts';
import { attendance } from './attendance/feature.ts';
import { attention } from './attention/feature.ts';
import { boards } from './boards/feature.ts';
import { checkpoints } from './checkpoints/feature.ts';
import { code } from './code/feature.ts';
import { data } from './data/feature.ts';
import { door } from './door/feature.ts';
import { hands } from './hands/feature.ts';
import type { CommandOf, EventOf } from './kernel/definition.ts';
import { links } from './links/feature.ts';
import { movers } from './movers/feature.ts';
import { network } from './network/feature.ts';
import { pace } from './pace/feature.ts';
import { parameters } from './parameters/feature.ts';
import { people } from './people/feature.ts';
import { plan } from './plan/feature.ts';
import { predictions } from './predictions/feature.ts';
import { pseudonyms } from './pseudonyms/feature.ts';
import { range } from './range/feature.ts';
import { room } from './room/feature.ts';
import { stage } from './stage/feature.ts';
import { timeline } from './timeline/feature.ts';
import { training } from './training/feature.ts';
import { undo } from './undo/feature.ts';

/** Everything that can happen in a workshop: a line a feature. */
export const features = [
  room,
  people,
  door,
  links,
  boards,
  parameters,
  range,
  network,
  data,
  training,
  undo,
  activities,
  predictions,
  code,
  movers,
  pace,
  attention,
  hands,
  checkpoints,
  timeline,
  pseudonyms,
  attendance,
  plan,
  stage,
] as const;

type AnyFeature = (typeof features)[number];

type Each<F, How extends 'command' | 'event'> = F extends AnyFeature
  ? How extends 'command'
    ? CommandOf<F>
    : EventOf<F>
  : never;

/** Every command that a client may send. */
export type Command = Each<AnyFeature, 'command'>;

/** Every event that a log may hold. */
export type WorkshopEvent = Each<AnyFeature, 'event'>;
