/** npm run server: answers devices until it is asked to stop. The log goes to the error output, what a person should read to the other. */
import { createLog } from '../log.ts';
import { serve } from '../serve.ts';
import type { Command } from './command.ts';

export const serving: Command = {
  usage: '',
  does: 'starts the server; Ctrl+C or SIGTERM stops it in order',
  async run({ config, say }) {
    const asked = askedToStop();
    const running = await serve(
      config,
      createLog((line) => process.stderr.write(line), config.log),
    );
    say(`Updraft's server answers at ${running.publicUrl}`);
    if (running.adminLink !== null) {
      say(
        'Nobody leads it yet. Whoever opens this link in a browser with Updraft becomes its first admin; it works once:',
      );
      say(running.adminLink);
    }
    await asked;
    await running.stop();
    return 0;
  },
};

/** A second signal ends the process at once, as signals do that nobody listens to. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
