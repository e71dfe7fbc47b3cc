import { describe, expect, it } from 'vitest';
import type { Sentence } from '#shared/locale.ts';
import { locales, say } from '#shared/locale.ts';
import { activationNames } from '#shared/math/activations.ts';
import { datasetNames } from '#shared/math/datasets.ts';
import { initializerNames } from '#shared/math/initializers.ts';
import { lossNames } from '#shared/math/losses.ts';
import { optimizerNames } from '#shared/math/optimizers.ts';
import { activationTexts } from '#shared/math/texts/activation-texts.ts';
import { dataProblemTexts } from '#shared/math/texts/data-problem-texts.ts';
import { datasetTexts } from '#shared/math/texts/dataset-texts.ts';
import { divergenceReason } from '#shared/math/texts/divergence-texts.ts';
import { initializerTexts } from '#shared/math/texts/initializer-texts.ts';
import { lossTexts } from '#shared/math/texts/loss-texts.ts';
import { optimizerTexts } from '#shared/math/texts/optimizer-texts.ts';
import { formsOf } from '../forms-of.ts';

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'en' in value && 'ko' in value;
}

/** Every sentence in a table, with where it stands. */
function sentencesIn(value: unknown, path: string): [string, Sentence][] {
  if (isSentence(value)) return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentencesIn(inner, `${path}.${key}`));
}

const tables = {
  activationTexts,
  lossTexts,
  optimizerTexts,
  initializerTexts,
  datasetTexts,
  dataProblemTexts,
};

describe('texts', () => {
  it('exist for every entry of every table', () => {
    expect(Object.keys(activationTexts)).toEqual(activationNames);
    expect(Object.keys(lossTexts)).toEqual(lossNames);
    expect(Object.keys(optimizerTexts)).toEqual(optimizerNames);
    expect(Object.keys(initializerTexts)).toEqual(initializerNames);
    expect(Object.keys(datasetTexts)).toEqual(datasetNames);
  });

  it.each(sentencesIn(tables, 'texts'))('%s says the same in both languages', (_, { en, ko }) => {
    const marks = (text: string): string[] =>
      Array.from(text.matchAll(/\{\w+\}/g), ([mark]) => mark).toSorted();
    for (const english of formsOf(en)) {
      for (const korean of formsOf(ko)) {
        expect(marks(english)).toEqual(marks(korean));
        expect(english.trim()).not.toBe('');
        expect(korean.trim()).not.toBe('');
        if (english.endsWith('.')) expect(korean).toMatch(/요\.$/);
      }
    }
  });

  it('formulas balance their braces', () => {
    const formulas = [
      ...Object.values(activationTexts),
      ...Object.values(lossTexts),
      ...Object.values(optimizerTexts),
    ];
    for (const text of formulas) {
      for (const formula of Object.values(text).filter((value) => typeof value === 'string')) {
        const plain = formula.replace(/\\[{}]/g, '');
        expect(plain.split('{').length, formula).toBe(plain.split('}').length);
      }
    }
  });

  it('say what blew up, units counted from 1', () => {
    const unit = divergenceReason({ what: 'unit', layer: 2, unit: 0 });
    expect(say(unit.sentence, 'en', unit.params)).toMatch(/^Training stopped: neuron 1 of layer 2 /);
    const parameter = divergenceReason({ what: 'parameter', key: 'W1-0-0' });
    const loss = divergenceReason({ what: 'loss' });
    const gradient = divergenceReason({ what: 'gradient', key: 'b1-0' });
    for (const { sentence, params } of [unit, parameter, loss, gradient]) {
      for (const locale of locales) expect(say(sentence, locale, params)).not.toMatch(/[{}]/);
    }
  });
});
