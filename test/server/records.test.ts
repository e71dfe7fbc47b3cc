import { describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { MemoryStore } from '#server/adapters/memory.ts';
import { csvOf } from '#server/http/csv.ts';
import { IMPORT_LIMIT } from '#server/http/records.ts';
import { systemClock } from '#server/ports/clock.ts';
import { readLog } from '#server/records/log-import.ts';
import { Breath } from '#server/workshops/breath.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Report } from '#shared/workshop/projections/report.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../shared/lessons/tiny.ts';
import { type StartedApp, startApp } from './start.ts';

const board = FIRST_BOARD;

/** What an instructor asks for over HTTP. */
function asking(server: StartedApp, code: string, token: string) {
  return (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/workshops/${code}/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
}

/** A class that has done the activity of the tests, with names that no spreadsheet should trust. */
async function taught() {
  const store = new MemoryStore();
  const server = await startApp({ store, lessons: tinyLessons });
  const { code, instructorToken } = await server.open({ title: '=Class', locale: 'ko' });
  const [instructor, ada, grace] = [server.client(), server.client(), server.client()];
  await instructor.resume(code, instructorToken);
  await ada.join(code, '=1+1');
  await grace.join(code, '민준, "M"');
  await ada.command({ type: 'set-parameters', board, values: [['W1-0-0', 0.5]], final: true });
  await instructor.command({ type: 'open-activity', activity: 'tiny' });
  const prediction = Object.keys(instructor.state!.parts).includes('predictions') ? 'q1' : 'q0';
  await ada.command({ type: 'answer-prediction', prediction, round: 0, answer: 0.73125 });
  return { server, store, code, instructorToken, instructor, ada, grace, prediction };
}

type Taught = Awaited<ReturnType<typeof taught>>;

const ask = ({ server, code, instructorToken }: Taught) => asking(server, code, instructorToken);

async function importInto(server: StartedApp, log: string) {
  return fetch(`${server.url}/api/workshops/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: log,
  });
}

describe('what an instructor has of a workshop beside the room', () => {
  it('is for the tokens of its instructors alone (E3)', async () => {
    const class1 = await taught();
    const { server, code, ada } = class1;
    const other = await server.open();
    for (const path of ['report', 'export/csv', 'export/json', 'export/log']) {
      const statuses = [
        (await ask(class1)(path)).status,
        (await fetch(`${server.url}/api/workshops/${code}/${path}`)).status,
        (await asking(server, code, ada.token)(path)).status,
        (await asking(server, code, other.instructorToken)(path)).status,
        (await fetch(`${server.url}/api/workshops/${code}/${path}?token=${class1.instructorToken}`)).status,
        (await ask(class1)(path, { headers: { 'sec-fetch-site': 'cross-site' } })).status,
      ];
      expect(statuses).toEqual([200, 404, 403, 404, 404, 403]);
    }
    expect((await asking(server, code, ada.token)('reopen', { method: 'POST' })).status).toBe(403);
  });

  it('is there after the end as before it, and an ended workshop goes on from where it was (E1, E3)', async () => {
    const class1 = await taught();
    const { server, code, instructor, ada, instructorToken } = class1;
    await instructor.command({ type: 'end' });
    await ada.gone();
    const report = (await (await ask(class1)('report')).json()) as Report & { keptUntil: number };
    expect(report).toMatchObject({ status: 'ended', endedAt: expect.any(Number) });
    expect(report.keptUntil).toBeGreaterThan(Date.now());
    expect((await fetch(`${server.url}/api/workshops/${code}`)).status).toBe(404);
    expect((await ask(class1)('reopen', { method: 'POST' })).status).toBe(200);
    expect((await ask(class1)('reopen', { method: 'POST' })).status).toBe(200);
    const again = server.client();
    again.token = ada.token;
    await again.openBoards(code, [board]);
    expect(again.state).toMatchObject({ status: 'open' });
    expect(again.state!.boards[board]!.parameters[0]).toBe(0.5);
    const back = server.client();
    expect((await back.resume(code, instructorToken)).you).toBe('p1');
  });

  it('has what was done, the questions with their rounds, the loss and who was here (E4)', async () => {
    const class1 = await taught();
    const { instructor, prediction, grace } = class1;
    await instructor.command({ type: 'close-prediction', prediction });
    await instructor.command({ type: 'ask-again', prediction });
    await grace.command({ type: 'answer-prediction', prediction, round: 1, answer: 0.5 });
    await instructor.command({ type: 'reveal-prediction', prediction });
    const report = (await (await ask(class1)('report')).json()) as Report;
    expect(report.activities).toMatchObject([{ activity: 'tiny', step: 1, to: null }]);
    expect(report.questions).toMatchObject([
      { id: prediction, during: 0, revealed: true, rounds: [{ count: 1 }, { count: 1 }] },
    ]);
    expect(report.boards[0]).toMatchObject({
      board,
      byHand: 1,
      changes: [{}, { kind: 'parameters', by: 'p2' }],
    });
    expect(report.people.map(({ name }) => name)).toEqual(['강사', '=1+1', '민준, "M"']);
    const hidden = (await (await ask(class1)('report?names=hidden')).json()) as Report;
    expect(JSON.stringify(hidden)).not.toMatch(/=1\+1|민준/);
  });

  it('comes at a pace (E9)', async () => {
    const server = await startApp({}, { exports: { burst: 2, perSecond: 0.01 } });
    const { code, instructorToken } = await server.open();
    const get = asking(server, code, instructorToken);
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await get('export/csv')).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await get('report')).status).toBe(200);
  });

  it('and so does its report, which says when it may be had again (E9)', async () => {
    const server = await startApp({}, { reports: { burst: 2, perSecond: 0.01 } });
    const { code, instructorToken } = await server.open();
    const get = asking(server, code, instructorToken);
    const answers = [await get('report'), await get('report'), await get('report')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    const refusal = (await answers[2]!.json()) as { message: Record<string, string> };
    expect(refusal).toMatchObject({ code: 'too-many-attempts', params: { seconds: expect.any(Number) } });
    expect(refusal.message.en).toMatch(/Try again in \d+ seconds/);
    expect(refusal.message.ko).toMatch(/\d+초/);
    // Another workshop's instructor, and what is exported, are not held up by it.
    const other = await server.open();
    expect((await asking(server, other.code, other.instructorToken)('report')).status).toBe(200);
    expect((await get('export/csv')).status).toBe(200);
  });
});

describe('the tables', () => {
  it('open in a spreadsheet: Korean is Korean, and no cell is a formula (E5)', async () => {
    const response = await ask(await taught())('export/csv?table=attendance&zone=Asia/Seoul');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="weightroom-/);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const sheet = sheetOf(bytes);
    expect(Object.values(sheet).filter((cell) => (cell as xlsx.CellObject).f !== undefined)).toEqual([]);
    const rows = xlsx.utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: null });
    expect(rows.map((row) => row.이름)).toEqual(['강사', "'=1+1", '민준, "M"']);
    expect(rows.map((row) => row.역할)).toEqual(['강사', '학생', '학생']);
  });

  it('are one cell a text where semicolons separate, too, and lose no space of it (E5)', () => {
    const texts = ['a;b', 'a\tb', ' a', 'a ', 'a "b"', 'a\nb', 'a,b', ' =1+1', 'a'];
    const csv = csvOf([{ name: 'changes', title: 'T', heads: texts, rows: [texts] }]);
    for (const text of texts.slice(0, -2)) {
      expect(csv).toContain(`"${text.replaceAll('"', '""')}"`);
    }
    expect(csv).toMatch(/,a\r\n/);
    const sheet = sheetOf(Buffer.from(csv.replaceAll(',', ';')));
    expect(xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1 })[0]).toHaveLength(texts.length);
    const read = xlsx.utils.sheet_to_json<string[]>(sheetOf(Buffer.from(csv)), { header: 1 });
    expect(read[1]).toEqual(texts.map((text) => (text === ' =1+1' ? "' =1+1" : text)));
  });

  it('come together in one file, each under its title, every line as long as the others (E5)', async () => {
    const response = await ask(await taught())('export/csv?locale=en');
    const bytes = Buffer.from(await response.arrayBuffer());
    const sheet = sheetOf(bytes);
    const rows = xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, blankrows: true });
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.filter(([first]) => /^'=Class · /.test(String(first))).map(([first]) => first)).toEqual(
      ['Attendance', 'Activities', 'Questions', 'Changes'].map((name) => `'=Class · ${name}`),
    );
    expect(bytes.toString().split('\r\n').at(-1)).toBe('');
  });

  it('have pseudonyms instead of names where that is asked for, as has every other export (E8)', async () => {
    const class1 = await taught();
    for (const path of ['export/csv', 'export/json', 'export/log', 'report']) {
      const text = await (await ask(class1)(`${path}?names=hidden`)).text();
      expect(text).not.toMatch(/=1\+1|민준/);
      expect(text).toMatch(/[가-힣]+ [가-힣]+/);
    }
  });

  function sheetOf(bytes: Buffer): xlsx.WorkSheet {
    const book = xlsx.read(bytes, { type: 'buffer', raw: false });
    return book.Sheets[book.SheetNames[0]!]!;
  }
});

describe('a log', () => {
  /** What an import leaves as it was: all but what a new workshop has anew. */
  function lasting({ version: _, epoch: __, links: ___, ...state }: WorkshopState) {
    return state;
  }

  it('imported elsewhere gives the same state, under another code, with another key (E6, E7)', async () => {
    const class1 = await taught();
    const { instructor, prediction, code, instructorToken } = class1;
    await instructor.command({ type: 'reveal-prediction', prediction });
    await instructor.commandOf({ type: 'make-link', kind: 'co-instructor', hash: 'h'.repeat(43) });
    const log = await (await ask(class1)('export/log')).text();
    const elsewhere = await startApp({ lessons: tinyLessons });
    const response = await importInto(elsewhere, log);
    expect(response.status).toBe(201);
    const opened = (await response.json()) as { code: string; instructorToken: string };
    expect(opened.code).not.toBe(code);
    const back = elsewhere.client();
    await back.resume(opened.code, opened.instructorToken);
    const before = class1.server.client();
    await before.resume(code, instructorToken);
    expect(lasting(back.state!)).toEqual(lasting(before.state!));
    expect(back.state!.links).toEqual({});
    expect(back.state!.epoch).not.toBe(before.state!.epoch);
    // The old keys open nothing there.
    const [kind] = await elsewhere
      .client()
      .sayHello({ protocol: 2, workshop: opened.code, token: instructorToken });
    expect(kind).toBe('reject');
    expect((await back.command({ type: 'freeze' }))[0]).toBe('ack');
  });

  it('has no tokens, no code of its own and no answer before its reveal (E6)', async () => {
    const class1 = await taught();
    const log = await (await ask(class1)('export/log')).text();
    expect(log).toContain('prediction-answered');
    expect(log).not.toContain('0.73125');
    for (const secret of ['credential', '"commands"', class1.code, class1.instructor.state!.epoch]) {
      expect(log).not.toContain(secret);
    }
    await class1.instructor.command({ type: 'reveal-prediction', prediction: class1.prediction });
    expect(await (await ask(class1)('export/log')).text()).toContain('0.73125');
  });

  it('has no answers to a question that was left without a reveal (E6)', async () => {
    const class1 = await taught();
    await class1.instructor.command({ type: 'close-activity' });
    const log = await (await ask(class1)('export/log')).text();
    expect(log).toContain('prediction-answered');
    expect(log).not.toContain('0.73125');
    expect((await importInto(class1.server, log)).status).toBe(201);
  });

  it('has nothing of another workshop (E6)', async () => {
    const class1 = await taught();
    const { server } = class1;
    const other = await server.open({ title: 'OtherSentinel' });
    await server.client().join(other.code, 'OtherSentinel');
    for (const path of ['report', 'export/csv', 'export/json', 'export/log']) {
      expect(await (await ask(class1)(path)).text()).not.toContain('OtherSentinel');
    }
  });

  it('that is none, or that nobody can follow, is refused with the line where it is wrong (E7)', async () => {
    const class1 = await taught();
    const log = await (await ask(class1)('export/log')).text();
    const lines = log.trimEnd().split('\n');
    const { server } = class1;
    const wrong: Array<readonly [string, number]> = [
      ['', 1],
      ['{"weightroom":"plan"}\n', 1],
      [[lines[0], ...lines.slice(2)].join('\n'), 2],
      [lines.with(3, lines[3]!.replace(/"version":\d+/, '"version":99')).join('\n'), 4],
      [lines.with(1, lines[1]!.replace('"parameters":[0.1', '"parameters":[0.1,0.1')).join('\n'), 2],
      [lines.with(1, lines[1]!.replace('"units":3', '"units":300000000')).join('\n'), 2],
      [lines.with(2, lines[2]!.replace(/"at":\d+/, '"at":9999999999999')).join('\n'), 3],
      [lines.with(2, '{"version":2,"event":{"type":"from-tomorrow","by":null,"at":1}}').join('\n'), 3],
    ];
    for (const [text, line] of wrong) {
      const response = await importInto(server, text);
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: 'import-invalid', params: { line } },
      ]);
    }
  });

  it('that begins anew on the way cannot take the mark of another workshop, nor what is known of it (E6, E7)', async () => {
    const class1 = await taught();
    const { server, instructor } = class1;
    await (await ask(class1)('report')).json();
    const lines = (await (await ask(class1)('export/log')).text()).trimEnd().split('\n');
    const { event, ...first } = JSON.parse(lines[1]!) as { event: object };
    const again = JSON.stringify({
      ...first,
      version: lines.length,
      event: { ...event, epoch: instructor.state!.epoch, at: Date.now() },
    });
    const response = await importInto(server, [...lines, again].join('\n'));
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'import-invalid', params: { line: lines.length + 1 } },
    ]);
  });

  it('is no way to more boards than a workshop has, nor to lines without end (E7)', async () => {
    const class1 = await taught();
    const { server, instructor } = class1;
    await instructor.command({ type: 'open-board', title: 'B', of: board, as: 'start', members: [] });
    const lines = (await (await ask(class1)('export/log')).text()).trimEnd().split('\n');
    const last = lines.at(-1)!;
    expect(last).toContain('board-opened');
    const { listings } = instructor.state!;
    const room = limits.boards - Object.keys(listings).length;
    const more = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        last
          .replace(/"version":\d+/, `"version":${lines.length + n}`)
          .replace(/"board":"b\d+"/, `"board":"b${1_000 + n}"`),
      );
    expect((await importInto(server, [...lines, ...more(room)].join('\n'))).status).toBe(201);
    const full = await importInto(server, [...lines, ...more(room + 1)].join('\n'));
    expect(await full.json()).toMatchObject({
      code: 'import-invalid',
      params: { line: lines.length + room + 1 },
    });
    const endless = await importInto(server, `${lines.join('\n')}${'\n'.repeat(300_000)}`);
    expect(await endless.json()).toMatchObject({ code: 'import-invalid' });
  });

  it('that takes too long to be read is given up (E7)', async () => {
    const log = await (await ask(await taught())('export/log')).text();
    const context = { rules, epoch: 'e', at: Date.now(), credential: 'c', breath: new Breath(systemClock) };
    const read = (overdue: boolean) => readLog(log, { ...context, overdue: () => overdue });
    expect(await read(true)).toEqual({ ok: false, rejection: { code: 'busy' } });
    expect(await read(false)).toMatchObject({ ok: true });
  });

  it('comes at a pace, of a size that is said, and leaves the classes that are here their room (E7)', async () => {
    const log = await (await ask(await taught())('export/log')).text();
    const slow = await startApp({}, { imports: { burst: 1, perSecond: 0.01 } });
    const statuses = [];
    for (let n = 0; n < 2; n++) statuses.push((await importInto(slow, log)).status);
    expect(statuses).toEqual([201, 429]);
    const large = await importInto(await startApp(), 'x'.repeat(IMPORT_LIMIT + 1));
    expect([large.status, await large.json()]).toMatchObject([413, { params: { limit: IMPORT_LIMIT } }]);
    const small = await startApp({}, { totalBytes: log.length });
    await small.open();
    expect((await importInto(small, log)).status).toBe(507);
    await small.open();
  });

  it('takes the passphrase that opening a workshop takes, and comes from our own pages alone (E7)', async () => {
    const log = await (await ask(await taught())('export/log')).text();
    const server = await startApp({}, { passphrase: '열려라 sesame' });
    expect((await importInto(server, log)).status).toBe(403);
    const import_ = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/workshops/import`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson', ...headers },
        body: log,
      });
    const passphrase = encodeURIComponent('열려라 sesame');
    expect((await import_({ 'x-passphrase': passphrase })).status).toBe(201);
    expect((await import_({ 'x-passphrase': passphrase, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
