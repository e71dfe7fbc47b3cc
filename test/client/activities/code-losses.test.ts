import '#client/activities/code-losses/code-losses.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { CodeEditor } from '#client/activities/code-losses/code-editor.ts';
import type { ActivityView } from '#client/activities/view.ts';
import { setLocale } from '#client/i18n/locale.ts';
import type { Answer, Ask, Outcome } from '#client/workers/python/protocol.ts';
import { Python, type PythonWorker } from '#client/workers/python/python.ts';
import { codeLosses } from '#shared/lessons/code-losses.ts';
import type { CodeResult } from '#shared/workshop/model/code.ts';
import { expectAccessible, settled } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';
import { activityView } from './activity-views.ts';

const exercise = codeLosses.code!;
const tests = [...exercise.visible, ...exercise.hidden];

/** A worker that is told what to say. */
class Played implements PythonWorker {
  onmessage: PythonWorker['onmessage'] = null;
  onerror: PythonWorker['onerror'] = null;
  readonly asked: Ask[] = [];
  ended = false;

  postMessage(ask: Ask): void {
    this.asked.push(ask);
  }

  terminate(): void {
    this.ended = true;
  }

  says(answer: Answer): void {
    this.onmessage?.call(this as never, new MessageEvent('message', { data: answer }));
  }

  get id(): number {
    const last = this.asked.at(-1);
    return last?.do === 'run' ? last.id : 0;
  }
}

let workers: Played[];
let python: Python;

beforeEach(() => {
  setLocale('ko');
  workers = [];
  python = new Python(() => {
    const worker = new Played();
    workers.push(worker);
    return worker;
  });
});

// What still runs would be ended with its element, within the next test.
afterEach(() => python.stop());

const worker = () => workers.at(-1)!;
const open = async (making: Parameters<typeof activityView>[1] = {}, width = 1176) => {
  const view: ActivityView = activityView('code-losses', { step: 'write', ...making });
  return mountElement('wr-code-losses', { view, python }, ['activity-command'], width);
};

const number = (value: number): CodeResult => ({ kind: 'number', value });

/** What a right solution comes to, but for some of the tests. */
function outcome(but: Readonly<Record<string, CodeResult>> = {}): Outcome {
  return { error: null, results: tests.map(({ id, gives }) => but[id] ?? number(gives)) };
}

async function runs(element: HTMLElementTagNameMap['wr-code-losses'], came: Outcome): Promise<void> {
  worker().says({ says: 'ready', numpy: null });
  await settled(element);
  hook('code-run').click();
  worker().says({ says: 'done', id: worker().id, outcome: came });
  await vi.waitFor(() => expect(python.state.is).toBe('ready'));
  await settled(element);
}

const editor = () => hook<CodeEditor>('code-editor');
const content = () => editor().shadowRoot!.querySelector<HTMLElement>('[role="textbox"]')!;

describe('code-losses', () => {
  test('loads Python with its megabytes, then says what is imported', async () => {
    const { element } = await open();
    expect(worker().asked).toEqual([{ do: 'load' }]);
    worker().says({ says: 'loading', bytes: 6_071_000 });
    await settled(element);
    expect(hook('code-python').textContent).toContain('6.1 MB');
    expect(element.querySelector('progress')!.value).toBeCloseTo(0.5, 2);
    expect(hook<HTMLButtonElement>('code-run').disabled).toBe(true);
    worker().says({ says: 'ready', numpy: '2.4.6' });
    await settled(element);
    expect(hook('code-python').textContent).toContain('numpy 2.4.6');
    await expectAccessible(element);
  });

  test('tries what the functions give, and reports what passes', async () => {
    const { element, emitted } = await open();
    await runs(element, outcome());
    expect(hook('code-result').dataset).toMatchObject({ passed: '11', total: '11' });
    const commands = emitted.map(({ detail }) => (detail as { command: unknown }).command);
    const gives = (id: string) => tests.find((test) => test.id === id)!.gives;
    expect(commands).toEqual([
      { type: 'report-code', passed: [true, true, true], shared: false, source: exercise.start.ko },
      { type: 'try-task', task: 'first', values: [gives('mse-first'), gives('ce-first')] },
      { type: 'try-task', task: 'second', values: [gives('mse-second'), gives('ce-second')] },
    ]);
    await expectAccessible(element);
  });

  test.each([
    ['mse-first', number(0.0975), '½'],
    ['mse-first', number(0.195), 'np.mean'],
    ['ce-first', number(Number.NaN), '1e-7'],
    ['ce-zero', number(Number.POSITIVE_INFINITY), '1e-7'],
    ['ce-first', { kind: 'none' }, 'return'],
    ['ce-first', { kind: 'array', shape: [10] }, 'axis'],
    ['ce-first', { kind: 'missing' }, 'def'],
    ['ce-first', { kind: 'error', name: 'NameError', message: 'no', line: 4 }, '4번째 줄'],
    ['ce-batch', { kind: 'array', shape: [3] }, 'axis'],
  ] as const)('says what helps: %s is %o', async (id, result, helps) => {
    const { element } = await open();
    await runs(element, outcome({ [id]: result }));
    expect(hook('code-advice').textContent).toContain(helps);
    const hiddenOne = exercise.hidden.some((test) => test.id === id);
    expect(hook('code-result').dataset).toMatchObject(
      hiddenOne ? { passed: '10', total: '11' } : { passed: '6', total: '7' },
    );
  });

  test('keeps the hidden tests hidden until the visible ones pass', async () => {
    const { element } = await open();
    await runs(element, outcome({ 'mse-first': number(0) }));
    expect(document.querySelector('[data-testid="code-test-ce-batch"]')).toBeNull();
    expect(document.body.textContent).toContain('숨은 시험 4개');
  });

  test('stops what runs by ending its worker, and says so', async () => {
    const { element } = await open();
    worker().says({ says: 'ready', numpy: null });
    await settled(element);
    hook('code-run').click();
    await settled(element);
    const before = worker();
    hook('code-stop').click();
    await settled(element);
    expect(before.ended).toBe(true);
    expect(workers).toHaveLength(2);
    await vi.waitFor(() => expect(hook('code-advice').textContent).toContain('멈췄어요'));
  });

  test('gives number fields where there is no Python, and lets it be tried again', async () => {
    const { element } = await open();
    worker().says({ says: 'failed', why: 'no' });
    await settled(element);
    expect(hook('code-blocked').textContent).toContain('숫자로 풀 수 있어요');
    expect(element.querySelectorAll('[data-testid="task"]')).toHaveLength(2);
    await expectAccessible(element);
    hook('code-retry').click();
    worker().says({ says: 'ready', numpy: null });
    await settled(element);
    expect(document.querySelector('[data-testid="code-blocked"]')).toBeNull();
  });

  test('a browser that has no workers gets them as well', async () => {
    python = new Python(() => {
      throw new Error('no workers here');
    });
    await open();
    expect(python.state).toMatchObject({ is: 'blocked' });
    hook('code-blocked');
  });

  test('gives up a load that brings nothing', async () => {
    vi.useFakeTimers();
    python.load();
    vi.advanceTimersByTime(31_000);
    vi.useRealTimers();
    expect(python.state).toEqual({ is: 'blocked', why: 'nothing comes' });
    expect(worker().ended).toBe(true);
  });

  test('shows what was printed as text, whatever it says', async () => {
    const { element } = await open();
    worker().says({ says: 'ready', numpy: null });
    await settled(element);
    hook('code-run').click();
    const text = '<img src=x onerror=alert(1)>';
    worker().says({ says: 'printed', id: worker().id, printed: { text, from: 'out' }, cut: true });
    await settled(element);
    expect(hook('code-output').textContent).toContain(text);
    expect(hook('code-output').textContent).toContain('줄였어요');
    expect(document.querySelector('[data-testid="code-output"] img')).toBeNull();
  });

  test('takes Hangul, runs on Ctrl Enter, and is left by Esc, then Tab', async () => {
    const { element } = await open();
    worker().says({ says: 'ready', numpy: null });
    await settled(element);
    editor().source = '';
    content().focus();
    await userEvent.keyboard('# ');
    // As an input method composes it: the text changes in place, syllable by syllable.
    const line = content().querySelector('.cm-line')!;
    content().dispatchEvent(new CompositionEvent('compositionstart', { data: '' }));
    for (const data of ['ㅎ', '하', '한']) {
      content().dispatchEvent(new CompositionEvent('compositionupdate', { data }));
      const node = line.lastChild instanceof Text ? line.lastChild : deepest(line);
      node.textContent = `# ${data}`;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    content().dispatchEvent(new CompositionEvent('compositionend', { data: '한' }));
    await vi.waitFor(() => expect(editor().source).toBe('# 한'));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(worker().asked.at(-1)).toMatchObject({ do: 'run', source: '# 한' });
    await userEvent.keyboard('{Escape}{Tab}');
    expect(document.activeElement).not.toBe(editor());
    expect(editor().source).toBe('# 한');
  });

  test('a stage shows counts and the chosen solution as text, and loads nothing', async () => {
    const source = 'x = "<script>alert(1)</script>"';
    const { element } = await open({
      size: 'stage',
      you: null,
      code: {
        tally: { activity: 'code-losses', people: 5, passed: [4, 3, 1] },
        shown: { activity: 'code-losses', by: 'p2', source },
      },
    });
    expect(workers).toHaveLength(0);
    expect([0, 1, 2].map((index) => hook(`code-count-${index}`).dataset.value)).toEqual(['4', '3', '1']);
    expect(hook('code-shown').querySelector('code')!.textContent).toBe(source);
    await expectAccessible(element);
  });

  test('an instructor chooses among the solutions that are shared', async () => {
    const report = { activity: 'code-losses', passed: [true, true, true] };
    const { element, emitted } = await open({
      role: 'instructor',
      code: {
        reports: { p2: { ...report, shared: true, source: 'x = 1' }, p3: { ...report, shared: false } },
      },
    });
    expect(element.querySelectorAll('[data-testid="code-show"]')).toHaveLength(1);
    hook('code-show').click();
    expect(emitted.at(-1)?.detail).toEqual({ command: { type: 'show-code', whose: 'p2' } });
    await expectAccessible(element);
  });
});

function deepest(node: Node): Node {
  return node.lastChild === null ? node : deepest(node.lastChild);
}
