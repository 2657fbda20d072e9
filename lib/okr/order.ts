/**
 * Whether a text is a place in an order: a key of fractional-indexing with its 62 digits, between and beside which others can be made. Anything
 * else would make that throw, for whoever moves its neighbours.
 *
 * The first letter says how long the whole part is: 'a' and 'Z' two signs, 'z' and 'A' twenty-seven. What follows is a fraction, without zeros at
 * its end. The smallest whole part has nothing before it and is no key.
 */
export function isOrder(text: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]*$/.test(text) || text === SMALLEST) return false;
  const whole = wholeLength(text);
  return text.length === whole || (text.length > whole && !text.endsWith('0'));
}

const SMALLEST = `A${'0'.repeat(26)}`;

function wholeLength(text: string): number {
  const head = text.charCodeAt(0);
  return head >= 'a'.charCodeAt(0) ? head - 'a'.charCodeAt(0) + 2 : 'Z'.charCodeAt(0) - head + 2;
}
