/** What popup and panel load before they paint, as CI measures it; and the popup with the form that opens in it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { firstPaint } from '../../scripts/firstPaint.ts';
import type { Figure } from './figure.ts';

const SizeLimit = z.array(z.object({ name: z.string(), passed: z.boolean(), size: z.number(), sizeLimit: z.number() }));

export function sizeFigures(extension: string): Figure[] {
  const { stdout, stderr } = spawnSync(process.execPath, [join('node_modules', 'size-limit', 'bin.js'), '--json'], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`size-limit said nothing: ${stderr}`);
  const pages = SizeLimit.parse(JSON.parse(stdout));
  const popup = pages.find(({ name }) => name.startsWith('popup'));
  if (!popup) throw new Error('size-limit does not measure the popup any more');
  const withForm = popup.size + formBytes(extension);
  return [
    ...pages.map(({ name, passed, size, sizeLimit }): Figure => ({
      name: `${name}, gz`,
      value: kilobytes(size),
      baseline: null,
      ratio: null,
      aim: `≤ ${kilobytes(sizeLimit)}`,
      met: passed,
    })),
    {
      name: 'popup with the check-in form, gz',
      value: kilobytes(withForm),
      baseline: kilobytes(popup.size),
      ratio: withForm / popup.size,
      aim: null,
      met: null,
    },
  ];
}

/** Of the files that only the form needs, its texts included. */
function formBytes(extension: string): number {
  const without = new Set(firstPaint(extension, { page: 'popup', sections: [], locale: 'en' }));
  return firstPaint(extension, { page: 'popup-with-form', sections: ['form'], locale: 'en' })
    .filter((path) => !without.has(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(join(extension, path)), { level: 9 }).length, 0);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
