import type { Locale } from '../../locale.ts';
import { lookup } from './lookup.ts';
import type { ParticipantId } from './participant.ts';
import { roleOf } from './people.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** Whether names are hidden from the class, and which of them are gone for good. */
export interface Pseudonyms {
  readonly on: boolean;
  /** Who said so, and when. */
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
  /** When the students' names were last erased from the state; left out where they never were. */
  readonly erased?: Timestamp;
  /** Of which of these times the log has no names any more, either. */
  readonly cleared?: Timestamp;
}

const open: Pseudonyms = { on: false, by: null, at: 0 };

export function pseudonymsOf({ parts }: Pick<WorkshopState, 'parts'>): Pseudonyms {
  return (parts.pseudonyms as Pseudonyms | undefined) ?? open;
}

/** Whether students and stages are sent pseudonyms in place of the other students' names. */
export function hidesNames(state: Pick<WorkshopState, 'parts'>): boolean {
  return pseudonymsOf(state).on;
}

/**
 * Somebody's pseudonym: two words, in the workshop's language, so that a class calls everybody by one name. The same
 * for as long as the workshop is there, and no two the same.
 */
export function pseudonymOf(
  { epoch, locale }: Pick<WorkshopState, 'epoch' | 'locale'>,
  id: ParticipantId,
): string {
  const { adjectives, animals } = words[locale];
  const all = adjectives.length * animals.length;
  const number = Number(id.slice(1));
  // An odd step goes through a power of two without coming to a place twice.
  const place = (number * STEP + hashOf(epoch)) % all;
  const name = `${adjectives[Math.floor(place / animals.length)]} ${animals[place % animals.length]}`;
  return number <= all ? name : `${name} ${Math.ceil(number / all)}`;
}

/** What somebody is called where `viewer` (null: a stage) looks. */
export function nameFor(state: WorkshopState, id: ParticipantId, viewer: ParticipantId | null): string {
  const person = lookup(state.participants, id);
  if (person === undefined) return id;
  const veiled = hidesNames(state) && id !== viewer && person.role === 'student';
  return veiled && roleOf(state, viewer) !== 'instructor' ? pseudonymOf(state, id) : person.name;
}

const STEP = 397;

/** FNV-1a, 24 bits of it: exact on every engine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % 0x1000000;
}

/** The words of pseudonyms, 32 and 32: a stored workshop's pseudonyms follow from them, so they stay as they are. */
const words: Readonly<
  Record<Locale, { readonly adjectives: readonly string[]; readonly animals: readonly string[] }>
> = {
  en: {
    adjectives: list(
      'Brave Bright Calm Careful Cheerful Clever Cosy Curious Daring Eager Fair Gentle Happy Honest Jolly Keen',
      'Kind Lively Lucky Merry Neat Nimble Patient Polite Proud Quick Quiet Sharp Shiny Steady Sunny Warm',
    ),
    animals: list(
      'Badger Beaver Bee Crane Deer Dolphin Dove Duck Eagle Falcon Fox Frog Goose Hare Hedgehog Heron',
      'Koala Lark Lynx Magpie Marten Otter Owl Panda Penguin Puffin Rabbit Seal Sparrow Squirrel Swan Turtle',
    ),
  },
  ko: {
    adjectives: list(
      '용감한 눈부신 차분한 꼼꼼한 명랑한 똑똑한 포근한 궁금한 씩씩한 부지런한 공평한 다정한 행복한 솔직한 유쾌한 예리한',
      '친절한 활기찬 운좋은 즐거운 단정한 날쌘 느긋한 공손한 당당한 재빠른 조용한 영리한 반짝이는 든든한 화창한 따뜻한',
    ),
    animals: list(
      '오소리 비버 꿀벌 두루미 사슴 돌고래 비둘기 오리 독수리 송골매 여우 개구리 거위 산토끼 고슴도치 왜가리',
      '코알라 종달새 스라소니 까치 담비 수달 부엉이 판다 펭귄 바다오리 토끼 물범 참새 다람쥐 고니 거북이',
    ),
  },
};

function list(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
