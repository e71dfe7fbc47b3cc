import type { Sentence } from '#shared/locale.ts';

/** What the lock says. */
export const lock = {
  'lock.lock': { en: 'Lock {symbol}', ko: '{symbol} 잠그기' },
  'lock.unlock': { en: 'Unlock {symbol}', ko: '{symbol} 잠금 풀기' },
  'lock.unlock-all': {
    en: { one: 'Unlock {count} parameter', other: 'Unlock all {count} parameters' },
    ko: '잠금 {count}개 모두 풀기',
  },
} as const satisfies Record<string, Sentence>;
