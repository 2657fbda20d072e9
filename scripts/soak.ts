/**
 * npm run test:soak [-- RUNS]: what is proved at random, for longer than `npm test` has time: the simulation with so many runs (500), and a server
 * that is killed two hundred times. UPDRAFT_SEED=random tries what nobody has tried before; it is printed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [runs = '500'] = process.argv.slice(2);
if (!/^[1-9]\d{0,6}$/.test(runs)) {
  console.error(`How many runs is a whole number, not '${runs}'.`);
  process.exit(2);
}
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const args = [vitest, 'run', 'tests/simulation', 'tests/server/kill', '--reporter=verbose'];
const env = { ...process.env, UPDRAFT_SOAK: '1', UPDRAFT_RUNS: runs };
const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
process.exitCode = status ?? 1;
