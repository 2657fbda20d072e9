/** npm start: builds the extension, starts a server with the demo company, and opens a browser with the same company in it. */
import { resolve } from 'node:path';
import { findBrowser } from './browser.ts';
import { buildExtension } from './buildExtension.ts';
import { startDemoServer } from './demoServer.ts';
import { launch } from './launch.ts';
import { loadingSteps } from './loadingSteps.ts';
import { runProgram, Trouble } from './trouble.ts';

await runProgram(async () => {
  if (!hasDisplay()) {
    const folders = { chrome: await buildExtension('chrome'), firefox: await buildExtension('firefox') };
    console.log(`\n${loadingSteps(folders)}`);
    return 0;
  }
  const browser = findBrowser();
  if (!browser) {
    throw new Trouble(
      'No Chromium, Chrome or Edge was found. Install one, or set CHROME_PATH to the program, then run npm start again.',
    );
  }
  const extension = await buildExtension('chrome');
  const server = await startDemoServer(process.env);
  try {
    const profile = resolve('.updraft/profile');
    const running = await launch({ browser, profile, extension, page: 'welcome.html#demo' });
    console.log(`\nA server with the same company, nine people in three teams, answers at ${server.publicUrl}`);
    console.log('Updraft is open, with a demo company in it. Close the window or press Ctrl+C to end.');
    process.once('SIGINT', () => running.close());
    process.once('SIGTERM', () => running.close());
    await running.closed;
  } finally {
    await server.stop();
  }
  return 0;
});

/** Only Linux says so; elsewhere whoever can type a command has a screen. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
