import { messages } from '#client/i18n/messages.ts';
import { desktop, Person, phone, words } from './people.ts';
import { browser, server } from './product.ts';
import { SchoolProxy } from './proxy.ts';

/** Everybody at a lecture, and how they sit there. */
export interface LectureClass {
  readonly code: string;
  /** At a laptop, and beside it at a tablet. */
  readonly instructor: Person;
  readonly assistant: Person;
  readonly stage: Person;
  /** On a phone. */
  readonly seoyeon: Person;
  readonly ada: Person;
  /** Whose connection is not the best. */
  readonly minjun: Person;
  /** Behind a proxy that lets no WebSocket through. */
  readonly bo: Person;
  /** Not there yet. */
  readonly jiho: Person;
  readonly proxy: SchoolProxy;
}

const laptop = { ...desktop, viewport: { width: 1366, height: 768 } };
const tablet = { ...desktop, viewport: { width: 1180, height: 820 }, hasTouch: true };
const projector = { ...desktop, viewport: { width: 1920, height: 1080 } };

/** Opens a workshop and seats all but the late one. */
export async function seat(): Promise<LectureClass> {
  const proxy = await SchoolProxy.start(server.url, 'refuses');
  const arrive = (options = desktop) => Person.arrive(browser, options);
  const [instructor, assistant, stage, seoyeon, ada, minjun, bo, jiho] = await Promise.all([
    arrive(laptop),
    arrive(tablet),
    arrive(projector),
    arrive(phone),
    arrive({ ...desktop, locale: 'en-GB' }),
    arrive(laptop),
    arrive(laptop),
    arrive(),
  ]);
  const code = await instructor.opensWorkshop(server.url);
  const links = instructor.hook('fold-links');
  if ((await links.getAttribute('open')) === null) await links.locator('summary').click();
  await instructor.hook('make-link-co-instructor').click();
  await instructor.hook('show-link').click();
  const address = (await instructor.hook('link-address').getAttribute('data-value'))!;
  const { pathname, hash, search } = new URL(address);
  // In the order of their ids, as who has which is asked for below.
  await seoyeon.joins(server.url, code, '김서연');
  await ada.joins(server.url, code, 'Ada');
  await minjun.joins(server.url, code, '최민준');
  await Promise.all([
    bo.joins(proxy.url, code, 'Bo'),
    (async () => {
      await stage.page.goto(`${server.url}/w/${code}/stage`);
      await stage.isLive();
    })(),
    (async () => {
      await assistant.page.goto(`${server.url}${pathname}${search}${hash}`);
      await assistant.hook('join-name').fill('한나');
      await assistant.hook('join-submit').click();
      await assistant.isLive();
    })(),
  ]);
  return { code, instructor, assistant, stage, seoyeon, ada, minjun, bo, jiho, proxy };
}

/** Says yes in the dialog that is open. */
export async function confirms(person: Person, key: 'end.confirm' | 'past.resume.confirm'): Promise<void> {
  const dialog = person.page.getByRole('dialog');
  await dialog.getByRole('button', { name: words(messages[key]) }).click();
}

/** What a screen says: its version, and each number on it that others may have on theirs. */
export interface Screen {
  readonly version: number;
  readonly numbers: Readonly<Record<string, string>>;
}

/** The numbers of a board, wherever they stand on a page. */
const NUMBERS = /^(loss|output-\d+|param-[Wb].*|neuron-.*|accuracy|rows-right|prediction-count)$/;

function read({ page }: Person): Promise<Screen> {
  return page.evaluate((source) => {
    const pattern = new RegExp(source);
    const numbers: Record<string, string> = {};
    let version = Number.NaN;
    for (const element of document.querySelectorAll<HTMLElement>('[data-testid][data-value]')) {
      const { testid = '', value = '' } = element.dataset;
      if (testid === 'version') version = Number(value);
      else if (pattern.test(testid)) numbers[testid] ??= value;
    }
    // What the diagram says, to as many digits as it has room for.
    for (const pill of document.querySelectorAll<HTMLElement>('[data-testid^="pill-"]')) {
      const [text] = /[−-]?\d+(\.\d+)?/.exec(pill.innerText.split('→').at(-1)!) ?? [];
      if (text !== undefined) numbers[pill.dataset.testid!] ??= text.replace('−', '-');
    }
    return { version, numbers };
  }, NUMBERS.source);
}

/** So often looked at, versions that differ are those of who has been shown less. */
const PATIENCE = 10;

/**
 * Waits until every screen is at the same version and every number that two of them have is the same on both.
 * @param people whoever is first may call everybody, as instructors do
 * @param everywhere what has to be on each of them
 * @returns all numbers there are
 */
export async function agreement(
  people: readonly Person[],
  everywhere: readonly string[] = [],
): Promise<Record<string, number>> {
  const deadline = Date.now() + 30_000;
  for (let looked = 1; ; looked++) {
    const screens = await Promise.all(people.map(read));
    const wrong = disagreement(screens, everywhere) ?? disorder(screens);
    if (wrong === undefined) {
      const all = Object.assign({}, ...screens.map(({ numbers }) => numbers)) as Record<string, string>;
      return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, Number(value)]));
    }
    if (Date.now() > deadline) throw new Error(`no agreement: ${wrong}`);
    // What some may not see leaves the others at the version before; what all see brings them together.
    const calls = people[0]!.hook('look-here');
    if (looked % PATIENCE === 0 && disagreement(screens, everywhere) === undefined) await calls.click();
    await people[0]!.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** The versions that screens are at, where they are not at the same. */
function disorder(screens: readonly Screen[]): string | undefined {
  const versions = screens.map(({ version }) => version);
  const alike = new Set(versions).size === 1 && !Number.isNaN(versions[0]);
  return alike ? undefined : `versions ${versions.join(' ')}`;
}

/** Which number two screens have differently, or one has not; undefined where they agree. */
function disagreement(screens: readonly Screen[], everywhere: readonly string[]): string | undefined {
  for (const name of everywhere) {
    const missing = screens.flatMap(({ numbers }, index) => (numbers[name] === undefined ? [index] : []));
    if (missing.length > 0) return `no ${name} on ${missing.join(' ')}`;
  }
  for (const name of new Set(screens.flatMap(({ numbers }) => Object.keys(numbers)))) {
    const values = screens.map(({ numbers }) => numbers[name]);
    const shown = values.filter((value) => value !== undefined);
    const alike = name.startsWith('pill-') ? sameToDigits(shown) : new Set(shown).size === 1;
    if (!alike) return `${name}: ${values.join(' ')}`;
  }
  return undefined;
}

/** A diagram with less room shows fewer digits. */
function sameToDigits(texts: readonly string[]): boolean {
  const digits = (text: string) => text.split('.')[1]?.length ?? 0;
  const fewest = Math.min(...texts.map(digits));
  const [first = 0, ...rest] = texts.map(Number);
  return rest.every((value) => Math.abs(value - first) <= 0.51 * 10 ** -fewest);
}
