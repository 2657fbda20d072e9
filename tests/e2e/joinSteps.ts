/** Joining as a person does it, for every spec that needs somebody who is in. */
import { expect, type Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { Installed } from './extension.ts';

/** What pages of the extension have. */
declare const chrome: typeof browser;

export interface AsWhom {
  /** Asked for unless the invitation is made out to somebody. */
  name?: string;
  /** Titles of objectives to bring along. */
  bring?: readonly string[];
}

/**
 * The popup as it opens over a tab. The real one (toolbarIcon.ts) is out of reach for Playwright's own steps, so it stands in a tab here, and
 * which tab was clicked on is the one thing that is said in the browser's place.
 */
export async function popupOver(extension: Installed, url: string): Promise<Page> {
  await extension.context.addInitScript(() => {
    const address = new URLSearchParams(location.hash.slice(1)).get('over');
    if (location.protocol !== 'chrome-extension:' || address === null) return;
    Object.defineProperty(chrome.tabs, 'query', { value: async () => [{ url: address }] });
  });
  return extension.open('popup', `#${new URLSearchParams({ over: url }).toString()}`);
}

/** Joins by the invite page and the toolbar icon; resolves when all is here. */
export async function joinByTab(extension: Installed, link: string, who: AsWhom): Promise<void> {
  const invitePage = await extension.context.newPage();
  await invitePage.goto(link);
  await expect(invitePage.getByRole('listitem').first()).toContainText('icon');
  const popup = await popupOver(extension, invitePage.url());
  await agree(popup, who);
  await popup.getByRole('button', { name: 'Go on' }).click();
  await popup.close();
  await invitePage.close();
}

/** Joins by a link that was pasted into the settings; resolves when all is here. */
export async function joinByLink(extension: Installed, link: string, who: AsWhom): Promise<void> {
  const options = await extension.open('options');
  await pasteLink(options, link);
  await agree(options, who);
  await options.getByRole('button', { name: 'Go on' }).click();
  await options.close();
}

export async function pasteLink(options: Page, link: string): Promise<void> {
  await options.getByRole('textbox', { name: 'Invitation link' }).fill(link);
  await options.getByRole('button', { name: 'Look at the invitation' }).click();
}

/** Says yes to the invitation that is shown, up to the sentence that one is in. */
export async function agree(page: Page, { name, bring = [] }: AsWhom): Promise<void> {
  await expect(page.locator('.joining').getByRole('heading', { name: /^Join / })).toBeVisible();
  if (name !== undefined) await page.getByRole('textbox', { name: 'Your name' }).first().fill(name);
  for (const title of bring) await page.getByRole('checkbox', { name: title }).check();
  await page.locator('.joining').getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^You are in / })).toBeVisible();
}

/** A link by which somebody new comes in, made in the settings of an admin or leader. */
export async function invite(
  extension: Installed,
  {
    role = 'Member',
    teams = [],
    leads = [],
  }: { role?: 'Member' | 'Guest' | 'Admin'; teams?: readonly string[]; leads?: readonly string[] } = {},
): Promise<string> {
  const options = await extension.open('options');
  const form = options.locator('#invite');
  await form.getByRole('radio', { name: role }).check({ force: true });
  for (const team of teams) await form.getByRole('checkbox', { name: team, exact: true }).check();
  for (const team of leads) await form.getByRole('checkbox', { name: `Leads ${team}`, exact: true }).check();
  await form.getByRole('button', { name: 'Make a link' }).click();
  const link = await form.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await options.close();
  return link;
}

/** A link by which a further browser of the same person comes in. */
export async function inviteMyself(extension: Installed): Promise<string> {
  const options = await extension.open('options');
  const sessions = options.getByRole('region', { name: 'Your browsers' });
  await sessions.getByRole('button', { name: 'Another browser of mine' }).click();
  const link = await sessions.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await options.close();
  return link;
}
