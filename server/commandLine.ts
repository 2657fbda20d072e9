/** npm run server -- …: finds out what is wanted and does it. */
import { parseArgs } from 'node:util';
import { backingUp } from './commands/backup.ts';
import { checking } from './commands/check.ts';
import type { Asked, Command } from './commands/command.ts';
import { inviting } from './commands/invite.ts';
import { restoring } from './commands/restore.ts';
import { serving } from './commands/serve.ts';
import { readConfig, VARIABLES } from './config.ts';
import { Unusable } from './unusable.ts';

const COMMANDS = new Map<string, Command>([
  ['serve', serving],
  ['invite', inviting],
  ['backup', backingUp],
  ['restore', restoring],
  ['check', checking],
]);

/** Returns the exit code. Throws {@link Unusable} with a sentence for whoever typed it. */
export async function runCommandLine(
  typed: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<number> {
  const { help, name, ...asked } = read(typed);
  if (help || name === 'help') {
    for (const line of helpLines()) say(line);
    return 0;
  }
  const command = COMMANDS.get(name);
  if (!command) throw new Unusable(`'${name}' is not known here. npm run server -- help lists what is.`);
  return command.run({ config: readConfig(environment), say, ...asked });
}

function read(typed: readonly string[]): Pick<Asked, 'words' | 'options'> & { name: string; help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...typed],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        role: { type: 'string' },
        team: { type: 'string', multiple: true },
        lead: { type: 'string', multiple: true },
      },
    });
    const [name = 'serve', ...words] = positionals;
    const { help, ...options } = values;
    return { name, words, options, help };
  } catch (error) {
    if (error instanceof TypeError) throw new Unusable(`${error.message} npm run server -- help lists what is known.`);
    throw error;
  }
}

function helpLines(): string[] {
  const usages = Array.from(COMMANDS.values(), ({ usage, does }) => [`npm run server -- ${usage}`, does] as const);
  const settings = VARIABLES.map(({ name, fallback }) => [name, fallback === '' ? '(not set)' : fallback] as const);
  return [
    ...columns(usages),
    '',
    'Settings, by environment variables (README, ‘A server for a team’):',
    ...columns(settings),
  ];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.replace(/ -- $/, '').padEnd(width)}   ${second}`);
}
