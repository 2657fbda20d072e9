import { expect, test, type Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { csv, day, importFiles, install, type Installed } from './extension.ts';

/** Runs now, whatever day it is: began 40 days ago and ends in 40. Weekly check-ins have been due since the second Friday. */
const cycle = ['Now', day(-40), day(40)] as const;
const COLUMNS = [
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
];
const keyResults = csv('key-results.csv', [
  COLUMNS,
  ['1', ...cycle, 'A', 'Riders come back', 'Repeat rate', 'metric', '%', 62, 85, 'Mei'],
  ['2', ...cycle, 'A', 'Riders come back', 'Complaints a week', 'metric', 'number', 40, 10, 'Mei'],
  ['3', ...cycle, 'A', 'Riders come back', 'New stations', 'metric', 'number', 0, 12, 'Mei'],
  ['4', ...cycle, 'B', 'Repairs are quick', 'Hours in the workshop', 'metric', 'h', 30, 8, 'Mei'],
]);
const checkIns = csv('check-ins.csv', [
  ['KR ID', 'Date', 'Value', 'Confidence', 'Comment', 'Author'],
  ['1', day(-30), 64, 6, 'First riders are back', 'Mei'],
  ['1', day(-20), 66, 5, '', 'Mei'],
  ['4', day(0), 21, 7, 'Second mechanic', 'Mei'],
]);

/** What pages and worker of the extension have. */
declare const chrome: typeof browser;

let extension: Installed;
test.beforeEach(async () => {
  extension = await install();
});
test.afterEach(() => extension.close());

/** Of four key results one was checked in today, so three are overdue. */
const withThreeOverdue = () => importFiles(extension, [keyResults, checkIns]);
/** The popup, with the focus where the first thing is to be typed. */
async function popupReady(): Promise<Page> {
  const popup = await extension.open('popup');
  await expect(popup.getByRole('textbox', { name: 'New value' })).toBeFocused();
  return popup;
}
const saved = (page: Page) => expect(page.locator('.popup-foot')).toContainText('Saved on this device');

test('installing opens the welcome page, which says how to begin', async () => {
  const opened = () => extension.context.pages().find((page) => page.url().endsWith('/welcome.html'));
  await expect.poll(() => opened() !== undefined).toBe(true);
  const page = opened() ?? (await extension.open('welcome'));
  await expect(page.getByRole('heading', { name: 'Welcome to Updraft' })).toBeVisible();
  expect((await extension.badge()).text).toBe('');
});

test('an imported spreadsheet shows on the badge, in number, colour and words', async () => {
  await withThreeOverdue();
  await expect.poll(extension.badge).toEqual({ text: '3', title: 'Updraft: 3 check-ins overdue' });
  const worker = await extension.worker();
  const colour = await worker.evaluate(() => chrome.action.getBadgeBackgroundColor({}));
  expect(colour).toEqual([0xa9, 0x2a, 0x20, 255]);
});

test('a check-in by keys alone takes less than five seconds, the badge falls, and undo brings it back', async () => {
  await withThreeOverdue();
  const popup = await extension.open('popup');
  const value = popup.getByRole('textbox', { name: 'New value' });
  await expect(value).toBeFocused();
  await expect(popup.locator('.check-in .key-result-title')).toHaveText('Complaints a week');

  const began = Date.now();
  await popup.keyboard.type('25');
  await popup.keyboard.press('Enter');
  // Confidence is never guessed: the focus goes there, with one sentence.
  await expect(popup.getByText('Pick one, it takes a second')).toBeVisible();
  await popup.keyboard.press('7');
  await popup.keyboard.press('Enter');
  await saved(popup);
  await expect(popup.getByRole('status').filter({ hasText: 'Saved 25' })).toBeVisible();
  expect(Date.now() - began).toBeLessThan(5_000);

  // The next one that is due is open, ready to be typed into.
  await expect(popup.locator('.check-in .key-result-title')).toHaveText('New stations');
  await expect(value).toBeFocused();
  await expect.poll(async () => (await extension.badge()).text).toBe('2');

  await popup.keyboard.press('Alt+z');
  await expect.poll(async () => (await extension.badge()).text).toBe('3');
  await expect(popup.locator('.due-list')).toContainText('Complaints a week');
});

test('what was shown as saved is there after the browser was killed in the same moment', async () => {
  await withThreeOverdue();
  const popup = await popupReady();
  await popup.keyboard.type('25');
  await popup.getByRole('radio', { name: '8', exact: true }).check({ force: true });
  await popup.getByRole('textbox', { name: 'Note' }).fill('Fewer flat tyres');
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('status').filter({ hasText: 'Saved 25' })).toBeVisible();
  await extension.kill();

  extension = await install({ profile: extension.profile });
  await expect.poll(async () => (await extension.badge()).text).toBe('2');
  const panel = await extension.open('sidepanel');
  await panel.getByRole('button', { name: 'Complaints a week' }).click();
  await expect(panel.locator('.history')).toContainText('Fewer flat tyres');
});

test('half-typed text survives closing the popup', async () => {
  await withThreeOverdue();
  const popup = await popupReady();
  await popup.keyboard.type('27.5');
  await popup.close();
  const again = await extension.open('popup');
  await expect(again.getByRole('textbox', { name: 'New value' })).toHaveValue('27.5');
});

test('a worker that was stopped is woken by its alarm and puts the badge right', async () => {
  await withThreeOverdue();
  await expect.poll(async () => (await extension.badge()).text).toBe('3');
  const page = await extension.open('options');
  // As after a long sleep: what the badge shows is not what is due any more, and the alarm is about to ring.
  await page.evaluate(async () => {
    await chrome.action.setBadgeText({ text: '?' });
    await chrome.alarms.create('turn', { when: Date.now() + 1_500 });
  });
  const cdp = await extension.context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await expect
    .poll(async () => (await cdp.send('Target.getTargets')).targetInfos.filter(({ type }) => type === 'service_worker'))
    .toEqual([]);
  expect(await page.evaluate(() => chrome.action.getBadgeText({}))).toBe('?');
  await expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({})), { timeout: 20_000 }).toBe('3');
});

test('a change in the popup shows in an open side panel without a reload', async () => {
  await withThreeOverdue();
  const panel = await extension.open('sidepanel');
  await expect(panel.locator('.objective').first()).toContainText('Riders come back');
  const popup = await popupReady();
  await popup.keyboard.type('25');
  await popup.getByRole('radio', { name: '8', exact: true }).check({ force: true });
  await popup.keyboard.press('Enter');
  await saved(popup);
  await expect(panel.locator('.key-result', { hasText: 'Complaints a week' })).toContainText('50');
});

test('an import can be taken back as one step', async () => {
  await withThreeOverdue();
  const options = await extension.open('options');
  await options.getByRole('button', { name: 'Undo the last import' }).click();
  await expect(options.getByText('The import was taken back.')).toBeVisible();
  const popup = await extension.open('popup');
  await expect(popup.getByRole('heading', { name: 'Write your first objective' })).toBeVisible();
  await expect.poll(async () => (await extension.badge()).text).toBe('');
});

test('the same files once more change nothing', async () => {
  await withThreeOverdue();
  const options = await extension.open('options');
  await options.locator('.import-flow input[type=file]').setInputFiles([keyResults, checkIns]);
  await expect(options.getByText('Everything is here already; there is nothing to change.')).toBeVisible();
});

test('with 1,000 key results the popup reads and draws only what it shows', async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => [
    `m${index}`,
    ...cycle,
    `o${Math.floor(index / 5)}`,
    `Objective ${Math.floor(index / 5)}`,
    `Key result ${index}`,
    'metric',
    'number',
    0,
    100,
    'Mei',
  ]);
  await importFiles(extension, [csv('many.csv', [COLUMNS, ...many])]);
  await expect.poll(async () => (await extension.badge()).text).toBe('99+');
  const popup = await popupReady();
  await expect(popup.locator('.count')).toHaveText('99+');
  expect(await popup.locator('.key-result').count()).toBeLessThan(12);
  await popup.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => popup.locator('.key-result').count()).toBeGreaterThan(12);
});
