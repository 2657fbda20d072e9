import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'wxt';
import { Trouble } from './trouble.ts';

const FOLDERS = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

/**
 * Builds the extension and gives back the folder that a browser can load.
 * @throws Trouble if this folder cannot be written to, or the build fails.
 */
export async function buildExtension(browser: keyof typeof FOLDERS): Promise<string> {
  try {
    accessSync('.', constants.W_OK);
  } catch (error) {
    throw new Trouble(
      `${process.cwd()} cannot be written to. Copy the project to a folder of your own, then try again.`,
      {
        cause: error,
      },
    );
  }
  try {
    await build({ browser });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `The extension could not be built: ${reason}\nRun 'npm ci' to make sure that all parts are there.`,
      {
        cause: error,
      },
    );
  }
  return resolve(FOLDERS[browser]);
}
