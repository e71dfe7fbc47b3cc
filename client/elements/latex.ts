const MATHML = 'http://www.w3.org/1998/Math/MathML';

const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  mu: 'μ',
  sigma: 'σ',
  partial: '∂',
  infty: '∞',
};

const operators: Readonly<Record<string, string>> = {
  le: '≤',
  ne: '≠',
  leftarrow: '←',
  sum: '∑',
  '{': '{',
  '}': '}',
};

const functions: ReadonlySet<string> = new Set(['log', 'max', 'tanh']);
const spaces: Readonly<Record<string, string>> = { ',': '0.17em', quad: '1em' };

/**
 * MathML of a formula in the part of LaTeX that the lecture's texts use: letters, numbers, scripts, \frac,
 * \sqrt, \hat, \sum, \left … \right and cases.
 * @throws SyntaxError at anything else
 */
export function mathOf(latex: string): Element {
  return element(
    'math',
    row(new Reader(latex), () => false),
  );
}

/** The formula's tokens, one after the other. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(latex: string) {
    this.#tokens = latex.match(/\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\S/g) ?? [];
  }

  get next(): string | undefined {
    return this.#tokens[this.#at];
  }

  take(): string {
    const token = this.next;
    if (token === undefined) throw new SyntaxError('the formula ends too early');
    this.#at++;
    return token;
  }

  expect(token: string): void {
    const taken = this.take();
    if (taken !== token) throw new SyntaxError(`${taken} where ${token} should be`);
  }
}

/** Everything up to where `ends` says so; the ending itself is left. */
function row(reader: Reader, ends: (token: string) => boolean): Element[] {
  const nodes: Element[] = [];
  while (reader.next !== undefined && !ends(reader.next)) nodes.push(scripted(reader));
  return nodes;
}

/** One thing with its primes, subscript and superscript. */
function scripted(reader: Reader): Element {
  const base = single(reader);
  let below: Element | undefined;
  let above: Element | undefined;
  while (reader.next === '_' || reader.next === '^' || reader.next === "'") {
    const mark = reader.take();
    if (mark === '_') below = single(reader);
    else if (mark === '^') above = single(reader);
    else base.append('′');
  }
  if (below !== undefined && above !== undefined) return element('msubsup', [base, below, above]);
  if (below !== undefined) return element(base.textContent === '∑' ? 'munder' : 'msub', [base, below]);
  return above === undefined ? base : element('msup', [base, above]);
}

function single(reader: Reader): Element {
  const token = reader.take();
  if (token === '{') {
    const nodes = row(reader, (next) => next === '}');
    reader.expect('}');
    return group(nodes);
  }
  if (token.startsWith('\\')) return command(token.slice(1), reader);
  if (/^\d/.test(token)) return element('mn', token);
  if (/^[a-zA-Z]$/.test(token)) return element('mi', token);
  return element('mo', token === '-' ? '−' : token);
}

function command(name: string, reader: Reader): Element {
  const letter = letters[name];
  if (letter !== undefined) return element('mi', letter);
  const operator = operators[name];
  if (operator !== undefined) return element('mo', operator);
  if (functions.has(name)) return spaced(element('mi', name, { class: 'upright' }), reader);
  const width = spaces[name];
  if (width !== undefined) return element('mspace', [], { width });
  if (name === 'frac') return element('mfrac', [single(reader), single(reader)]);
  if (name === 'sqrt') return element('msqrt', [single(reader)]);
  if (name === 'hat') return element('mover', [single(reader), element('mo', '^')], { accent: 'true' });
  if (name === 'left') return fenced(reader);
  if (name === 'begin') return cases(reader);
  throw new SyntaxError(`\\${name}`);
}

/** A function's name keeps off what it is of, unless that is in parentheses. */
function spaced(name: Element, reader: Reader): Element {
  if (reader.next === '(' || reader.next === '^') return name;
  return group([name, element('mspace', [], { width: '0.17em' })]);
}

function fenced(reader: Reader): Element {
  const open = element('mo', reader.take());
  const inner = row(reader, (next) => next === '\\right');
  reader.expect('\\right');
  return group([open, ...inner, element('mo', reader.take())]);
}

function cases(reader: Reader): Element {
  for (const letter of '{cases}') reader.expect(letter);
  const rows: Element[] = [];
  let cells: Element[] = [];
  for (;;) {
    cells.push(
      element(
        'mtd',
        row(reader, (next) => ['&', '\\\\', '\\end'].includes(next)),
      ),
    );
    const end = reader.take();
    if (end === '&') continue;
    rows.push(element('mtr', cells));
    cells = [];
    if (end === '\\end') break;
  }
  for (const letter of '{cases}') reader.expect(letter);
  // Not every device has a font whose braces stretch; the style sheet draws this one.
  return element('mtable', rows, { class: 'cases' });
}

function group(nodes: readonly Element[]): Element {
  const [only] = nodes;
  return only !== undefined && nodes.length === 1 ? only : element('mrow', nodes);
}

function element(
  name: string,
  content: string | readonly Element[],
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const made = document.createElementNS(MATHML, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}
