/** What others do, in the pages that are open: without a reload, and without moving what somebody types in. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { v7 as uuid } from 'uuid';
import type { Command, Fields, RecordKind } from '#lib/sync/draft.ts';
import { colleague, type Colleague } from './colleague.ts';
import { install, type Installed } from './extension.ts';
import { joinByLink } from './joinSteps.ts';
import { openServer, type OwnServer } from './ownServer.ts';

const TEAM = uuid();
const SPACE = `team:${TEAM}`;
const OTHER = uuid();

let server: OwnServer;
let anna: Installed;
let ben: Colleague;
/** Of Anna's objective and its two key results; and of Ben's objective, which Anna shares. */
let ids: { objective: string; hers: string; his: string; shared: string; sharedHers: string };

const create = (kind: RecordKind, id: string, root: string, fields: Fields, space = SPACE) =>
  ({ type: 'create', kind, id, root, space, fields }) as const;
const patch = (kind: RecordKind, id: string, root: string, fields: Fields) =>
  ({ type: 'patch', kind, id, root, space: SPACE, fields }) as const;
const command = (kind: RecordKind, id: string, root: string, command: Command) =>
  ({ type: 'command', kind, id, root, space: SPACE, command }) as const;
const team = (id: string, name: string) =>
  create('team', id, 'directory', { name, members: [ben.person], leaders: [ben.person], open: true }, 'org');

test.beforeEach(async () => {
  [server, anna] = await Promise.all([openServer(), install()]);
  ben = await colleague(server.adminLink, 'Ben');
  await ben.does(team(TEAM, 'Workshop'), team(OTHER, 'Riders'));
  await joinByLink(anna, await ben.invites({ role: 'member', teams: [TEAM] }), { name: 'Anna' });
  const org = await ben.sees('org');
  const her = org.find(({ kind, fields }) => kind === 'person' && fields.name === 'Anna')?.id;
  const cycle = org.find(({ kind, fields }) => kind === 'cycle' && fields.state === 'active')?.id;
  if (!her || !cycle) throw new Error('Anna is not there, or no quarter runs.');
  ids = { objective: uuid(), hers: uuid(), his: uuid(), shared: uuid(), sharedHers: uuid() };
  const objective = (title: string, owner: string, order: string): Fields => {
    const rest = { why: '', team: TEAM, cycle, ambition: 'aspirational', state: 'active' };
    return { ...rest, title, owner, order };
  };
  const keyResult = (title: string, owner: string, under: string, order: string): Fields => {
    const metric = { type: 'move', start: 0, target: 100, unit: { kind: 'number' } };
    const activatedAt = Date.now() - 20 * 86_400_000;
    return { title, owner, objective: under, metric, weight: 1, state: 'active', activatedAt, order };
  };
  await ben.does(
    create('objective', ids.objective, ids.objective, objective('Every bike is safe', her, 'a1')),
    create('key-result', ids.hers, ids.objective, keyResult('Brakes checked', her, ids.objective, 'a0')),
    create('key-result', ids.his, ids.objective, keyResult('Lights that work', ben.person, ids.objective, 'a1')),
    create('objective', ids.shared, ids.shared, objective('The crew stays', ben.person, 'a2')),
    create('key-result', ids.sharedHers, ids.shared, keyResult('Overtime', her, ids.shared, 'a0')),
  );
});
test.afterEach(async () => {
  await anna.close();
  await server.close();
});

const isClean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
};
const row = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true });
const objectiveNamed = (page: Page, title: string) => page.getByRole('heading', { name: title });
/** Opens the check-in form of a key result and types into its note, with the caret in the middle of a word. */
async function halfType(panel: Page, title: string): Promise<Locator> {
  await row(panel, title).click();
  await panel.getByRole('button', { name: 'Check in', exact: true }).click();
  const note = panel.getByRole('textbox', { name: 'Note' });
  await note.fill('Half a sentence');
  await note.evaluate((field: HTMLInputElement) => field.setSelectionRange(6, 6));
  return note;
}
const hands = (field: Locator) =>
  field.evaluate((element: HTMLInputElement) => ({
    focused: document.activeElement === element,
    caret: element.selectionStart,
    text: element.value,
    top: Math.round(element.getBoundingClientRect().top),
  }));

test('a colleague’s changes show in the open panel, under the hands of whoever types', async () => {
  const panel = await anna.open('sidepanel');
  await expect(objectiveNamed(panel, 'Every bike is safe')).toBeVisible();
  await panel.setViewportSize({ width: 400, height: 420 });
  const note = await halfType(panel, 'Overtime');
  const before = await hands(note);
  expect(before).toMatchObject({ focused: true, caret: 6 });

  const reading = { type: 'value', value: 40 };
  const said = { keyResult: ids.his, at: '2026-08-01', reading, confidence: 7, note: '', author: ben.person };
  const at = Temporal.Now.plainDateISO('Asia/Taipei').toString();
  await ben.does(
    patch('objective', ids.objective, ids.objective, { title: 'Every single bike is safe' }),
    create('check-in', uuid(), ids.objective, { ...said, at, createdAt: Date.now() }),
  );
  await expect(objectiveNamed(panel, 'Every single bike is safe')).toBeVisible();
  await expect(panel.locator('.panel-row', { hasText: 'Lights that work' })).toContainText('40');
  expect(await hands(note)).toEqual(before);

  // The whole list turns round: the objective with the open form goes to its top.
  await ben.does(patch('objective', ids.shared, ids.shared, { order: 'a0' }));
  await expect(panel.locator('.objective h2').first()).toHaveText('The crew stays');
  expect(await hands(note)).toEqual(before);
  await panel.keyboard.type('!');
  await expect(note).toHaveValue('Half a! sentence');
});

test('a row that goes while somebody types leaves the text behind', async () => {
  const panel = await anna.open('sidepanel');
  await halfType(panel, 'Brakes checked');
  await ben.does({ type: 'delete', kind: 'key-result', id: ids.hers, root: ids.objective, space: SPACE });
  const notice = panel.getByRole('status').filter({ hasText: '“Brakes checked” is no longer here' });
  await expect(notice).toContainText('Half a sentence');
  await isClean(panel);
  await notice.getByRole('button', { name: 'Let it go' }).click();
  await expect(notice).toBeHidden();
});

test('an open dialog stays as it is, and saves only what was typed in it', async () => {
  const panel = await anna.open('sidepanel');
  await panel.getByRole('button', { name: 'More for “Every bike is safe”' }).click();
  await panel.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = panel.getByRole('dialog');
  const title = dialog.getByRole('textbox', { name: 'Objective' });
  await title.fill('Every bike is safe to ride');
  await ben.does(patch('objective', ids.objective, ids.objective, { why: 'Two riders fell in June.' }));
  await expect
    .poll(async () => (await ben.sees(SPACE)).find(({ id }) => id === ids.objective)?.fields.why)
    .toContain('June');
  await panel.waitForTimeout(300);
  await expect(title).toHaveValue('Every bike is safe to ride');
  await expect(title).toBeFocused();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await ben.sees(SPACE)).find(({ id }) => id === ids.objective)?.fields)
    .toMatchObject({ title: 'Every bike is safe to ride', why: 'Two riders fell in June.' });
});

test('where two write the same, both versions stand there, and one click takes the other', async () => {
  const panel = await anna.open('sidepanel');
  await expect(panel.locator('.saved-line')).toContainText('Up to date');
  await anna.context.route('**/v1/sync/push', (route) => route.abort());
  await panel.getByRole('button', { name: 'More for “Every bike is safe”' }).click();
  await panel.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Objective' }).fill('Anna’s wording');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.locator('.objective').first()).toContainText('waiting to sync');

  await ben.does(patch('objective', ids.objective, ids.objective, { title: 'Ben’s wording' }));
  await anna.context.unroute('**/v1/sync/push');
  const conflict = panel.getByRole('group', { name: 'Ben changed this at the same time' });
  await expect(conflict).toContainText('Stands now, by BenBen’s wordingLeave it');
  await expect(conflict).toContainText('Your versionAnna’s wording');
  await expect(panel.getByText('waiting to sync')).toBeHidden();
  await isClean(panel);
  await conflict.getByRole('button', { name: 'Take this version' }).click();
  await expect(objectiveNamed(panel, 'Anna’s wording')).toBeVisible();
  await expect(conflict).toBeHidden();
  await expect
    .poll(async () => (await ben.sees(SPACE)).find(({ id }) => id === ids.objective)?.fields.title)
    .toBe('Anna’s wording');
});

test('what the server refuses stands under attention, with its text, until it is let go', async () => {
  const panel = await anna.open('sidepanel');
  await expect(panel.locator('.saved-line')).toContainText('Up to date');
  await anna.context.route('**/v1/sync/push', (route) => route.abort());
  await halfType(panel, 'Brakes checked');
  await panel.getByRole('textbox', { name: 'New value' }).fill('62');
  await panel.getByRole('radio', { name: '6', exact: true }).check({ force: true });
  await panel.keyboard.press('Enter');
  await expect(panel.locator('.panel-row', { hasText: 'Brakes checked' })).toContainText('waiting to sync');
  await ben.does(command('objective', ids.objective, ids.objective, { name: 'close' }));
  await anna.context.unroute('**/v1/sync/push');
  await expect(panel.locator('.saved-line')).toContainText('need');

  const options = await anna.open('options', '#attention');
  const card = options.getByRole('article', { name: 'Your check-in for “Brakes checked”' });
  await expect(card).toContainText('The objective or its cycle is closed.');
  await expect(card).toContainText('62');
  await expect(card).toContainText('Half a sentence');
  await isClean(options);

  await ben.does(command('objective', ids.objective, ids.objective, { name: 'reopen' }));
  await expect(panel.getByRole('button', { name: 'Check in', exact: true })).toBeVisible();
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(options.getByText('Nothing needs your attention')).toBeVisible();
  await expect
    .poll(async () => (await ben.sees(SPACE)).some(({ fields }) => fields.note === 'Half a sentence'))
    .toBe(true);
  await isClean(options);
});

test('a team shows who has reported and how far it is; one of others is looked at from outside', async () => {
  const other = uuid();
  const fields = { why: '', team: OTHER, cycle: null, ambition: 'aspirational', state: 'draft', order: 'a0' };
  await ben.does(
    create('objective', other, other, { ...fields, title: 'Riders stay', owner: ben.person }, `team:${OTHER}`),
  );
  const panel = await anna.open('sidepanel');
  await panel.getByRole('tab', { name: 'Team' }).click();
  const people = panel.getByRole('region', { name: 'Freshness of check-ins' });
  await expect(people.getByRole('listitem')).toHaveCount(2);
  await expect(people).toContainText('Ben');
  await expect(objectiveNamed(panel, 'The crew stays')).toBeVisible();
  // What is Ben's is to be read, what is hers is hers to check in.
  await row(panel, 'Lights that work').click();
  await expect(panel.getByText('Nothing said yet.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Check in', exact: true })).toBeVisible();
  await row(panel, 'Lights that work').click();
  await isClean(panel);
  await ben.does(patch('objective', ids.shared, ids.shared, { title: 'The crew wants to stay' }));
  await expect(objectiveNamed(panel, 'The crew wants to stay')).toBeVisible();

  await panel.getByRole('button', { name: 'Team: Workshop' }).click();
  await panel.getByRole('menuitemradio', { name: 'Riders' }).click();
  await expect(panel.getByText('You look at this team from outside')).toBeVisible();
  await expect(panel.getByText('No objective in this cycle yet')).toBeVisible();
  await isClean(panel);
  await panel.getByRole('button', { name: 'Stop following' }).click();
  await expect(panel.getByRole('button', { name: 'Team: Workshop' })).toBeVisible();

  // The next panel opens where this one was left, and the keys of tabs move between them.
  await panel.reload();
  await expect(panel.getByRole('tab', { name: 'Team' })).toHaveAttribute('aria-selected', 'true');
  await panel.getByRole('tab', { name: 'Team' }).focus();
  await panel.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('tab', { name: 'Mine' })).toBeFocused();
  await expect(objectiveNamed(panel, 'Every bike is safe')).toBeVisible();
});

test('in the popup the row that is open stays where it is, whatever comes', async () => {
  const popup = await anna.open('popup');
  const value = popup.getByRole('textbox', { name: 'New value' });
  await expect(value).toBeFocused();
  await value.fill('4');
  const form = popup.getByRole('form');
  const name = await form.getAttribute('aria-label');
  const done = name === 'Overtime' ? ids.sharedHers : ids.hers;
  const root = name === 'Overtime' ? ids.shared : ids.objective;
  const before = await hands(value);
  await ben.does({ type: 'delete', kind: 'key-result', id: done, root, space: SPACE });
  await expect.poll(async () => (await ben.sees(SPACE)).some(({ id }) => id === done)).toBe(false);
  await popup.waitForTimeout(500);
  expect(await hands(value)).toEqual(before);
  await popup.getByRole('radio', { name: '6', exact: true }).check({ force: true });
  await value.press('Enter');
  await expect(popup.getByText('Your text is still here.')).toBeVisible();
  await expect(value).toHaveValue('4');
});
