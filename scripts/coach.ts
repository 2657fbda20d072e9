/**
 * npm run coach -- FILE…: reads a sheet of objectives and key results and says of each text whether it can be measured, what to mend,
 * and, where its check-ins come along, what is worth a conversation.
 */
import { runCoach } from './coach/program.ts';
import { terminalOf } from './coach/terminal.ts';

process.exitCode = await runCoach(process.argv.slice(2), process.env, {
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  terminal: terminalOf(process.stdout, process.env),
});
