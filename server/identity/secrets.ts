/** Secrets that are shown once, and of which only a hash is kept: tokens of devices, codes of invites. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bit, so nobody guesses one, and a plain hash is enough to hide it. 43 characters that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
