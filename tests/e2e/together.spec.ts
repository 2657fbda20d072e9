/** Two people in two browsers and a server between them that comes and goes; and a worker that may be stopped at any moment. */
import { expect, test, type Page } from '@playwright/test';
import { v7 as uuid } from 'uuid';
import type { browser } from 'wxt/browser';
import type { Fields, RecordKind } from '#lib/sync/draft.ts';
import { colleague, type Colleague } from './colleague.ts';
import { install, type Installed } from './extension.ts';
import { joinByLink, joinByTab } from './joinSteps.ts';
import { openServer, type OwnServer } from './ownServer.ts';
import { openRoad, type Road } from './road.ts';

/** What pages and worker of the extension have. */
declare const chrome: typeof browser;

const TEAM = uuid();
const SPACE = `team:${TEAM}`;
/** All Anna's, and all due. */
const HERS = Array.from({ length: 6 }, (_, index) => `Workshop ${index + 1}`);

let server: OwnServer;
let road: Road;
/** Leads the team, and looks at what the server has. */
let mei: Colleague;
let anna: Installed;
let ben: Installed;
let objective: string;

const create = (kind: RecordKind, id: string, root: string, fields: Fields, space = SPACE) =>
  ({ type: 'create', kind, id, root, space, fields }) as const;

test.beforeEach(async () => {
  [server, anna, ben] = await Promise.all([openServer(), install(), install()]);
  road = await openRoad(server.url);
  mei = await colleague(server.adminLink, 'Mei');
  const members = [mei.person];
  await mei.does(create('team', TEAM, 'directory', { name: 'Workshop', members, leaders: members, open: true }, 'org'));
  const link = () => mei.invites({ role: 'member', teams: [TEAM] });
  // Only hers is the road on which something may be held up.
  await Promise.all([
    joinByTab(anna, road.by(await link()), { name: 'Anna' }),
    joinByLink(ben, await link(), { name: 'Ben' }),
  ]);
  const org = await mei.sees('org');
  const idOf = (name: string) => org.find(({ kind, fields }) => kind === 'person' && fields.name === name)?.id ?? '';
  const cycle = org.find(({ kind, fields }) => kind === 'cycle' && fields.state === 'active')?.id;
  objective = uuid();
  const under = (title: string, owner: string, order: string) => {
    const metric = { type: 'move', start: 0, target: 100, unit: { kind: 'number' } };
    const activatedAt = Date.now() - 20 * 86_400_000;
    const fields = { title, owner, objective, metric, weight: 1, state: 'active', activatedAt, order };
    return create('key-result', uuid(), objective, fields);
  };
  const title = 'Every bike is safe';
  const rest = { why: '', team: TEAM, cycle, ambition: 'aspirational', state: 'active', order: 'a0' };
  await mei.does(
    create('objective', objective, objective, { ...rest, title, owner: idOf('Anna') }),
    ...HERS.map((name, index) => under(name, idOf('Anna'), `a${index}`)),
    under('Lights that work', idOf('Ben'), 'a8'),
  );
});
test.afterEach(async () => {
  await Promise.all([anna.close(), ben.close()]);
  await road.close();
  await server.close();
});

/** The popup with its first due key result open. */
async function openPopup(extension: Installed): Promise<Page> {
  const popup = await extension.open('popup');
  await expect(popup.getByRole('textbox', { name: 'New value' })).toBeFocused();
  return popup;
}
/** Checks the open key result in, and waits until it is called saved. Resolves to its title. */
async function checkIn(popup: Page, value: number): Promise<string> {
  const field = popup.getByRole('textbox', { name: 'New value' });
  await expect(field).toBeFocused();
  const title = await popup.locator('.check-in .key-result-title').innerText();
  await field.fill(String(value));
  await popup.getByRole('radio', { name: '7', exact: true }).check({ force: true });
  await field.press('Enter');
  await expect(popup.getByRole('status').filter({ hasText: `Saved ${value}` })).toBeVisible();
  return title;
}
/** Only a page of the extension that runs nothing of it, so that whatever happens is the worker's doing. */
async function leaveNothingOpen({ context, worker }: Installed): Promise<Page> {
  const window = await context.newPage();
  await window.goto(new URL('icon/32.png', (await worker()).url()).href);
  for (const page of context.pages()) if (page !== window) await page.close();
  return window;
}
const foot = (page: Page) => page.locator('.saved-line');
const inRow = (panel: Page, title: string) => panel.locator('.panel-row', { hasText: title });
/** The values that the server has, in no order. */
const onServer = async (): Promise<unknown[]> =>
  (await mei.sees(SPACE))
    .filter(({ kind }) => kind === 'check-in')
    .map(({ fields: { reading } }) => (reading as { value: number }).value)
    .toSorted((a, b) => a - b);

test('what is said while the server is away shows at once, waits, and then appears before a colleague who types', async () => {
  const panel = await ben.open('sidepanel');
  await inRow(panel, 'Lights that work').getByRole('button').first().click();
  await panel.getByRole('button', { name: 'Check in', exact: true }).click();
  const note = panel.getByRole('textbox', { name: 'Note' });
  await note.fill('Half a sentence');
  await note.evaluate((field: HTMLInputElement) => field.setSelectionRange(6, 6));
  await expect(foot(panel)).toContainText('Up to date with the server');

  await server.stop();
  const popup = await openPopup(anna);
  const title = await checkIn(popup, 25);
  await expect(foot(popup)).toContainText('1 waiting to sync');
  await expect(foot(popup)).toContainText('The server does not answer');
  await expect(popup.locator('.due-list')).not.toContainText(title);
  await expect(foot(panel)).toContainText('The server does not answer');

  await server.start();
  await popup.getByRole('button', { name: 'Try now' }).click();
  await expect(foot(popup)).toContainText('Up to date with the server');
  // Ben's panel comes back by itself, within the time that it said.
  await expect(inRow(panel, title)).toContainText('25', { timeout: 30_000 });
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Half a sentence');
  expect(await note.evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(6);
});

test('a server that is killed during a burst and started again loses nothing that was called saved', async () => {
  const panel = await ben.open('sidepanel');
  await expect(foot(panel)).toContainText('Up to date with the server');
  const popup = await openPopup(anna);
  const said = new Map<string, number>();
  for (const [index] of HERS.entries()) {
    const value = 10 + index;
    // In the middle of what the check-in before this one has set going.
    const killed = index === 2 || index === 4 ? server.kill() : null;
    said.set(await checkIn(popup, value), value);
    await killed;
    if (killed) await server.start();
  }
  expect([...said.keys()].toSorted()).toEqual(HERS);
  const retry = popup.getByRole('button', { name: 'Try now' });
  if (await retry.isVisible()) await retry.click();
  await expect(foot(popup)).toContainText('Up to date with the server', { timeout: 30_000 });
  expect(await onServer()).toEqual([...said.values()].toSorted((a, b) => a - b));
  for (const [title, value] of said) {
    await expect(inRow(panel, title)).toContainText(String(value), { timeout: 30_000 });
  }
});

test('what was saved in a popup that closed in the same moment is sent by the worker', async () => {
  const window = await leaveNothingOpen(anna);
  const popup = await openPopup(anna);
  const stop = road.holdUp('/v1/sync/push', 'request');
  await checkIn(popup, 25);
  await expect.poll(() => stop.count).toBe(1);
  // What it had on the road itself is gone with it.
  await popup.close();
  await window.waitForTimeout(300);
  await expect.poll(() => stop.count, { timeout: 20_000 }).toBe(1);
  expect(await onServer()).toEqual([]);
  stop.release();
  await expect.poll(onServer, { timeout: 30_000 }).toEqual([25]);
});

test('a worker that is stopped while it pushes, pulls or reads everything anew goes on when it is woken', async () => {
  const window = await leaveNothingOpen(anna);
  const cdp = await anna.context.newCDPSession(window);
  await cdp.send('ServiceWorker.enable');
  /** The next wake comes soon, as if its minute were over. */
  const wakeSoon = () => window.evaluate(() => chrome.alarms.create('sync', { when: Date.now() + 1_000 }));
  const stopAt = async (path: string, what: 'request' | 'answer', begin: () => Promise<unknown>): Promise<void> => {
    const stop = road.holdUp(path, what);
    await begin();
    await expect.poll(() => stop.count, { timeout: 20_000 }).toBe(1);
    await cdp.send('ServiceWorker.stopAllWorkers');
    await expect.poll(() => stop.count).toBe(0);
    stop.release();
    await wakeSoon();
  };
  const checkInAndClose = (value: number) => async () => {
    const popup = await openPopup(anna);
    await checkIn(popup, value);
    await popup.close();
    // What it had on the road itself is gone with it.
    await window.waitForTimeout(300);
  };

  // Before the server has it, and when the server has it and the answer is lost.
  await stopAt('/v1/sync/push', 'request', checkInAndClose(11));
  await expect.poll(onServer, { timeout: 20_000 }).toEqual([11]);
  await stopAt('/v1/sync/push', 'answer', checkInAndClose(12));
  await expect.poll(onServer, { timeout: 20_000 }).toEqual([11, 12]);

  const { does } = mei;
  const patch = (title: string) =>
    does({ type: 'patch', kind: 'objective', id: objective, root: objective, space: SPACE, fields: { title } });
  await patch('Every bike is checked');
  await stopAt('/v1/sync/pull', 'answer', wakeSoon);
  await arrived('Every bike is checked');

  // A server that was restored begins a new history: everything is read anew beside what is there.
  await patch('Every bike is safe again');
  await server.restoreItself();
  await stopAt('/v1/sync/pull', 'answer', wakeSoon);
  await arrived('Every bike is safe again');

  // What the worker has brought is there with the server gone; and nothing was sent twice.
  async function arrived(title: string): Promise<void> {
    await expect.poll(() => titleHere(window), { timeout: 20_000 }).toBe(title);
    expect(await onServer()).toEqual([11, 12]);
  }
  await server.stop();
  const panel = await anna.open('sidepanel');
  await expect(panel.getByRole('heading', { name: 'Every bike is safe again' })).toBeVisible();
  for (const value of ['11', '12']) await expect(panel.locator('.objective')).toContainText(value);
});

/** The objective's title in the device's database, read without any code of the extension. */
const titleHere = (window: Page): Promise<unknown> =>
  window.evaluate(
    async ({ space, id }) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('updraft');
        opening.onsuccess = () => resolve(opening.result);
      });
      const rows = await new Promise<{ root: string; space: string; records: { id: string; fields: Fields }[] }[]>(
        (resolve) => {
          const reading = db.transaction('roots').objectStore('roots').getAll();
          reading.onsuccess = () => resolve(reading.result);
        },
      );
      db.close();
      const records = rows.filter((row) => row.space === space).flatMap((row) => row.records);
      return records.find((record) => record.id === id)?.fields.title;
    },
    { space: SPACE, id: objective },
  );
