/**
 * npm run test:sabotage: breaks each promise of the protocol on purpose, one small edit at a time in a copy of the project, and says which test
 * notices. Ends with 0 if all are noticed.
 *   --only 'cursor'   breaks whose promise or name has this in it   --runs 60   runs of the simulation for each
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { caughtBy } from './sabotage/caughtBy.ts';
import { SABOTAGES, testsFor, type Sabotage } from './sabotage/breaks.ts';

/** A break can make a loop endless. */
const AT_MOST_MS = 600_000;

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, runs: { type: 'string', default: '100' } },
});
const chosen = SABOTAGES.filter(({ breaks, name }) => `${breaks} ${name}`.includes(values.only));

const copy = copyOfProject();
try {
  const before = failureOf(testsFor());
  if (before !== null) throw new Error(`The tests fail before anything is broken. Mend that first: ${before}`);
  const missed = chosen.filter((sabotage, index) => {
    const caught = tryOut(sabotage);
    const { breaks, name } = sabotage;
    console.log(`${index + 1}/${chosen.length} | ${breaks} | ${name} | ${caught ?? 'NOT CAUGHT'} |`);
    return caught === null;
  });
  console.log(`\n${chosen.length - missed.length} of ${chosen.length} breaks caught`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'updraft-sabotage-'));
  for (const name of ['components', 'lib', 'locales', 'scripts', 'server', 'tests', 'package.json', 'vitest.config.ts'])
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** @returns the promise, or the test, by which it was noticed; null: it was not */
function tryOut(sabotage: Sabotage): string | null {
  const path = join(copy, sabotage.path);
  const code = readFileSync(path, 'utf8');
  if (code.split(sabotage.find).length !== 2)
    throw new Error(`${sabotage.path} has not once what is to be broken for '${sabotage.name}'.`);
  writeFileSync(
    path,
    code.replace(sabotage.find, () => sabotage.put),
  );
  const caught = failureOf(testsFor(sabotage));
  writeFileSync(path, code);
  return caught;
}

/** @returns what the first failing test says; null: none fails */
function failureOf(tests: string): string | null {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', tests, '--bail=1', '--reporter=json', `--outputFile=${report}`];
  const env = { ...process.env, UPDRAFT_RUNS: values.runs, UPDRAFT_SHRINK: '0' };
  const { status } = spawnSync(process.execPath, args, { cwd: copy, env, stdio: 'ignore', timeout: AT_MOST_MS });
  return status === 0 ? null : caughtBy(report);
}
