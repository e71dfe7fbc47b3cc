import { activities } from '../activities/messages.ts';
import { elements } from '../elements/messages.ts';
import { entry } from '../entry/messages.ts';
import { curve } from '../instruments/curve/messages.ts';
import { data } from '../instruments/data/messages.ts';
import { diagram } from '../instruments/diagram/messages.ts';
import { gradients } from '../instruments/gradients/messages.ts';
import { handing } from '../instruments/handing/messages.ts';
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

/** What any page may say; what only consoles say they bring along (`console/t.ts`). Each feature keeps its own. */
export const everywhere = {
  ...activities,
  ...elements,
  ...entry,
  ...instruments,
  ...curve,
  ...data,
  ...diagram,
  ...gradients,
  ...handing,
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
} as const;
