/**
 * npm start: builds the extension, starts a server with the demo company, and opens two browsers side by side as two of its people. They
 * join as anybody does, and the next time they are in already.
 */
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import * as z from 'zod/mini';
import { inviteLink } from '../server/invitePage/link.ts';
import type { RunningServer } from '../server/serve.ts';
import { findBrowser } from './browser.ts';
import { buildExtension } from './buildExtension.ts';
import { startDemoServer } from './demoServer.ts';
import { seatOf, SHOWN } from './demoTeam/invite.ts';
import { hasJoined, joinByHand } from './joinByHand.ts';
import { launch, type Running } from './launch.ts';
import { loadingSteps } from './loadingSteps.ts';
import { showPanel } from './showPanel.ts';
import { runProgram, Trouble } from './trouble.ts';

const WINDOW = { width: 720, height: 900 };

await runProgram(async () => {
  const isShown = hasDisplay();
  const browser = isShown ? findBrowser() : null;
  if (isShown && !browser) {
    throw new Trouble(
      'No Chromium, Chrome or Edge was found. Install one, or set CHROME_PATH to the program, then run npm start again.',
    );
  }
  // A port in use is to be told before anything takes its time.
  const server = await startDemoServer(process.env);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    await (browser ? openBrowsers(browser, server, stop.signal) : sayHow(server, stop.signal));
  } finally {
    await server.stop();
  }
  return 0;
});

async function openBrowsers(browser: string, server: RunningServer, stop: AbortSignal): Promise<void> {
  const extension = await buildExtension('chrome');
  const running: Running[] = [];
  stop.addEventListener('abort', () => running.forEach(({ close }) => close()));
  try {
    for (const [index, member] of SHOWN.entries()) {
      if (stop.aborted) return;
      const profile = resolve('.updraft/profiles', member);
      const window = { ...WINDOW, left: index * WINDOW.width };
      const opened = await launch({ browser, profile, extension, page: 'options.html', window });
      running.push(opened);
      console.log(await takeSeat(opened, server, member));
    }
    console.log(`\nThe server with their company, nine people in three teams, answers at ${server.publicUrl}`);
    console.log('Close both windows or press Ctrl+C to end.');
    await Promise.all(running.map(({ closed }) => closed));
  } finally {
    for (const { close } of running) close();
  }
}

/** Resolves to a line that says who sits there. */
async function takeSeat({ page }: Running, server: RunningServer, member: (typeof SHOWN)[number]): Promise<string> {
  const seat = await seatOf(server.parts.backend, member);
  const isIn = await page.run(hasJoined, undefined, z.boolean());
  if (!isIn) {
    const link = inviteLink(server.publicUrl, await seat.invite(Date.now()));
    await page.run(joinByHand, link, z.null());
  }
  await showPanel(page);
  return `${styleText('bold', seat.name)} ${isIn ? 'is signed in, as before.' : 'has joined and is signed in.'}`;
}

async function sayHow(server: RunningServer, stop: AbortSignal): Promise<void> {
  const folders = { chrome: await buildExtension('chrome'), firefox: await buildExtension('firefox') };
  const people = await Promise.all(
    SHOWN.map(async (member) => {
      const { name, invite } = await seatOf(server.parts.backend, member);
      return { name, link: inviteLink(server.publicUrl, await invite(Date.now())) };
    }),
  );
  console.log(`\n${loadingSteps({ ...folders, server: server.publicUrl, people })}`);
  if (stop.aborted) return;
  await new Promise((resolve) => stop.addEventListener('abort', resolve));
}

/** Only Linux says so; elsewhere whoever can type a command has a screen. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
