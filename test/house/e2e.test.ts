import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import type { Sentence } from '#shared/locale.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { formsOf } from '../shared/forms-of.ts';

const root = resolve(import.meta.dirname, '../e2e');
const files = globSync('**/*.ts', { cwd: root }).map(
  (file) => [file, readFileSync(resolve(root, file), 'utf8')] as const,
);

const sentences = [...Object.values<Sentence>(messages), ...Object.values<Sentence>(rejections)].flatMap(
  ({ en, ko }) => [...formsOf(en), ...formsOf(ko)],
);

/** Names that people in these tests type, which a sentence has as an example. */
const names = ['김서연', '서연'];

/** Every hit of a pattern, by its file. */
const hits = (pattern: RegExp) =>
  files.flatMap(([file, text]) => [...text.matchAll(pattern)].map(([, hit = '']) => ({ file, hit })));

/** The selectors that files look for, without what stands in brackets. */
const selectors = hits(
  /(?:locator|querySelector(?:All)?|waitForSelector|tabTo|closest|matches)\((?:\w+, )?\s*['"`]([^'`]+)['`]/g,
).map(({ file, hit }) => ({ file, hit: hit.replace(/\[[^\]]*\]/g, '') }));

describe('tests of the whole product find things by role or by test hook', () => {
  it('by no class of a style sheet', () => {
    expect(selectors.length).toBeGreaterThan(20);
    expect(selectors.filter(({ hit }) => /\.[a-z]/i.test(hit))).toEqual([]);
  });

  it('by no label, placeholder or text', () => {
    expect(hits(/\.(getBy(?:Text|Label|Placeholder|Title|AltText))\(/g)).toEqual([]);
    expect(hits(/(text=|:has-text\()/g)).toEqual([]);
  });

  it('by no sentence in one language', () => {
    expect(hits(/\]?\.(ko|en)\b(?!-)/g)).toEqual([]);
    const literals = hits(/'([^'\n]*[가-힣][^'\n]*)'/g);
    const named = hits(/name: ['/]([^'/]+)['/]/g);
    const labels = [...literals, ...named].filter(
      ({ hit }) => !names.includes(hit) && sentences.some((sentence) => sentence.includes(hit)),
    );
    expect(labels).toEqual([]);
  });
});
