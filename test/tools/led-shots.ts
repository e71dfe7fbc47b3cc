import type { Person } from '../e2e/people.ts';
import { doAll, type Room } from './picture-room.ts';
import type { RoomName } from './screenshot-rooms.ts';
import {
  consoleShot,
  enterBoard,
  live,
  open,
  projectors,
  type Shot,
  type Size,
  settled,
  showStage,
  toTop,
} from './shots.ts';

/** What a console and the pages beside it are looked at on. */
const desks: readonly Size[] = ['1440x900', '1366x768', '1024x768', '390x844'];

/** What a student has. */
const students: readonly Size[] = ['1440x900', '1024x768', '390x844'];

function ledConsole(name: string, room: RoomName, more: Shot['visit'] = settled): Shot {
  return consoleShot(`led-${name}`, room, more, desks);
}

/** A page of the instructors beside the console. */
function beside(name: string, room: RoomName, page: 'people' | 'summary', ready: string): Shot {
  return {
    name: `led-${name}`,
    room,
    sizes: desks,
    async visit(person, { url, code, instructorUrl }) {
      // The console is the way to the list; once the class has ended there is none.
      if (page === 'people') await live(person, instructorUrl);
      await person.page.goto(`${url}/w/${code}/${page}${new URL(instructorUrl).hash}`);
      await person.hook(ready).waitFor();
    },
  };
}

function ledBoard(name: string, room: RoomName, more: Shot['visit'] = settled): Shot {
  return {
    name: `led-board-${name}`,
    room,
    sizes: students,
    async visit(person, made) {
      await enterBoard(person, made);
      await more(person, made);
    },
  };
}

function ledStage(name: string, room: RoomName): Shot {
  return { name: `led-stage-${name}`, room, sizes: projectors, visit: showStage };
}

/** Chooses the weight that is handed out, which nobody holds just then. */
async function choose(person: Person, { students, ...room }: Room): Promise<void> {
  const board = boardOf(room);
  for (const student of students ?? [])
    await student.command({ type: 'release', board, parameter: 'W1-0-0' });
  await person.hook('param-W1-0-0').focus();
  await toTop(person);
}

/** The board that the class is at. */
function boardOf({ desk }: Room): string {
  return desk.open[0]!;
}

/** A class that an instructor leads, as each of its screens has it. */
export const ledShots: readonly Shot[] = [
  ledConsole('console', 'handed', choose),
  ledConsole('console-ask', 'handed', async (person, room) => {
    await choose(person, room);
    await person.hook('ask-direction').click();
  }),
  ledConsole('question', 'asked'),
  ledConsole('question-watched', 'asked', async (person) => {
    await person.hook('prediction-look').click();
    await person.hook('prediction-histogram').waitFor();
  }),
  ledConsole('closed', 'closed'),
  ledConsole('revealed', 'revealed'),
  ledConsole('poll', 'polled'),
  ledConsole('own', 'own'),
  ledConsole('huge', 'hugeAsked'),
  ledConsole('keys', 'handed', async (person) => {
    await person.page.keyboard.press('?');
    await person.hook('keys').waitFor();
  }),
  ledConsole('plan', 'handed', async (person) => {
    await person.hook('plan-edit').click();
    await person.hook('plan-title').waitFor();
  }),
  ledConsole('past', 'past'),
  ledConsole('compare', 'past', async (person) => {
    await person.hook('compare-a-c1').click();
    await person.hook('compare-b-here').click();
    await person.hook('compare').waitFor();
  }),
  beside('people', 'handed', 'people', 'people-sort'),
  beside('people-few', 'few', 'people', 'people-sort'),
  beside('people-door', 'door', 'people', 'people-sort'),
  beside('summary', 'revealed', 'summary', 'summary-page'),
  beside('summary-ended', 'ended', 'summary', 'summary-page'),
  { name: 'led-guide', sizes: desks, visit: (person, { url }) => open(person, `${url}/guide`) },
  ledBoard('following', 'handed'),
  ledBoard('hand', 'handed', async (person) => {
    await person.hook('raise-hand').click();
    await person.hook('raise-hand-stuck').waitFor();
  }),
  ledBoard('raised', 'handed', async (person) => {
    await person.hook('raise-hand').click();
    await person.hook('raise-hand-stuck').click();
  }),
  ledBoard('mine', 'handed', async (person, room) => {
    const you = Object.keys(room.desk.state!.participants).at(-1)!;
    await doAll(room, [{ type: 'hand-parameters', board: boardOf(room), parameters: ['W1-0-1'], to: you }]);
    await person.page.locator('[data-testid="param-W1-0-1"]:not([readonly])').first().waitFor();
  }),
  ledBoard('spotlight', 'spotlit'),
  ledBoard('question', 'asked'),
  ledBoard('again', 'again'),
  ledBoard('revealed', 'revealed'),
  ledBoard('past', 'past'),
  {
    name: 'led-board-waiting',
    room: 'door',
    sizes: students,
    async visit(person, { url, code }) {
      await open(person, `${url}/join/${code}`);
      await person.hook('join-name').fill('Ada');
      await person.hook('join-submit').click();
      await person.hook('practice').waitFor();
    },
  },
  ledStage('following', 'handed'),
  ledStage('question', 'asked'),
  ledStage('again', 'again'),
  ledStage('revealed', 'revealed'),
  ledStage('poll', 'polled'),
  ledStage('past', 'past'),
  ledStage('spotlight', 'spotlit'),
  {
    name: 'led-stage-blank',
    room: 'stageBlank',
    sizes: projectors,
    async visit(person, { url, code }) {
      await person.page.goto(`${url}/w/${code}/stage`);
      await person.hook('stage-blank').waitFor();
    },
  },
  ledStage('lobby', 'stageLobby'),
  ledStage('code', 'stageCode'),
  ledStage('huge', 'hugeAsked'),
];
