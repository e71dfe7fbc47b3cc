import { type Locale, type Sentence, say } from '../../locale.ts';
import { lookup } from '../model/lookup.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { titleIn } from '../model/title.ts';
import { namesIn, type Report } from './report.ts';

/** What a cell of a table may hold. */
export type Cell = string | number | null;

/** A table of a report: what it is called, its heads, its rows. */
export interface Table {
  readonly name: TableName;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const tableNames = ['attendance', 'activities', 'questions', 'changes'] as const;

export type TableName = (typeof tableNames)[number];

const MINUTE = 60_000;

const sentences = {
  attendance: { en: 'Attendance', ko: '출석' },
  activities: { en: 'Activities', ko: '활동' },
  questions: { en: 'Questions', ko: '질문' },
  changes: { en: 'Changes', ko: '변화' },
  name: { en: 'Name', ko: '이름' },
  pseudonym: { en: 'Pseudonym', ko: '별명' },
  role: { en: 'Role', ko: '역할' },
  instructor: { en: 'Instructor', ko: '강사' },
  student: { en: 'Student', ko: '학생' },
  minutes: { en: 'Minutes', ko: '분' },
  first: { en: 'First here', ko: '처음 들어온 때' },
  last: { en: 'Last here', ko: '마지막으로 있던 때' },
  activity: { en: 'Activity', ko: '활동' },
  began: { en: 'From', ko: '시작' },
  spent: { en: 'Minutes spent', ko: '걸린 시간(분)' },
  planned: { en: 'Minutes planned', ko: '계획한 시간(분)' },
  steps: { en: 'Steps', ko: '단계' },
  at: { en: 'When', ko: '시각' },
  question: { en: 'Question', ko: '질문' },
  round: { en: 'Round', ko: '투표' },
  answers: { en: 'Answers', ko: '답한 사람' },
  right: { en: 'Right', ko: '맞힌 사람' },
  board: { en: 'Board', ko: '보드' },
  classBoard: { en: 'Class board', ko: '우리 반 보드' },
  by: { en: 'By', ko: '바꾼 사람' },
  training: { en: 'Training', ko: '학습' },
  kind: { en: 'What', ko: '무엇' },
  loss: { en: 'Loss', ko: '손실' },
} as const satisfies Record<string, Sentence>;

/** What the changes of a board are, by the kinds that histories know them by. */
const kinds: Readonly<Record<string, Sentence>> = {
  opened: { en: 'Board opened', ko: '보드 열기' },
  reset: { en: 'Reset', ko: '처음으로 되돌리기' },
  'brought-back': { en: 'Back to an earlier point', ko: '지난 시점으로 되돌리기' },
  parameters: { en: 'Weights and biases', ko: '가중치와 편향' },
  input: { en: 'Input', ko: '입력' },
  target: { en: 'Target', ko: '타깃' },
  data: { en: 'Data', ko: '데이터' },
  network: { en: 'Network', ko: '신경망 모양' },
  initialized: { en: 'Weights initialized', ko: '가중치 다시 정하기' },
  loss: { en: 'Loss function', ko: '손실 함수' },
  revealed: { en: 'Question revealed', ko: '질문 공개' },
  trained: { en: 'Training', ko: '학습' },
  stopped: { en: 'Training stopped', ko: '학습 중단' },
  undone: { en: 'Undo', ko: '되돌리기' },
};

function kindIn(locale: Locale, kind: string): string {
  const sentence = lookup(kinds, kind);
  return sentence === undefined ? kind : say(sentence, locale);
}

/** A report as tables, in one language; `timeOf` writes a time. */
export function tablesOf(report: Report, locale: Locale, timeOf: (at: Timestamp) => string): Table[] {
  const word = (key: keyof typeof sentences) => say(sentences[key], locale);
  const table = (
    name: TableName,
    heads: readonly (keyof typeof sentences)[],
    rows: readonly (readonly Cell[])[],
  ): Table => ({ name, title: `${titleIn(locale, report)} · ${word(name)}`, heads: heads.map(word), rows });
  const names = namesIn(report);
  const minute = (at: number | undefined) =>
    at === undefined || report.attendance === null ? null : timeOf(report.attendance.since + at * MINUTE);
  return [
    table(
      'attendance',
      report.anonymous
        ? ['pseudonym', 'role', 'minutes', 'first', 'last']
        : ['name', 'pseudonym', 'role', 'minutes', 'first', 'last'],
      report.people.map(({ name, pseudonym, role, minutes, stays }) => [
        ...(report.anonymous ? [name] : [name, role === 'student' ? pseudonym : null]),
        word(role),
        minutes,
        minute(stays[0]?.[0]),
        minute(stays.at(-1)?.[1]),
      ]),
    ),
    table(
      'activities',
      ['activity', 'began', 'spent', 'planned', 'steps'],
      report.activities.map(({ title, from, to, planned, step, steps }) => [
        title[locale],
        timeOf(from),
        to === null ? null : Math.round((to - from) / MINUTE),
        planned,
        `${step} / ${steps}`,
      ]),
    ),
    table(
      'questions',
      ['at', 'activity', 'question', 'round', 'answers', 'right'],
      report.questions.flatMap(({ at, during, asks, rounds }) =>
        rounds.map(({ count, right }, index) => [
          timeOf(at),
          during === null ? null : (report.activities[during]?.title[locale] ?? null),
          asks[locale],
          index + 1,
          count,
          right,
        ]),
      ),
    ),
    table(
      'changes',
      ['at', 'board', 'by', 'kind', 'loss'],
      report.boards.flatMap(({ title, called, changes }) =>
        changes.map(({ at, by, kind, loss }) => [
          timeOf(at),
          called?.[locale] ?? title ?? word('classBoard'),
          by === null ? word('training') : (names.get(by) ?? by),
          kindIn(locale, kind),
          loss,
        ]),
      ),
    ),
  ];
}
