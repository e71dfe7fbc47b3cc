import { activities } from './activities/feature.ts';
import { boards } from './boards/feature.ts';
import { code } from './code/feature.ts';
import { data } from './data/feature.ts';
import { door } from './door/feature.ts';
import type { CommandOf, EventOf } from './kernel/definition.ts';
import { links } from './links/feature.ts';
import { network } from './network/feature.ts';
import { parameters } from './parameters/feature.ts';
import { people } from './people/feature.ts';
import { plan } from './plan/feature.ts';
import { predictions } from './predictions/feature.ts';
import { range } from './range/feature.ts';
import { room } from './room/feature.ts';
import { stage } from './stage/feature.ts';
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
