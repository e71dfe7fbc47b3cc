import type { ByBoard } from '#shared/protocol/server-messages.ts';
import type { Listing } from '#shared/workshop/model/board.ts';
import type { Link } from '#shared/workshop/model/links.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { Summary } from '#shared/workshop/projections/summary.ts';

const given = ['서연', '지호', '하은', '민준', '수아', '도윤', '유진', '태오', '예린', '시우'];
const families = ['김', '박', '이', '정', '최', '강'];

/** An instructor, and so many students; one of them has a long name. */
export function classOf(students: number): Record<string, Participant> {
  const all: Participant[] = [
    { id: 'p1', name: '한지민', colour: 0, role: 'instructor', status: 'present' },
    ...Array.from({ length: students }, (_, k): Participant => {
      const name = `${families[Math.floor(k / given.length) % families.length]}${given[k % given.length]}`;
      return {
        id: `p${k + 2}`,
        name: k === 3 ? 'Alexandria Montgomery-Lee' : name,
        colour: (k + 1) % 8,
        role: 'student',
        status: 'present',
      };
    }),
  ];
  return Object.fromEntries(all.map((person) => [person.id, person]));
}

/** One board of everything that a list tells apart. */
export const kinds: readonly Listing[] = [
  { id: 'class', title: null, status: 'open', members: [], see: 'everyone', move: 'everyone' },
  { id: 'b2', title: '1조', status: 'open', members: ['p2', 'p3'], see: 'members', move: 'members' },
  {
    id: 'b3',
    title: 'A title as long as a title can be, forty',
    status: 'open',
    members: ['p3', 'p4', 'p5', 'p6'],
    see: 'members',
    move: 'members',
  },
  { id: 'b4', title: '시범', status: 'open', members: [], see: 'everyone', move: 'nobody' },
  { id: 'b5', title: '앞에 나온 사람', status: 'open', members: ['p4'], see: 'everyone', move: 'members' },
  { id: 'b6', title: '지난 시간', status: 'closed', members: [], see: 'everyone', move: 'everyone' },
];

/** The class board, and boards of two people each. */
export function pairs(count: number): Listing[] {
  return [
    kinds[0]!,
    ...Array.from(
      { length: count - 1 },
      (_, k): Listing => ({
        id: `b${k + 2}`,
        title: `${k + 1}조`,
        status: 'open',
        members: [`p${2 * k + 2}`, `p${2 * k + 3}`],
        see: 'members',
        move: 'members',
      }),
    ),
  ];
}

/** Made-up summaries, the same every time. */
export function summariesOf(listings: readonly Listing[]): ByBoard<Summary> {
  const wave = (k: number): number => Number((1.3 * Math.sin(k * 12.9898)).toFixed(2));
  return Object.fromEntries(
    listings.map(({ id, members }, k): [string, Summary] => [
      id,
      {
        loss: k === 4 ? null : Math.abs(wave(k + 1)) / 2,
        accuracy: k % 2 === 1 ? Math.abs(wave(k)) / 1.3 : null,
        training: k % 5 === 1,
        hands: k % 3 === 0 ? ['p2', 'p3', 'p4', 'p5', 'p6'].slice(0, k === 0 ? 5 : 1) : members.slice(0, 1),
        parameters: k === 2 ? [] : Array.from({ length: k === 1 ? 64 : 23 }, (_, i) => wave(i + 7 * k)),
      },
    ]),
  );
}

/** One link of each kind. */
export const links: readonly Link[] = [
  { id: 'l4', kind: 'device', participant: 'p1', once: false, madeAt: 0, until: null },
  { id: 'l5', kind: 'co-instructor', participant: null, once: false, madeAt: 0, until: null },
  { id: 'l9', kind: 'device', participant: 'p5', once: true, madeAt: 0, until: Date.UTC(2100, 0, 1, 5, 32) },
  { id: 'l10', kind: 'device', participant: 'p2', once: true, madeAt: 0, until: 1 },
];

export const addresses = {
  l4: 'https://weightroom.example/w/K7M4QX/host#link=Zk3v9QpT2mYwXcR8nLsB5dHgJfKa7eWuVtN4oPqSiMx',
  l9: 'https://weightroom.example/join/K7M4QX#link=7KQ2M9XH',
};
