import { describe, expect, it } from 'vitest';
import { clientAddress, networkOf } from '../../server/border/address.ts';

describe('where a request comes from', () => {
  it('is the other end of the connection where no proxy is known, whatever a header claims', () => {
    expect(clientAddress('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7');
  });

  it('is what the outermost of our proxies saw', () => {
    expect(clientAddress('10.0.0.1', 'a forged one, 203.0.113.7', 1)).toBe('203.0.113.7');
    expect(clientAddress('10.0.0.1', 'forged, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7');
  });

  it('is the connection where a proxy said nothing', () => {
    expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '203.0.113.7', 2)).toBe('10.0.0.1');
  });
});

describe('the network that is counted', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['203.0.113.7:50123', '203.0.113.7'],
    ['[2001:db8:1:2::9]:50123', '2001:db8:1:2'],
    ['unknown', 'unknown'],
  ])('of %s is %s, so that nobody gets more by changing addresses within it', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
