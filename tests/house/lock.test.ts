import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.optional(z.record(z.string(), z.string())) })),
});
const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** A package is found beside the one that wants it, or in a folder further up. */
function isLocked(wanting: string, name: string): boolean {
  const folders = wanting.split('/node_modules/');
  return (
    folders.some(
      (_, depth) => `${folders.slice(0, depth + 1).join('/node_modules/')}/node_modules/${name}` in packages,
    ) || `node_modules/${name}` in packages
  );
}

describe('package-lock.json', () => {
  // npm drops the parts of other platforms when it changes a lock beside an installed tree, and npm ci then refuses the lock.
  it('holds the parts of every platform, so that npm ci works on each', () => {
    const missing = Object.entries(packages).flatMap(([wanting, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(wanting, name)),
    );
    expect(missing).toEqual([]);
  });

  it('names no host, so that it installs from the registry of whoever installs', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
  });
});
