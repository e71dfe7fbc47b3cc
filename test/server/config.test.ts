import { describe, expect, test } from 'vitest';
import { readConfig, settings } from '#server/config.ts';

describe('readConfig(environment)', () => {
  test('has a default for every setting', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: {
        port: 3000,
        host: '0.0.0.0',
        dataDir: './weightroom-data',
        store: 'sqlite',
        logLevel: 'info',
      },
    });
  });

  test('reads each setting from the variable of its name; an empty one counts as not set', () => {
    const result = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      STORE: 'memory',
      INSTRUCTOR_PASSPHRASE: 'sesame',
      WORKSHOP_TTL_HOURS: '0.5',
      TRUST_PROXY: '',
    });
    expect(result).toMatchObject({
      ok: true,
      config: {
        port: 0,
        store: 'memory',
        app: { passphrase: 'sesame', workshopTtl: 1_800_000, trustProxy: 0 },
      },
    });
    expect(result.ok && Object.isFrozen(result.config)).toBe(true);
  });

  test('lists every problem in one go, each with what it expects', () => {
    const result = readConfig({ PORT: '70000', STORE: 'tape', MAX_PARTICIPANTS: '2.5', TICK_MS: 'NaN' });
    expect(result.ok || result.problems).toEqual([
      'PORT="70000" must be a whole number from 0 to 65535.',
      'STORE="tape" must be one of sqlite, memory.',
      'MAX_PARTICIPANTS="2.5" must be a whole number from 2 to 10000.',
      'TICK_MS="NaN" must be a whole number from 10 to 1000.',
    ]);
  });

  test('every default is a value its own setting takes, and every setting says what it is for', () => {
    for (const { default: fallback, parse, about } of Object.values(settings)) {
      expect(parse(fallback)).toBeDefined();
      expect(about).toMatch(/\.$/);
    }
  });
});
