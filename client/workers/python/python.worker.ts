import { loadPyodide, type PyodideAPI } from 'pyodide';
import core from 'pyodide/pyodide.asm.mjs?url';
import wasm from 'pyodide/pyodide.asm.wasm?url';
import { info } from 'pyodide/pyodide-lock.json';
import library from 'pyodide/python_stdlib.zip?url';
import type { CodeResult } from '#shared/workshop/model/code.ts';
import smallNumpy from './numpy.py?raw';
import { type Answer, type Ask, OUTPUT_LIMIT, type Outcome, type Wheel } from './protocol.ts';
import runner from './runner.py?raw';

// Python, in a thread of its own: what never ends here is ended from outside.

/** Where our own modules lie. */
const MODULES = '/weightroom';

type Runner = (file: string, source: string, tests: string) => string;

let runs: Promise<Runner> | undefined;
let python: PyodideAPI | undefined;

self.onmessage = ({ data }: MessageEvent<Ask>): void => {
  runs ??= load();
  void runs.then(
    (run) => {
      if (data.do === 'run') start(run, data);
    },
    (error: unknown) => say({ says: 'failed', why: String(error) }),
  );
};

// Pyodide fetches some of itself where nobody waits for it.
self.onunhandledrejection = (event): void => {
  event.preventDefault();
  if (python === undefined) say({ says: 'failed', why: String(event.reason) });
};

function say(answer: Answer): void {
  self.postMessage(answer);
}

async function load(): Promise<Runner> {
  countLoading();
  // Of all the packages that Pyodide knows, at most this one, and from this server.
  const wheel = await wheelHere();
  const loaded = await loadPyodide({
    // Both lie there under names of their own, see `client/vite.config.ts`.
    indexURL: folderOf(core, wasm),
    stdLibURL: new URL(library, self.location.href).href,
    lockFileContents: { info, packages: wheel === null ? {} : { numpy: wheel } } as never,
    packageBaseUrl: new URL('/python/', self.location.href).href,
    checkAPIVersion: true,
  });
  loaded.FS.mkdirTree(MODULES);
  loaded.runPython(`import sys; sys.path.append('${MODULES}')`);
  if (wheel !== null) await loaded.loadPackage('numpy', { messageCallback: () => {} });
  else loaded.FS.writeFile(`${MODULES}/numpy.py`, smallNumpy);
  loaded.FS.writeFile(`${MODULES}/weightroom_runner.py`, runner);
  const { run } = loaded.pyimport('weightroom_runner') as { run: Runner };
  python = loaded;
  say({ says: 'ready', numpy: wheel?.version ?? null });
  return run;
}

/** The folder that Pyodide finds its core in. */
function folderOf(core: string, wasm: string): string {
  const [folder, other] = [core, wasm].map((path) => new URL('.', new URL(path, self.location.href)).href);
  if (folder !== other) throw new Error('the core of Pyodide is not in one folder');
  return folder!;
}

async function wheelHere(): Promise<Wheel> {
  try {
    const answer = await fetch('/api/python');
    return answer.ok ? ((await answer.json()) as { numpy: Wheel }).numpy : null;
  } catch {
    // Without a network the small one does.
    return null;
  }
}

/** Tells how many bytes have come, whoever fetches them. */
function countLoading(): void {
  const fetchIt = self.fetch.bind(self);
  let bytes = 0;
  self.fetch = async (input, init) => {
    const answer = await fetchIt(input, init);
    const { body, status, statusText, headers } = answer;
    if (body === null || !answer.ok) return answer;
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        say({ says: 'loading', bytes });
        controller.enqueue(chunk);
      },
    });
    return new Response(body.pipeThrough(counting), { status, statusText, headers });
  };
}

function start(run: Runner, { id, file, source, tests }: Extract<Ask, { do: 'run' }>): void {
  listen(id);
  const answer = JSON.parse(run(file, source, JSON.stringify(tests))) as Outcome;
  say({ says: 'done', id, outcome: { ...answer, results: answer.results.map(numbered) } });
}

/** What is printed goes out as it comes, up to the limit; the rest is dropped. */
function listen(id: number): void {
  let left = OUTPUT_LIMIT;
  const decoder = new TextDecoder();
  const writer = (from: 'out' | 'error') => ({
    write(bytes: Uint8Array): number {
      if (left > 0) {
        const text = decoder.decode(bytes).slice(0, left);
        left -= text.length;
        say({ says: 'printed', id, printed: { text, from }, cut: left === 0 });
      }
      return bytes.length;
    },
  });
  python?.setStdout(writer('out'));
  python?.setStderr(writer('error'));
}

/** JSON has no NaN and no infinity: they come as texts. */
function numbered(result: CodeResult): CodeResult {
  return result.kind === 'number' && typeof result.value === 'string'
    ? { kind: 'number', value: Number(String(result.value).replace('inf', 'Infinity')) }
    : result;
}
