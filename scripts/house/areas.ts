/**
 * Which way things point: entrypoints → components → lib, and within lib from the outside towards the method, which knows
 * of nothing else. A folder that is not listed here is refused, so that whoever adds one decides where it stands.
 */

export interface Area {
  /** A folder or a single file, from the root of the project. The longest that fits a path is its area. */
  path: string;
  /** Areas that it may import besides itself. */
  uses: readonly string[];
  /** Only here may the browser's extension interfaces be named: everything else gets a port. */
  browser?: true;
  /** It never reaches a browser, so its size and what it evaluates do not matter. */
  offline?: true;
}

const METHOD = ['lib/okr'];
const WORDS = ['lib/texts'];
const PARTS = ['components/texts.tsx', 'components/style', ...METHOD, ...WORDS];
const STORE = [...METHOD, 'lib/sync', 'lib/replica'];

const AREAS: readonly Area[] = [
  { path: 'lib/okr', uses: [] },
  { path: 'lib/texts', uses: ['locales'] },
  { path: 'lib/sync', uses: METHOD },
  { path: 'lib/templates', uses: [...METHOD, ...WORDS] },
  { path: 'lib/demo', uses: [...METHOD, ...WORDS, 'lib/sync'] },
  { path: 'lib/interchange', uses: [...METHOD, ...WORDS, 'lib/sync'] },
  { path: 'lib/replica', uses: [...METHOD, ...WORDS, 'lib/sync'] },
  { path: 'lib/platform', uses: [...METHOD, ...WORDS, 'lib/sync'], browser: true },
  { path: 'lib/reminders', uses: [...STORE, ...WORDS, 'lib/platform'] },
  { path: 'components/texts.tsx', uses: WORDS },
  { path: 'components/style', uses: [] },
  { path: 'components/controls', uses: PARTS },
  { path: 'components/okr', uses: [...PARTS, 'components/controls'] },
  { path: 'components/views', uses: ['components', 'lib'] },
  { path: 'entrypoints', uses: ['components', 'lib'], browser: true },
  { path: 'server', uses: [...METHOD, 'lib/sync'], offline: true },
  { path: 'server/store', uses: ['lib/sync'], offline: true },
  { path: 'scripts', uses: ['lib', 'locales', 'server'], offline: true },
  { path: 'tests/oldClient/protocol1', uses: [], offline: true },
  { path: 'tests', uses: ['components', 'lib', 'locales', 'scripts', 'server'], browser: true, offline: true },
];

const within = (path: string, area: string) => path === area || path.startsWith(`${area}/`);

export function areaOf(path: string): Area | undefined {
  return AREAS.filter((area) => within(path, area.path)).toSorted((a, b) => b.path.length - a.path.length)[0];
}

export function mayImport(from: Area, target: string): boolean {
  return [from.path, ...from.uses].some((area) => within(target, area));
}
