import type { Sentence } from '../../locale.ts';
import type { DataProblem } from '../datasets/points.ts';

/** What to do about points that are no data set; `{…}` marks are the problem's params. */
export const dataProblemTexts: Readonly<Record<DataProblem['code'], Sentence>> = {
  'no-samples': {
    en: 'There are no points yet. Add or paste at least one.',
    ko: '아직 점이 없어요. 하나 이상 찍거나 붙여 넣어 주세요.',
  },
  'too-many-samples': {
    en: 'Use at most {limit} points; there are {received}.',
    ko: '점은 {limit}개까지 쓸 수 있는데 {received}개가 있어요.',
  },
  'too-many-features': {
    en: 'Use at most {limit} numbers per point.',
    ko: '점 하나에 숫자는 {limit}개까지 쓸 수 있어요.',
  },
  'wrong-columns': {
    en: 'Line {line} needs {expected} numbers, but has {received}.',
    ko: '{line}번째 줄에는 숫자가 {expected}개 있어야 하는데 {received}개예요.',
  },
  'not-a-number': {
    en: 'Line {line}, column {column}: “{value}” is not a number.',
    ko: '{line}번째 줄 {column}번째 칸의 “{value}”: 숫자를 적어 주세요.',
  },
  'out-of-range': {
    en: 'Line {line}, column {column}: use a number between −{limit} and {limit}.',
    ko: '{line}번째 줄 {column}번째 칸은 −{limit}에서 {limit} 사이의 숫자를 적어 주세요.',
  },
};
