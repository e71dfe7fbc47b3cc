import { activities } from '../activities/messages.ts';
import { asking } from '../console/asking/messages.ts';
import { conduct } from '../console/conduct/messages.ts';
import { keys } from '../console/keys/messages.ts';
import { history } from '../console/messages.ts';
import { people } from '../console/people/messages.ts';
import { plan } from '../console/plan/messages.ts';
import { stage } from '../console/stage/messages.ts';
import { summary } from '../console/summary/messages.ts';
import { elements } from '../elements/messages.ts';
import { entry } from '../entry/messages.ts';
import { curve } from '../instruments/curve/messages.ts';
import { data } from '../instruments/data/messages.ts';
import { diagram } from '../instruments/diagram/messages.ts';
import { gradients } from '../instruments/gradients/messages.ts';
import { lock } from '../instruments/lock/messages.ts';
import { loss } from '../instruments/loss/messages.ts';
import { map } from '../instruments/map/messages.ts';
import { instruments } from '../instruments/messages.ts';
import { network } from '../instruments/network/messages.ts';
import { range } from '../instruments/range/messages.ts';
import { ruler } from '../instruments/ruler/messages.ts';
import { sample } from '../instruments/sample/messages.ts';
import { strip } from '../instruments/strip/messages.ts';
import { table } from '../instruments/table/messages.ts';
import { training } from '../instruments/training/messages.ts';
import { modes } from '../modes/messages.ts';
import { pages } from '../pages/messages.ts';
import { classroom } from '../room/class/messages.ts';
import { door } from '../room/door/messages.ts';
import { room } from '../room/messages.ts';
import { practice } from '../room/practice/messages.ts';

/** Every sentence of the interface; each feature keeps its own. */
export const messages = {
  ...activities,
  ...history,
  ...asking,
  ...keys,
  ...plan,
  ...stage,
  ...elements,
  ...people,
  ...summary,
  ...entry,
  ...instruments,
  ...curve,
  ...data,
  ...diagram,
  ...gradients,
  ...lock,
  ...loss,
  ...map,
  ...network,
  ...range,
  ...ruler,
  ...sample,
  ...strip,
  ...table,
  ...training,
  ...modes,
  ...pages,
  ...room,
  ...door,
  ...practice,
  ...classroom,
  ...conduct,
} as const;
