/** Secrets that are shown once, and of which only a hash is kept: tokens of devices, codes of invites. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 bit, so nobody guesses one, and a plain hash is enough to hide it. 43 characters that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * The token of an attempt to join: the same whenever the attempt is repeated, and nothing that can be worked out from the code alone, which more
 * people have seen than one.
 *
 * @param attempt 256 random bits that only the device knows
 */
export function tokenOfAttempt(attempt: string, code: string): string {
  return createHmac('sha256', attempt).update(code).digest('base64url');
}
