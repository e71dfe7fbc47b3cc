import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { addressOf, networkOf } from '#server/limits/address.ts';
import { AddressLimit } from '#server/limits/address-limit.ts';
import { TokenBucket } from '#server/limits/token-bucket.ts';
import { ManualClock } from './manual-clock.ts';

describe('a token bucket', () => {
  test('gives its burst at once, then so many a second', () => {
    const bucket = new TokenBucket({ burst: 3, perSecond: 2 }, 0);
    expect([0, 0, 0, 0].map((at) => bucket.take(at))).toEqual([true, true, true, false]);
    expect(bucket.wait(0)).toBe(500);
    expect(bucket.take(499)).toBe(false);
    expect(bucket.take(500)).toBe(true);
    expect(bucket.wait(10_000)).toBe(0);
    expect(bucket.full(10_000)).toBe(true);
  });

  test('loses nothing when the clock is set back', () => {
    const bucket = new TokenBucket({ burst: 1, perSecond: 1 }, 10_000);
    expect(bucket.take(5_000)).toBe(true);
    expect(bucket.take(5_999)).toBe(false);
    expect(bucket.take(6_000)).toBe(true);
  });
});

describe('a limit by address', () => {
  test('refuses an address that has spent its burst, in whole seconds, and no other', async () => {
    const clock = new ManualClock();
    const limit = new AddressLimit({ burst: 2, perSecond: 0.5 }, clock);
    for (let n = 0; n < 2; n++) {
      expect(limit.refusal('a')).toBeUndefined();
      limit.spend('a');
    }
    expect(limit.refusal('a')).toEqual({ code: 'too-many-attempts', params: { seconds: 2 } });
    expect(limit.refusal('b')).toBeUndefined();
    await clock.advance(2_000);
    expect(limit.refusal('a')).toBeUndefined();
  });
});

describe('the address of a request', () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;

  test('is the connection’s own unless our proxies are in front; what a client claims does not count', () => {
    expect(addressOf(request('10.0.0.1', '1.2.3.4'), 0)).toBe('10.0.0.1');
    expect(addressOf(request('10.0.0.1', 'forged, 1.2.3.4'), 1)).toBe('1.2.3.4');
    expect(addressOf(request('10.0.0.1', 'forged, 1.2.3.4, 5.6.7.8'), 2)).toBe('1.2.3.4');
    expect(addressOf(request('10.0.0.1'), 1)).toBe('10.0.0.1');
  });

  test('is the first 64 bits of an IPv6 address, and IPv4 written as IPv6 is IPv4', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:0DB8:1:2::1')).toBe('2001:db8:1:2::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  });
});
