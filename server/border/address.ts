/** Where a request comes from, for limits only: it is neither stored nor logged. */

/**
 * @param peer the other end of the connection
 * @param forwarded the X-Forwarded-For header
 * @param proxies through so many proxies of our own requests come; each adds one entry at the end, and what stands before is anybody's claim
 */
export function clientAddress(peer: string | undefined, forwarded: string | undefined, proxies: number): string {
  const known = peer ?? 'unknown';
  if (proxies === 0 || forwarded === undefined) return known;
  const entries = forwarded.split(',').map((entry) => entry.trim());
  return entries.at(-proxies) || known;
}

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** Some proxies name the port too, which is another one with every connection. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d{1,3}(?:\.\d{1,3}){3}):\d+)$/;

/** The part of an address that one household or office has to itself: an IPv4 address, the first 64 bits of an IPv6 one. */
export function networkOf(told: string): string {
  const [, bracketed, beforePort] = WITH_PORT.exec(told) ?? [];
  const address = bracketed ?? beforePort ?? told;
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
