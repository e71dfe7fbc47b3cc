import type { Sentence } from '#shared/locale.ts';

/** What the lock says. */
export const lock = {
  'lock.lock': { en: 'Lock {symbol}', ko: '{symbol} 잠그기' },
  'lock.unlock': { en: 'Unlock {symbol}', ko: '{symbol} 풀기' },
  'lock.unlock-all': { en: 'Unlock all ({count})', ko: '잠금 모두 풀기({count})' },
} as const satisfies Record<string, Sentence>;
