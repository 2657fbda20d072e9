/**
 * The device of protocol N − 1 stays as it is, whatever becomes of the rest: what it can be broken by is a change of the server, and that is
 * what it is there to find.
 *
 * The folder is replaced, never edited, and only when `PROTOCOL` rises to N + 1: then protocol N − 1 is no longer spoken, a device of
 * protocol N takes its place (as plain as this one, importing nothing of ours: scripts/house/areas.ts holds that), and this hash with it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OLDEST_PROTOCOL, PROTOCOL } from '#lib/sync/protocol.ts';

const FOLDER = 'tests/oldClient/protocol1';
const FROZEN = 'c3a9d9e9d9688d4b024ab650fbf5b086c4f2408e7983a7b9ea82076f368f4cab';

it('is the device that was frozen when protocol 2 came', () => {
  const hash = createHash('sha256');
  for (const name of readdirSync(FOLDER).toSorted()) {
    hash.update(`${name}\n`).update(readFileSync(join(FOLDER, name)));
  }
  expect(hash.digest('hex')).toBe(FROZEN);
});

it('speaks the oldest protocol that is spoken, the one before the current', () => {
  expect([OLDEST_PROTOCOL, PROTOCOL]).toEqual([1, 2]);
});
