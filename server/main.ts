/** npm run server: the backend of a team, and what its keeper needs. */
import { runCommandLine } from './commandLine.ts';
import { Unusable } from './unusable.ts';

// What it writes holds what everybody wrote: it is for this user alone.
process.umask(0o077);
try {
  process.exitCode = await runCommandLine(process.argv.slice(2), process.env, (line) =>
    process.stdout.write(`${line}\n`),
  );
} catch (error) {
  // A mistake of whoever typed needs words, a defect its stack.
  console.error(error instanceof Unusable ? error.message : error);
  process.exitCode = 1;
}
