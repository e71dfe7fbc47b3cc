import { indexOfKey, type ParameterKey, parseKey } from '../../math/parameter-key.ts';
import { runningOf } from './activity.ts';
import type { BoardContent } from './board.ts';
import { predictionsOf } from './prediction.ts';
import type { Aim, Asking, Words } from './question.ts';
import type { WorkshopState } from './state.ts';

/** What may be asked on the spot, in two taps. */
export const askKinds = ['direction', 'number', 'choice', 'ready'] as const;

export type AskKind = (typeof askKinds)[number];

/** What a question that is asked on the spot is called; no lesson's question begins so. */
const MARK = 'ask-';

export const askName = (kind: AskKind): string => MARK + kind;

/** Whether a question was asked on the spot, and is no lesson's. */
export function isAsked({ id }: Pick<Asking, 'id'>): boolean {
  return id.startsWith(MARK);
}

/** Whether it asks for an opinion: nothing is right until an instructor says so. */
export function isPoll({ id }: Pick<Asking, 'id'>): boolean {
  return id === askName('choice');
}

/** Whether it closes by itself as soon as everybody who is here has answered. */
export function isReadyCheck({ id }: Pick<Asking, 'id'>): boolean {
  return id === askName('ready');
}

/** The parameter of a board that is asked about, and what it is to become; undefined where there is nothing to ask. */
export function aimOf(
  { network, parameters }: Pick<BoardContent, 'network' | 'parameters'>,
  parameter: ParameterKey | undefined,
  to: number | undefined,
): Aim | undefined {
  const from = parameter === undefined ? undefined : parameters[indexOfKey(network, parameter) ?? -1];
  if (parameter === undefined || from === undefined || to === undefined || from === to) return undefined;
  return { parameter, from, to };
}

/** The next question for a number of the activity under way that has not been asked; undefined for none. */
export function nextUnknown(state: Pick<WorkshopState, 'parts'>): Asking | undefined {
  const asked = new Set(predictionsOf(state).list.map(({ asking }) => asking.id));
  return runningOf(state)?.text.questions.find(
    ({ id, answer }) => answer.kind === 'number' && !asked.has(id),
  );
}

/** What a question asked on the spot says; `aim` where it is about a change of one parameter. */
export function sentenceOf(kind: AskKind, aim?: Aim): Words {
  if (kind === 'ready') return { en: 'Ready to go on?', ko: '다음으로 넘어갈 준비가 됐나요?' };
  if (kind === 'choice' || aim === undefined) {
    return { en: 'Which one is it? Choose a letter.', ko: '어느 것일까요? 글자를 하나 골라 주세요.' };
  }
  const from = shown(aim.from);
  const to = shown(aim.to);
  const name = symbolOf(aim.parameter);
  const up = aim.to > aim.from;
  const en = `${up ? 'Raise' : 'Lower'} $${name.latex}$ from ${from} to ${to}:`;
  const ko = `$${name.latex}$${name.object} ${from}에서 ${to}${towards(to)} ${up ? '올리면' : '내리면'} 손실은`;
  return kind === 'direction'
    ? { en: `${en} what will the loss do?`, ko: `${ko}?` }
    : { en: `${en} what will the loss be?`, ko: `${ko} 얼마일까요?` };
}

/** A value in a question: two decimals, up to four where it has them, more where those would all be 0; a true minus. */
export function shown(value: number): string {
  const magnitude = Math.abs(value);
  const decimals = magnitude < 0.00005 ? 7 : 4;
  const [whole = '0', rest = ''] = magnitude.toFixed(decimals).replace(/0+$/, '').split('.');
  const text = `${whole}.${rest.padEnd(2, '0')}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A parameter as a formula, with the Korean particle of an object as its last digit is read. */
function symbolOf(parameter: ParameterKey): { latex: string; object: string } {
  const ref = parseKey(parameter);
  if (ref === undefined) return { latex: parameter, object: '를' };
  const to = ref.to + 1;
  const from = ref.kind === 'bias' ? undefined : ref.from + 1;
  const far = to > 9 || (from ?? 0) > 9;
  const sub = from === undefined ? `${to}` : `${to}${far ? ',' : ''}${from}`;
  return {
    latex: `${ref.kind === 'bias' ? 'b' : 'w'}_{${sub}}^{(${ref.layer})}`,
    object: /[013678]$/.test(sub) ? '을' : '를',
  };
}

/** “로” or “으로”, as the last digit is read. */
function towards(value: string): string {
  return /[036]$/.test(value) ? '으로' : '로';
}

/** The letters of a poll. */
export function lettersOf(count: number): Words[] {
  return Array.from({ length: count }, (_, index) => {
    const letter = String.fromCharCode(65 + index);
    return { en: letter, ko: letter };
  });
}

/** The answers to whether one is ready, in order. */
export const readiness: readonly Words[] = [
  { en: 'Yes, go on', ko: '네, 됐어요' },
  { en: 'Not yet', ko: '아직이에요' },
];

/** A round step of about a tenth of a value: 1, 2 or 5 times a power of ten. */
export function tenthOf(value: number): number {
  const tenth = Math.abs(value) / 10;
  if (!(tenth > 1e-9)) return 1e-9;
  let unit = 1e-9;
  while (unit * 10 <= tenth) unit *= 10;
  const step = [1, 2, 5, 10].findLast((times) => times * unit <= tenth * 1.05) ?? 1;
  return Number((step * unit).toPrecision(1));
}
