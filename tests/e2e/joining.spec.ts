import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { quarterOf } from '#lib/okr/cycleCalendar.ts';
import { csv, importFiles, install, type Installed } from './extension.ts';
import { agree, invite, inviteMyself, joinByLink, joinByTab, pasteLink, popupOver } from './joinSteps.ts';
import { openServer, type OwnServer } from './ownServer.ts';
import { clickIcon } from './toolbarIcon.ts';

/** The quarter that a new organisation begins with, so that what is brought along keeps its place in time. */
const { year, quarter, firstDay, lastDay } = quarterOf(Temporal.Now.plainDateISO('Asia/Taipei'));
const cycle = [`Q${quarter} ${year}`, firstDay, lastDay] as const;
const rides = csv('rides.csv', [
  [
    'KR ID',
    'Cycle',
    'Cycle start',
    'Cycle end',
    'Objective ID',
    'Objective',
    'Key result',
    'Type',
    'Unit',
    'Start',
    'Target',
    'Owner',
  ],
  ['1', ...cycle, 'A', 'Riders come back', 'Repeat rate', 'metric', '%', 62, 85, 'Mei'],
  ['2', ...cycle, 'B', 'My own bicycle', 'Gears oiled', 'metric', 'number', 0, 3, 'Mei'],
]);

let server: OwnServer;
let anna: Installed;
/** Browsers that a test opens besides Anna's. */
let others: Installed[];

test.beforeEach(async () => {
  others = [];
  [server, anna] = await Promise.all([openServer(), install()]);
});
test.afterEach(async () => {
  for (const extension of [anna, ...others]) await extension.close();
  await server.close();
});

const another = async (): Promise<Installed> => {
  const extension = await install();
  others.push(extension);
  return extension;
};
const objectives = (page: Page) => page.locator('.objective');
/** Nothing that waits, and nothing that was refused. */
const inStep = (options: Page) => expect(options.locator('#server')).toContainText('Last in contactnow');
const isClean = async (page: Page, part: string) => {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
};

test('a click on the icon over the invite page finds the invitation, over another page none', async () => {
  const page = await anna.context.newPage();
  await page.goto(`${server.url}/healthz`);
  const without = await clickIcon(anna, page);
  await expect.poll(without.text).toContain('Write your first objective');
  expect(await without.text()).not.toContain('Join Ironwood Bikes');
  await without.close();

  await page.goto(server.adminLink);
  const popup = await clickIcon(anna, page);
  await expect.poll(popup.text).toContain('Join Ironwood Bikes');
  await popup.fill('Your name', 'Anna');
  await popup.press('Join');
  await expect.poll(popup.text).toContain('You are in Ironwood Bikes');
});

test('the invite page leads the popup to what joining means, and what is ticked comes along', async () => {
  await importFiles(anna, [rides]);
  const settings = await anna.open('options');
  await expect(settings.getByRole('heading', { name: 'Join a team' })).toBeVisible();
  const popup = await popupOver(anna, server.adminLink);
  const sheet = popup.getByRole('dialog', { name: 'Join a team' });
  await expect(sheet.getByRole('heading', { name: 'Join Ironwood Bikes' })).toBeVisible();
  await expect(sheet).toContainText(server.url);
  await expect(sheet).toContainText('Admin');
  await isClean(popup, '.joining');
  await agree(popup, { name: 'Anna', bring: ['Riders come back'] });
  await expect(sheet).toContainText(`Riders come back: the whole company, Q${quarter} ${year}`);
  await sheet.getByRole('button', { name: 'Go on' }).click();
  // Every window of hers knows.
  await inStep(settings);

  // A further browser of hers sees what came along, and nothing of what stayed.
  const phone = await another();
  await joinByLink(phone, await inviteMyself(anna), {});
  const panel = await phone.open('sidepanel');
  await expect(objectives(panel)).toHaveCount(1);
  await expect(objectives(panel)).toContainText('Riders come back');
  const options = await phone.open('options');
  await inStep(options);
  await expect(options.getByRole('region', { name: 'Your browsers' }).getByRole('listitem')).toHaveCount(2);
});

test('an answer that is lost costs nothing: the next popup goes on where the last one was', async () => {
  let lost = 0;
  await anna.context.route('**/v1/join', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  const first = await popupOver(anna, server.adminLink);
  await first.getByRole('textbox', { name: 'Your name' }).fill('Anna');
  await first.locator('.joining').getByRole('button', { name: 'Join', exact: true }).click();
  await expect(first.getByRole('alert')).toContainText('The server cannot be reached');
  await first.close();
  expect(lost).toBe(1);

  await anna.context.unroute('**/v1/join');
  const second = await anna.open('popup');
  await expect(second.getByRole('heading', { name: 'You are in Ironwood Bikes' })).toBeVisible();
});

test('a half-typed name is still there, and what is no invitation says so', async () => {
  const options = await anna.open('options');
  await pasteLink(options, server.adminLink);
  await options.locator('.joining').getByRole('textbox', { name: 'Your name' }).fill('Ann');
  await options.reload();
  await expect(options.locator('.joining').getByRole('textbox', { name: 'Your name' })).toHaveValue('Ann');
  await options.locator('.joining').getByRole('button', { name: 'Not now' }).click();

  const saying = async (link: string, sentence: string) => {
    await pasteLink(options, link);
    await expect(options.getByRole('alert')).toContainText(sentence);
    await options
      .getByRole('button', { name: 'Use another link' })
      .or(options.locator('.joining').getByRole('button', { name: 'Stop joining' }))
      .first()
      .click();
  };
  await saying('https://okr.example', 'This is no invitation link');
  await saying(server.adminLink.replace('http:', 'ftp:'), 'This server is not safe to join');
  await saying(`${server.url}/join#${'x'.repeat(43)}`, 'This invitation does not work any more');
  await server.stop();
  await saying(server.adminLink, 'The server cannot be reached');
});

test('a colleague whom an admin invites is in, is listed, and is signed out at once', async () => {
  await joinByTab(anna, server.adminLink, { name: 'Anna' });
  const options = await anna.open('options');
  await options.getByRole('textbox', { name: 'New team' }).fill('Stations');
  await options.getByRole('button', { name: 'Add the team' }).click();
  const stations = options.locator('#teams summary').filter({ hasText: 'Stations' });
  await expect(stations).toContainText('0 people');

  const ben = await another();
  await joinByLink(ben, await invite(anna, { teams: ['Stations'], leads: ['Stations'] }), { name: 'Ben' });
  const bens = await ben.open('options');
  await inStep(bens);
  await expect(bens.locator('#server')).toContainText('Stations (you lead it)');
  await expect(bens.getByRole('heading', { name: 'Invite somebody' })).toBeVisible();
  await expect(stations).toContainText('1 person');

  await options.reload();
  await isClean(options, '.settings');
  const table = options.getByRole('region', { name: 'Browsers of others' });
  await expect(table.getByRole('row', { name: /Ben/ })).toBeVisible();
  await table.getByRole('button', { name: /^Sign out/ }).click();
  await expect(table).toContainText('Nobody else is signed in.');
  await expect(bens.getByText('This browser was signed out')).toBeVisible();

  // A new invitation makes the same person of him, on the page that is open.
  await pasteLink(bens, await invite(anna));
  await expect(bens.getByRole('heading', { name: 'Sign in to Ironwood Bikes again' })).toBeVisible();
  await bens.getByRole('button', { name: 'Sign in again' }).click();
  await bens.getByRole('button', { name: 'Go on' }).click();
  await inStep(bens);
  await options.reload();
  await expect(table.getByRole('row', { name: /Ben/ })).toHaveCount(1);
});

test('leaving keeps a copy or deletes everything, and ends the session either way', async () => {
  await importFiles(anna, [rides]);
  await joinByLink(anna, server.adminLink, { name: 'Anna', bring: ['Riders come back'] });
  const keeps = await another();
  await joinByLink(keeps, await inviteMyself(anna), {});
  const kept = await keeps.open('options');
  await kept.getByRole('button', { name: 'Leave and keep a copy' }).click();
  await kept.getByRole('button', { name: 'Yes, leave and keep a copy' }).click();
  await expect(kept.getByText('You have left. Your copy is here.')).toBeVisible();
  await expect(kept.getByRole('heading', { name: 'Join a team' })).toBeVisible();

  const options = await anna.open('options');
  const sessions = options.getByRole('region', { name: 'Your browsers' });
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await options.getByRole('button', { name: 'Leave and delete everything here' }).click();
  await options.getByRole('button', { name: 'Yes, leave and delete' }).click();
  await expect(options.getByRole('heading', { name: 'Join a team' })).toBeVisible();
  const popup = await anna.open('popup');
  await expect(popup.getByRole('heading', { name: 'Write your first objective' })).toBeVisible();
});
