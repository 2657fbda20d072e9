/** One thing that can be asked of the server on the command line. */
import type { Config } from '../config.ts';

export interface Command {
  /** As it is typed behind `npm run server --`. */
  usage: string;
  does: string;
  /** Resolves to the exit code. Throws Unusable. */
  run(asked: Asked): Promise<number>;
}

export interface Asked {
  config: Config;
  /** What stands behind the command. */
  words: readonly string[];
  options: Options;
  /** Tells the person one line. */
  say: (line: string) => void;
}

export interface Options {
  role?: string | undefined;
  team?: string[] | undefined;
  lead?: string[] | undefined;
}
