/**
 * npm run mutate: breaks lines of the method on purpose, one at a time in a copy of the project, and says which breaks no test notices.
 *   --count 60   how many, spread over all files   --seed 1   which ones   --code lib/okr   --tests tests/okr
 * Ends with 0 if at least 95 % are caught.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applied, breaksOf, chosen, type Break } from './mutate/breaks.ts';

const ENOUGH = 0.95;
const PROPERTIES = 'tests/setup/properties.ts';
/** A break can make a loop endless; a test run takes a small part of this. */
const AT_MOST_MS = 180_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    code: { type: 'string', default: 'lib/okr' },
    tests: { type: 'string', default: 'tests/okr' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('--count wants a whole number from 1, --seed a whole number.');
  process.exit(2);
}

const all = globSync(`${values.code}/**/*.ts`)
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()
  .flatMap((path) => breaksOf(path, readFileSync(path, 'utf8')).map((broken) => ({ path, broken })));
if (all.length === 0) {
  console.error(`There is nothing to break under ${values.code}.`);
  process.exit(2);
}

const copy = copyOfProject();
try {
  if (!testsPass([])) throw new Error('The tests fail before anything is broken. Mend that first.');
  const picked = chosen(all, count, seed);
  const survivors = picked.filter(({ path, broken }, i) => {
    const code = readFileSync(path, 'utf8');
    writeFileSync(join(copy, path), applied(code, broken));
    const survived = testsPass([path]);
    writeFileSync(join(copy, path), code);
    console.log(`${i + 1}/${picked.length} ${survived ? 'NOT CAUGHT' : 'caught'}  ${described(path, code, broken)}`);
    return survived;
  });
  const caught = picked.length - survivors.length;
  console.log(`\n${caught} of ${picked.length} breaks caught (${all.length} possible, seed ${seed})`);
  process.exitCode = caught / picked.length >= ENOUGH ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'updraft-mutate-'));
  for (const name of ['components', 'docs', 'lib', 'locales', 'scripts', 'server', 'tests', 'package.json']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  const config = { include: [`${values.tests}/**/*.test.ts`], setupFiles: [PROPERTIES], testTimeout: 60_000 };
  writeFileSync(join(folder, 'vitest.config.ts'), `export default { test: ${JSON.stringify(config)} };`);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** @param changed files; only tests that reach one of them are run, all of them where none is named */
function testsPass(changed: readonly string[]): boolean {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const which = changed.length === 0 ? ['run'] : ['related', ...changed, '--run'];
  const args = [vitest, ...which, '--bail=1', '--reporter=dot'];
  const { status } = spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: AT_MOST_MS });
  return status === 0;
}

function described(path: string, code: string, { start, end, to }: Break): string {
  const line = code.slice(0, start).split('\n').length;
  const from = code.slice(start, end).replaceAll(/\s+/g, ' ');
  return `${path}:${line}  ${from.slice(0, 60)} → ${to.replaceAll(/\s+/g, ' ').slice(0, 60)}`;
}
