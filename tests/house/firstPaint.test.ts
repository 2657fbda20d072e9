import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstPaint } from '../../scripts/firstPaint.ts';

describe('what a page loads before it paints', () => {
  let extension = '';
  beforeEach(() => {
    extension = mkdtempSync(join(tmpdir(), 'updraft-built-'));
    build({
      'popup.html':
        '<script type="module" crossorigin src="/chunks/popup-1.js"></script>' +
        '<link rel="modulepreload" crossorigin href="/chunks/page-2.js"><link rel="stylesheet" href="/assets/popup.css">',
      'chunks/popup-1.js': "import{a}from'./page-2.js';const later=()=>import('./Dialog-4.js');a(later);",
      'chunks/page-2.js': "export{a}from'./okr-3.js';import'./popup-1.js';",
      'chunks/okr-3.js': 'export const a=1;',
      'chunks/Dialog-4.js': "import'./Button-5.js';",
      'chunks/Button-5.js': 'export const b=1;',
      'texts/en/popup-6.js': 'export default {};',
      'texts/en/panel-7.js': 'export default {};',
    });
  });
  afterEach(() => rmSync(extension, { recursive: true }));

  function build(files: Record<string, string>): void {
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(extension, path)), { recursive: true });
      writeFileSync(join(extension, path), code);
    }
  }

  it('is its script, its preloads, what they import, and its texts, each once', () => {
    const files = firstPaint(extension, { page: 'popup', sections: ['popup'], locale: 'en' });
    expect(files).toEqual(['chunks/popup-1.js', 'chunks/page-2.js', 'chunks/okr-3.js', 'texts/en/popup-6.js']);
  });

  it('is nothing that is imported on demand', () => {
    const files = firstPaint(extension, { page: 'popup', sections: [], locale: 'en' });
    expect(files.filter((file) => /Dialog|Button/.test(file))).toEqual([]);
  });

  it('cannot be told when a section of texts was not built', () => {
    expect(() => firstPaint(extension, { page: 'popup', sections: ['popup', 'options'], locale: 'en' })).toThrow(
      'There are 0 files of the texts options in en',
    );
  });
});
