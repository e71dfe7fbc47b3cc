/**
 * `npm run spec`: writes the tables of commands and events in `shared/protocol/SPEC.md`, which follow from their
 * definitions. What an event makes is written there by hand, and kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as lessons from '#shared/workshop/activities/schemas.ts';
import type { CommandDefinition, EventDefinition } from '#shared/workshop/kernel/definition.ts';
import * as schemas from '#shared/workshop/kernel/schemas.ts';
import { room } from '#shared/workshop/kernel/scope.ts';
import * as plans from '#shared/workshop/plan/schemas.ts';
import * as questions from '#shared/workshop/predictions/schemas.ts';
import { rules } from '#shared/workshop/rules.ts';

export const SPEC = resolve(import.meta.dirname, '../../shared/protocol/SPEC.md');

/** As much of a zod schema as is read here. */
interface Schema {
  readonly _zod: { readonly def: Def };
}

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly items?: readonly Schema[];
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** Schemas that SPEC has a name for. */
const names = new Map<unknown, string>([
  [schemas.network, 'Network'],
  [schemas.data, 'Data'],
  [schemas.point, 'Point'],
  [schemas.content, 'Content'],
  [schemas.participant, 'Participant'],
  [schemas.trainingSettings, 'Settings'],
  [schemas.someTrainingSettings, 'some Settings'],
  [schemas.blowup, 'Blowup'],
  [schemas.loss, 'Loss'],
  [schemas.initializer, 'Initializer'],
  [schemas.locale, '"en" | "ko"'],
  [questions.words, 'Words'],
  [questions.asking, 'Asking'],
  [questions.asked, 'Asking'],
  [questions.question, 'Question'],
  [questions.histogram, '[answer, count][]'],
  [questions.answer, 'Given'],
  [questions.reveal, 'Reveal'],
  [lessons.text, 'ActivityText'],
  [lessons.key, 'ActivityKey'],
  [lessons.placedBoard, 'PlacedBoard'],
  [plans.item, 'PlanItem'],
  [lessons.wrong, '{ id, says: Words }'],
]);

function typeOf(schema: Schema): string {
  const name = names.get(schema);
  if (name !== undefined) return name;
  const { def } = schema._zod;
  switch (def.type) {
    case 'nullable':
      return `${typeOf(def.innerType!)} | null`;
    case 'optional':
      return typeOf(def.innerType!);
    case 'array':
      return listOf(typeOf(def.element!));
    case 'tuple':
      return `[${def.items!.map(typeOf).join(', ')}]`;
    case 'union':
      return def.options!.map(typeOf).join(' | ');
    case 'literal':
      return def.values!.map((value) => JSON.stringify(value)).join(' | ');
    case 'enum':
      return Object.values(def.entries!)
        .map((value) => JSON.stringify(value))
        .join(' | ');
    case 'object':
      return `{ ${Object.entries(def.shape!).map(fieldOf).join(', ')} }`;
    default:
      return def.type;
  }
}

const listOf = (type: string) => (type.includes(' | ') ? `(${type})[]` : `${type}[]`);

function fieldOf([name, schema]: [string, Schema]): string {
  return `${name}${schema._zod.def.type === 'optional' ? '?' : ''}: ${typeOf(schema)}`;
}

function fieldsOf({
  schema,
  fields,
}: Pick<CommandDefinition | EventDefinition, 'schema' | 'fields'>): string {
  const { shape = {} } = (schema as unknown as Schema)._zod.def;
  // A bar would end the cell.
  return fields.map((name) => `\`${fieldOf([name, shape[name]!])}\``.replaceAll('|', '\\|')).join(', ');
}

function who({ permission, changesBoards }: CommandDefinition['rules']): string {
  return `${whose(permission)}${changesBoards === undefined ? '' : ', *boards*'}`;
}

function whose({ student, whenFrozen }: CommandDefinition['rules']['permission']): string {
  if (student === false) return 'instructors';
  if (student === 'own') return 'instructors; students themselves, also frozen';
  if (student === true) return whenFrozen ? 'everyone, also frozen' : 'everyone';
  return `*${student}*`;
}

const codes = (list: readonly string[] = []) => list.map((code) => `\`${code}\``).join(', ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export function commandTable(): string {
  return table(
    ['type', 'fields', 'who', 'cost', 'refused with'],
    [...rules.commands.values()].map((command) => [
      `\`${command.type}\``,
      fieldsOf(command),
      who(command.rules),
      String(command.rules.cost ?? 1),
      codes(command.rules.codes),
    ]),
  );
}

/** An event's scope, as one with these names in it has it. */
function scopeOf({ rules: { scope } }: EventDefinition): string {
  const { kind } = scope({ board: '', participant: '' }) ?? room();
  return kind;
}

/** @param makes what each event makes, by its type */
export function eventTable(makes: ReadonlyMap<string, string>): string {
  return table(
    ['type', 'further fields', 'format', 'scope', 'makes'],
    [...rules.events.values()].map((event) => [
      `\`${event.type}\``,
      fieldsOf(event),
      String(event.format),
      scopeOf(event),
      makes.get(event.type) ?? '',
    ]),
  );
}

/** The page with its tables as they follow from the definitions. */
export function withTables(spec: string): string {
  return between(between(spec, 'commands', commandTable), 'events', (old) => eventTable(makesOf(old)));
}

function between(spec: string, name: string, write: (old: string) => string): string {
  const [start, end] = [`<!-- ${name}:start -->\n`, `\n<!-- ${name}:end -->`];
  const [from, to] = [spec.indexOf(start) + start.length, spec.indexOf(end)];
  if (from < start.length || to < from) throw new Error(`SPEC.md has no marks for ${name}`);
  return spec.slice(0, from) + write(spec.slice(from, to)) + spec.slice(to);
}

/** The last cell of each row of a table, by the name in its first. */
function makesOf(rows: string): ReadonlyMap<string, string> {
  return new Map(
    rows.split('\n').flatMap((row) => {
      const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
      const type = /^`([a-z-]+)`$/.exec(cells[1] ?? '')?.[1];
      return type === undefined ? [] : [[type, cells.at(-2) ?? ''] as const];
    }),
  );
}

if (process.argv[1] === import.meta.filename) writeFileSync(SPEC, withTables(readFileSync(SPEC, 'utf8')));
