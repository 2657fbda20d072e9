import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Replica } from '#lib/replica/replica.ts';
import { openReplica } from '#lib/replica/replica.ts';
import { LOCALE_NOTE, workerDuties } from '#lib/reminders/workerDuties.ts';
import { freshStorage, keyResultDraft, objectiveDraft, runningCycle } from '../replica/device.ts';
import { fakeBrowser, noServer, type FakeBrowser } from './ports.ts';

const DAY = 86_400_000;
let page: Replica;
let browser: FakeBrowser;

/** A page of the extension with a key result that has been waiting for long, in the database that the worker opens too. */
beforeEach(async () => {
  freshStorage();
  page = await openReplica();
  const { cycles } = await page.read.directory();
  const cycle = await runningCycle(page);
  const firstDay = Date.parse(`${cycles.get(cycle)?.firstDay}T00:00:00Z`);
  await page.commit([
    objectiveDraft('o1', { owner: page.me, cycle }),
    keyResultDraft('k1', { owner: page.me, objective: 'o1', activatedAt: firstDay }),
  ]);
  // Three weeks into the quarter, whenever this runs: the first check-in is overdue and none is due.
  items = [{ id: 'panel', title: 'left by an older version' }];
  browser = fakeBrowser({ now: firstDay + 21 * DAY });
  return () => page.close();
});
/** The toolbar icon's menu, which the browser keeps: what an older version left is still there. */
let items: { id: string; title: string }[];
const menus = {
  removeAll: () => void items.splice(0),
  create: ({ id, title }: { id: string; title: string }) => items.push({ id, title }),
};
const duties = (languages = ['en']) => workerDuties({ ports: browser.ports, sync: noServer, menus, languages });

describe('the worker', () => {
  it('opens the copy that the pages write, and shows the badge', async () => {
    await duties().wake();
    expect(browser.shown.at(-1)).toMatchObject({ text: '1', title: 'Updraft: 1 check-in overdue' });
  });

  it('hears of a change that a page has saved', async () => {
    const worker = duties();
    await worker.wake();
    await page.commit([keyResultDraft('k2', { owner: page.me, objective: 'o1', activatedAt: 0 })]);
    await worker.refresh();
    expect(browser.shown.at(-1)?.text).toBe('2');
  });

  it('woken twice at once works one after the other', async () => {
    const running: string[] = [];
    browser.ports.badge.show = async () => {
      running.push('begins');
      await new Promise((later) => setTimeout(later, 5));
      running.push('ends');
    };
    const worker = duties();
    await Promise.all([worker.wake(), worker.refresh(), worker.wake()]);
    expect(running).toEqual(Array.from({ length: 5 }, () => ['begins', 'ends']).flat());
  });

  it('logs a wake that failed once, and does the next as if nothing had been', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failing = vi.spyOn(browser.ports.badge, 'show').mockRejectedValueOnce(new Error('no toolbar'));
    const worker = duties();
    await worker.wake();
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]?.[1]).toMatchObject({ message: 'no toolbar' });
    await worker.wake();
    expect(log).toHaveBeenCalledTimes(1);
    expect(failing).toHaveBeenCalledTimes(3);
    expect(browser.shown.at(-1)?.text).toBe('1');
  });

  it('opens the database again with the next wake when it could not be had', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no storage here', 'SecurityError');
    });
    const worker = duties();
    await worker.wake();
    expect([log.mock.calls.length, browser.shown.length]).toEqual([1, 0]);
    open.mockRestore();
    await worker.wake();
    expect(log).toHaveBeenCalledTimes(1);
    expect(browser.shown.at(-1)?.text).toBe('1');
  });

  it('asks nobody where no server was joined', async () => {
    const log = vi.spyOn(console, 'error');
    await duties().exchange();
    expect(log).not.toHaveBeenCalled();
  });
});

describe('the language of the worker', () => {
  it('is that of the browser until a page has left another', async () => {
    const worker = duties(['zh-HK']);
    await worker.wake();
    expect(browser.shown.at(-1)?.title).toBe('Updraft：1 項進度回報逾期');
    await (await page.whole()).keep(LOCALE_NOTE, 'en');
    await worker.refresh();
    expect(browser.shown.at(-1)?.title).toBe('Updraft: 1 check-in overdue');
  });

  it('is that of the browser where the note makes no sense', async () => {
    await (await page.whole()).keep(LOCALE_NOTE, { locale: 'en' });
    await duties(['zh-TW']).wake();
    expect(browser.shown.at(-1)?.title).toBe('Updraft：1 項進度回報逾期');
  });
});

describe('the menu of the toolbar icon', () => {
  it('is made anew, never twice', async () => {
    const worker = duties();
    await worker.offerMenus();
    await worker.offerMenus();
    expect(items).toEqual([
      { id: 'panel', title: 'Open the side panel' },
      { id: 'options', title: 'Import, export and settings' },
    ]);
  });

  it('speaks the language that a page has changed to, and is left alone until then', async () => {
    await duties().offerMenus();
    const worker = duties();
    items.push({ id: 'mark', title: 'still the same menu' });
    await worker.wake();
    expect(items).toHaveLength(3);
    await (await page.whole()).keep(LOCALE_NOTE, 'zh-TW');
    await worker.refresh();
    expect(items).toEqual([
      { id: 'panel', title: '開啟側邊面板' },
      { id: 'options', title: '匯入、匯出與設定' },
    ]);
  });
});
