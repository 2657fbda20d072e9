import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSource } from '../../scripts/house/graph.ts';
import { violations } from '../../scripts/house/rules.ts';

/** What the check says of a project that consists of these files. */
const check = (sources: Record<string, string>) =>
  violations(Object.entries(sources).map(([path, code]) => readSource(path, code)));

describe('the house check', () => {
  it('lets entry points use components, components use lib, and every page its texts', () => {
    const sound = {
      'entrypoints/popup/main.tsx': "import { Popup } from '#components/views/Popup.tsx';",
      'components/views/Popup.tsx':
        "import { openReplica } from '#lib/replica/replica.ts';\nexport const Popup = openReplica;",
      'components/okr/Row.tsx':
        "import { useTexts } from '../texts.tsx';\nimport { Button } from '#components/controls/Button.tsx';",
      'lib/replica/replica.ts': "import type { KeyResult } from '#lib/okr/model.ts';\nexport type Known = KeyResult;",
      'lib/texts/sections.ts': "import type en from '../../locales/en/okr.json' with { type: 'json' };",
    };
    expect(check(sound)).toEqual([]);
  });

  it.each([
    ['the method knows nothing else', 'lib/okr/score.ts', '#lib/texts/texts.ts'],
    ['what both sides speak knows no language', 'lib/sync/clock.ts', '#lib/texts/texts.ts'],
    ['lib knows no components', 'lib/replica/query.ts', '#components/okr/StretchBar.tsx'],
    ['controls know nothing of what is shown in them', 'components/controls/Button.tsx', '#components/okr/Row.tsx'],
    ['what is shown fetches nothing', 'components/okr/Row.tsx', '#lib/replica/replica.ts'],
    ['nothing imports an entry point', 'components/views/Mine.tsx', '../../entrypoints/background.ts'],
    ['not even a test does', 'tests/views/mine.test.ts', '../../entrypoints/background.ts'],
  ])('%s', (_rule, from, to) => {
    const target = to.startsWith('#') ? to.slice(1) : 'entrypoints/background.ts';
    expect(check({ [from]: `\nimport { thing } from '${to}';` })).toEqual([
      expect.stringContaining(`${from}:2: ${target} may not be imported here`),
    ]);
  });

  it('counts types, passed-on exports and imports on demand as much as any import', () => {
    const found = check({
      'lib/okr/a.ts': "import type { T } from '#lib/sync/draft.ts';",
      'lib/okr/b.ts': "export { x } from '#lib/sync/draft.ts';\nexport const own = 1;",
      'lib/okr/c.ts': "export const later = () => import('#lib/sync/draft.ts');",
    });
    expect(found).toHaveLength(3);
  });

  it('refuses a folder whose place nobody has decided', () => {
    expect(check({ 'lib/novelty/thing.ts': 'export const a = 1;' })).toEqual([
      expect.stringContaining('no rule says what may be imported here'),
    ]);
  });

  it('finds circles, once each, and lets an import on demand break one', () => {
    const circle = (last: string) => ({
      'lib/okr/a.ts': "import './b.ts';",
      'lib/okr/b.ts': "import type { C } from './c.ts';",
      'lib/okr/c.ts': last,
    });
    expect(check(circle("import './a.ts';"))).toEqual([
      'lib/okr/a.ts → lib/okr/b.ts → lib/okr/c.ts → lib/okr/a.ts: a circle',
    ]);
    expect(check(circle("export const c = () => import('./a.ts');"))).toEqual([]);
  });

  it('finds files that only pass on what others export', () => {
    expect(check({ 'lib/okr/method.ts': "export * from './score.ts';\nexport { a } from './a.ts';" })).toEqual([
      expect.stringContaining('a barrel'),
    ]);
    expect(check({ 'lib/okr/index.ts': 'export const a = 1;' })).toEqual([expect.stringContaining('a barrel')]);
  });

  it.each(['lib/okr/utils.ts', 'lib/shared/a.ts', 'components/views/dialogHelpers.ts', 'scripts/task-manager.ts'])(
    'finds that %s says nothing',
    (path) => {
      expect(check({ [path]: 'export const a = 1;' }).join()).toContain('says nothing');
    },
  );

  it('does not take a longer word for one that says nothing', () => {
    expect(check({ 'lib/okr/commonality.ts': 'export const a = 1;' })).toEqual([]);
  });

  it('keeps the browser behind its ports, Node out of the extension, and zod small', () => {
    expect(check({ 'lib/platform/badge.ts': "import { browser } from 'wxt/browser';" })).toEqual([]);
    const found = check({
      'components/views/a.ts': "import { browser } from 'wxt/browser';",
      'lib/okr/b.ts': "import { z } from 'zod';",
      'lib/replica/c.ts': "import { readFileSync } from 'node:fs';",
    });
    expect(found).toEqual([
      expect.stringContaining('port in lib/platform'),
      expect.stringContaining('zod/mini'),
      expect.stringContaining('no Node in a browser'),
    ]);
  });
});

describe('npm run lint', () => {
  let folder: string | undefined;
  afterEach(() => {
    if (folder) rmSync(folder, { recursive: true });
    folder = undefined;
  });

  function run(sources: Record<string, string>): { code: number; said: string } {
    folder = mkdtempSync(join(tmpdir(), 'updraft-house-'));
    for (const [path, code] of Object.entries(sources)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    try {
      const said = execFileSync(process.execPath, ['scripts/check-house.ts', folder], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return { code: 0, said };
    } catch (error) {
      if (!(error instanceof Error && 'status' in error && 'stderr' in error)) throw error;
      return { code: Number(error.status), said: String(error.stderr) };
    }
  }

  it('fails on a planted violation and names file and line', () => {
    const { code, said } = run({ 'lib/okr/score.ts': "import { draft } from '#lib/sync/draft.ts';\n" });
    expect(code).toBe(1);
    expect(said).toContain('lib/okr/score.ts:1');
  });

  it('passes once the violation is gone', () => {
    expect(run({ 'lib/okr/score.ts': 'export const score = 1;\n' }).code).toBe(0);
  });
});
