/** How a browser becomes that of somebody in the demo company, as `npm start` has it. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoServer } from '../../scripts/demoServer.ts';
import { seatOf, SHOWN } from '../../scripts/demoTeam/invite.ts';
import { loadingSteps } from '../../scripts/loadingSteps.ts';
import { Trouble } from '../../scripts/trouble.ts';
import { joinWith } from './httpDevice.ts';
import { startServer, temporaryFolder } from './httpServer.ts';

describe('a seat in the demo company', () => {
  it('is taken by a further browser of somebody who is in, and reads what they may read', async () => {
    const UPDRAFT_DATA = join(temporaryFolder(), 'data');
    const server = await startDemoServer({ UPDRAFT_PORT: '0', UPDRAFT_DATA, UPDRAFT_ZONE: 'Asia/Taipei' });
    onTestFinished(() => server.stop());
    const spaces: string[][] = [];
    for (const member of SHOWN) {
      const { invite } = await seatOf(server.parts.backend, member);
      const { pull, person } = await joinWith(server, await invite(Date.now()), 'Whoever');
      const { spaces: read } = await pull();
      const people = Object.keys(read).filter((space) => space.startsWith('person:'));
      expect(people).toEqual([`person:${person}`]);
      spaces.push(Object.keys(read).filter((space) => space.startsWith('team:')));
    }
    // Of one team, so that each sees what the other does.
    expect(spaces[0]).toHaveLength(1);
    expect(spaces[1]).toEqual(spaces[0]);
  });

  it('is not to be had where another company has moved in', async () => {
    const server = await startServer();
    await expect(seatOf(server.parts.backend, 'yaWen')).rejects.toBeInstanceOf(Trouble);
  });
});

describe('without a display', () => {
  it('what is to be done next names the folders, the links and the way from another machine', () => {
    const link = 'http://127.0.0.1:4600/join#code';
    const steps = loadingSteps({
      chrome: '/here/chrome-mv3',
      firefox: '/here/firefox-mv3',
      server: 'http://127.0.0.1:4600',
      people: [{ name: 'Ya-Wen Lin', link }],
    });
    for (const part of [
      '/here/chrome-mv3',
      '/here/firefox-mv3/manifest.json',
      'Ya-Wen Lin',
      link,
      '4600:127.0.0.1:4600',
    ]) {
      expect(steps).toContain(part);
    }
  });
});
