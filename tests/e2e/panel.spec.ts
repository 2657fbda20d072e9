import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { csv, install, type Installed, type PageName } from './extension.ts';

declare const chrome: typeof browser;

let extension: Installed;
test.beforeEach(async () => {
  extension = await install();
});
test.afterEach(() => extension.close());

async function demo(name: PageName): Promise<Page> {
  const welcome = await extension.open('welcome', '#demo');
  await expect(welcome.getByText('The demo company is there')).toBeVisible();
  await welcome.close();
  return extension.open(name);
}
const toast = (page: Page, text: string) => expect(page.locator('.toast')).toContainText(text);
const more = async (page: Page, of: string, item: string) => {
  await page.getByRole('button', { name: `More for “${of}”` }).click();
  await page
    .getByRole('button', { name: item })
    .or(page.getByRole('menuitem', { name: item }))
    .click();
};

test('an objective is written with its key results, edited, dropped honestly and taken up again', async () => {
  const panel = await extension.open('sidepanel');
  await panel.getByRole('button', { name: 'Write one' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Objective' }).fill('Every bike is safe');
  await dialog.getByRole('textbox', { name: 'Key result 1' }).fill('Brake faults');
  await dialog.getByRole('textbox', { name: 'Start' }).fill('80');
  await dialog.getByRole('textbox', { name: 'Target' }).fill('80');
  await dialog.getByRole('button', { name: 'Start with it' }).click();
  await expect(dialog.getByText('Start and target are the same')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Target' }).fill('-30 %');
  await expect(dialog.getByText('That means 56')).toBeVisible();
  await dialog.getByRole('button', { name: 'Start with it' }).click();
  await toast(panel, 'Objective created');
  await expect(panel.locator('.key-result')).toContainText('80');

  await more(panel, 'Every bike is safe', 'Edit');
  await dialog.getByRole('textbox', { name: 'Objective' }).fill('Every bike is safe to ride');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('heading', { name: 'Every bike is safe to ride' })).toBeVisible();

  await more(panel, 'Every bike is safe to ride', 'Drop honestly');
  await dialog.getByRole('button', { name: 'Drop honestly' }).click();
  await expect(dialog.getByText('One sentence is enough.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Why stop' }).fill('The workshop closes');
  await dialog.getByRole('button', { name: 'Drop honestly' }).click();
  await expect(panel.locator('.objective')).toContainText('The workshop closes');
  await more(panel, 'Every bike is safe to ride', 'Take it up again');
  await expect(panel.locator('.objective')).not.toContainText('The workshop closes');
});

test('a draft keeps what was typed when its dialog is closed, and can be deleted', async () => {
  const panel = await extension.open('sidepanel');
  await expect(panel.getByRole('button', { name: 'Write one' })).toBeVisible();
  await panel.keyboard.press('n');
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Objective' }).fill('Half an idea');
  await panel.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await panel.keyboard.press('n');
  await expect(dialog.getByRole('textbox', { name: 'Objective' })).toHaveValue('Half an idea');
  await dialog.getByRole('button', { name: 'Keep as draft' }).click();
  await expect(panel.locator('.objective')).toContainText('Draft');
  await more(panel, 'Half an idea', 'Delete the draft');
  await expect(panel.getByText('No objective here yet')).toBeVisible();
  await toast(panel, 'Deleted');
  await panel.keyboard.press('z');
  await expect(panel.getByRole('heading', { name: 'Half an idea' })).toBeVisible();
});

test('a check-in is corrected and withdrawn, and the history shows both', async () => {
  const panel = await demo('sidepanel');
  await panel.locator('.key-result-title').nth(1).click();
  const history = panel.locator('.history');
  const first = history.locator('li').first();
  await first.getByRole('button', { name: /Correct the check-in/ }).click();
  await panel
    .getByRole('button', { name: 'Correct', exact: true })
    .or(panel.getByRole('menuitem', { name: 'Correct' }))
    .click();
  await panel.getByRole('textbox', { name: 'New value' }).fill('20');
  await panel.getByRole('radio', { name: '6', exact: true }).check({ force: true });
  await panel.keyboard.press('Enter');
  await expect(first).toContainText('corrected, was');
  await first.getByRole('button', { name: /Correct the check-in/ }).click();
  await panel
    .getByRole('button', { name: 'Withdraw' })
    .or(panel.getByRole('menuitem', { name: 'Withdraw' }))
    .click();
  await expect(history).toContainText('withdrawn');
});

test('a key result is reordered and moved to another objective with its check-ins', async () => {
  const panel = await demo('sidepanel');
  const titles = panel.locator('.objective').first().locator('.key-result-title');
  await expect(titles.first()).toBeVisible();
  const [one = '', two = ''] = await titles.allInnerTexts();
  await titles.first().click();
  await more(panel, one, 'Move down');
  await expect(titles.first()).toHaveText(two);
  const others = await panel.locator('.objective h2').allInnerTexts();
  await more(panel, one, 'Move to another objective');
  await panel.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
  await expect(titles).toHaveCount(2);
  const elsewhere = panel.locator('.objective').filter({ has: panel.getByRole('button', { name: one }) });
  await expect(elsewhere.locator('h2')).not.toHaveText(others[0] ?? '');
});

test('the panel opens from the popup, within the gesture', async () => {
  const popup = await demo('popup');
  await popup.getByRole('button', { name: 'Side panel' }).click();
  const worker = await extension.worker();
  const open = () =>
    worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length);
  await expect.poll(open).toBe(1);
});

test('a row that cannot be read is put aside, shown and can be let go', async () => {
  const panel = await demo('sidepanel');
  await expect(panel.locator('.objective').first()).toBeVisible();
  const [damaged = '', sound = ''] = await panel.locator('.objective h2').allInnerTexts();
  await panel.evaluate(
    (title) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('updraft');
        opening.addEventListener('error', () => fail(opening.error));
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('roots', 'readwrite').objectStore('roots');
          const reading = store.getAll();
          reading.addEventListener('success', () => {
            const row = reading.result.find((candidate) => JSON.stringify(candidate.records).includes(title));
            row.records = 'rubbish';
            store.put(row).addEventListener('success', () => {
              opening.result.close();
              done();
            });
          });
        });
      }),
    damaged,
  );
  await panel.reload();
  await expect(panel.getByText('could not be read and was put aside')).toBeVisible();
  await expect(panel.getByRole('heading', { name: sound })).toBeVisible();
  await expect(panel.getByRole('heading', { name: damaged })).toBeHidden();
  const options = await extension.open('options');
  await expect(options.getByRole('heading', { name: 'Put aside' })).toBeVisible();
  await options.getByRole('button', { name: 'Let it go' }).click();
  await expect(options.getByRole('heading', { name: 'Put aside' })).toBeHidden();
});

test('a backup saved from the options page is put back after everything was deleted', async () => {
  const options = await demo('options');
  const download = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Save a backup' }).click();
  const path = await (await download).path();
  await options.getByRole('button', { name: 'Delete everything' }).click();
  await options.getByRole('button', { name: 'Yes, delete everything' }).click();
  const panel = await extension.open('sidepanel');
  await expect(panel.getByText('No objective here yet')).toBeVisible();
  const again = await extension.open('options');
  await again.locator('input[accept*=json]').setInputFiles(path);
  await again.getByRole('button', { name: 'Put the backup in its place' }).click();
  await expect(again.getByText('The backup is back.')).toBeVisible();
  await expect(panel.locator('.objective').first()).toBeVisible();
});

for (const dark of [false, true]) {
  test(`axe finds nothing on any page in ${dark ? 'dark' : 'light'}`, async () => {
    await extension.close();
    extension = await install({ dark });
    const clean = async (page: Page, where: string) => {
      // Movements are part of the look, not of what is judged.
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: dark ? 'dark' : 'light' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    };
    const begin = await extension.open('popup');
    await expect(begin.getByRole('heading', { name: 'Write your first objective' })).toBeVisible();
    await clean(begin, 'popup, empty');
    await clean(await extension.open('welcome'), 'welcome');
    const popup = await demo('popup');
    await expect(popup.locator('.check-in')).toBeVisible();
    await clean(popup, 'popup');
    const panel = await extension.open('sidepanel');
    await panel.locator('.key-result-title').nth(1).click();
    await expect(panel.locator('.history')).toBeVisible();
    await clean(panel, 'panel, open row');
    await panel.keyboard.press('n');
    await expect(panel.getByRole('dialog')).toBeVisible();
    await clean(panel, 'panel, new objective');
    const options = await extension.open('options');
    await options.locator('.import-flow input[type=file]').setInputFiles([
      csv('a.csv', [
        ['Objective', 'Key result', 'Start', 'Target'],
        ['Fly', 'Height', 0, 10],
        ['Fly', 'Speed', 5, 5],
      ]),
    ]);
    await expect(options.getByText('What will happen')).toBeVisible();
    await clean(options, 'options, import');
  });
}

test('a browser in Traditional Chinese gets every word in it', async () => {
  await extension.close();
  extension = await install({ language: 'zh-TW' });
  const popup = await extension.open('popup');
  await expect(popup.getByRole('heading', { name: '寫下第一個目標' })).toBeVisible();
  await expect(popup.locator('html')).toHaveAttribute('lang', 'zh-TW');
});

test('the language chosen in the settings is that of pages and badge at once', async () => {
  const options = await extension.open('options');
  await options.getByRole('combobox', { name: 'Language' }).selectOption('zh-TW');
  await expect(options.getByRole('heading', { name: '設定', exact: true })).toBeVisible();
  await expect.poll(async () => (await extension.badge()).title).toMatch(/^Updraft：/);
});

test('two quick presses create one objective, and deleting a key result leaves the focus beside it', async () => {
  const panel = await extension.open('sidepanel');
  await panel.getByRole('button', { name: 'Write one' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Objective' }).fill('Bikes at the station');
  await dialog.getByRole('button', { name: 'Key result', exact: true }).click();
  for (const [index, title] of ['Racks', 'Pumps'].entries()) {
    await dialog.getByRole('textbox', { name: `Key result ${index + 1}` }).fill(title);
    await dialog.getByRole('textbox', { name: 'Start' }).nth(index).fill('0');
    await dialog.getByRole('textbox', { name: 'Target' }).nth(index).fill('10');
  }
  await dialog.locator('form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  await toast(panel, 'Objective created');
  await expect(panel.locator('.objective')).toHaveCount(1);

  await panel.getByRole('button', { name: 'Racks', exact: true }).click();
  await panel.getByRole('button', { name: 'More for “Racks”' }).focus();
  await panel.keyboard.press('Enter');
  await panel.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Racks', exact: true })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Pumps', exact: true })).toBeFocused();
});
