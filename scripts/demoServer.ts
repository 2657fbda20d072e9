/** The server that npm start runs beside the browser: a folder of its own, with the demo company in it from the first start on. */
import { chooseLocale } from '#lib/texts/texts.ts';
import { readConfig } from '../server/config.ts';
import { createLog } from '../server/log.ts';
import { serve, type RunningServer } from '../server/serve.ts';
import { Unusable } from '../server/unusable.ts';
import { ensureDemoDatabase } from './demoTeam/database.ts';
import { Trouble } from './trouble.ts';

const DEFAULTS = { UPDRAFT_DATA: '.updraft/demo-server', UPDRAFT_ORGANISATION: 'Ironwood Bikes', UPDRAFT_LOG: 'error' };

/** Throws {@link Trouble} where a setting is wrong, or the port is in use. */
export async function startDemoServer(environment: NodeJS.ProcessEnv): Promise<RunningServer> {
  try {
    const config = readConfig({ ...DEFAULTS, ...environment });
    const locale = chooseLocale([Intl.DateTimeFormat().resolvedOptions().locale]);
    await ensureDemoDatabase(config, { now: Date.now(), locale });
    return await serve(
      config,
      createLog((line) => process.stderr.write(line), config.log),
    );
  } catch (error) {
    throw error instanceof Unusable ? new Trouble(error.message) : error;
  }
}
