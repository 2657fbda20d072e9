/**
 * What the worker does when it is woken. It keeps nothing but the open replica, which it can always open again: browsers stop
 * it after half a minute without work.
 */
import { openReplica, type Replica } from '#lib/replica/replica.ts';
import { worker } from '#lib/texts/laterSections.ts';
import { LOCALES } from '#lib/texts/sections.ts';
import { chooseLocale, loadTexts, type Texts } from '#lib/texts/texts.ts';
import { refreshBadge, wake, type WakePorts } from './wake.ts';
import { workerSync, type WorkerSyncPorts } from './workerSync.ts';

/** Where the pages leave the language they were set to, for the worker, which cannot read their storage. */
export const LOCALE_NOTE = 'locale';

/** As much of the browser's menus as is needed here. */
interface Menus {
  removeAll(): Promise<void> | void;
  create(item: { id: string; title: string; contexts: ['action'] }): unknown;
}

/** In which language the menus were made: the browser keeps them, the worker does not live that long. */
const MENUS_NOTE = 'menus';

interface WorkerPorts {
  menus: Menus;
  ports: WakePorts;
  sync: WorkerSyncPorts;
  languages: readonly string[];
}

export function workerDuties({ ports, sync, menus, languages }: WorkerPorts) {
  let opening: Promise<Replica> | null = null;
  let busy: Promise<void> = Promise.resolve();

  const replica = (): Promise<Replica> => {
    opening ??= openReplica().then(
      (open) => {
        // While it is awake it hears of changes as every page does, whether or not a page also sends a message.
        open.onChange(() => void inTurn((again, words) => refreshBadge(again, words, ports)));
        return open;
      },
      (error: unknown) => {
        // The next wake tries again.
        opening = null;
        throw error;
      },
    );
    return opening;
  };

  const texts = async ({ read }: Replica): Promise<Texts> => {
    const wished = await read.meta(LOCALE_NOTE);
    const chosen = LOCALES.find((locale) => locale === wished);
    return loadTexts(chosen ?? chooseLocale(languages), [worker]);
  };

  /** One after the other: two wakes at once would race for the badge. What fails is logged once and tried again at the next wake. */
  const inTurn = (work: (open: Replica, words: Texts) => Promise<void>): Promise<void> => {
    busy = busy.then(async () => {
      try {
        const open = await replica();
        await work(open, await texts(open));
      } catch (error) {
        console.error('Updraft could not work out the badge; it tries again at the next wake', error);
      }
    });
    return busy;
  };

  const offerMenus = async (open: Replica, { locale, t }: Texts): Promise<void> => {
    await menus.removeAll();
    menus.create({ id: 'panel', title: t('worker.menuPanel'), contexts: ['action'] });
    menus.create({ id: 'options', title: t('worker.menuOptions'), contexts: ['action'] });
    await (await open.whole()).keep(MENUS_NOTE, locale);
  };
  /** Menus that were made in another language speak this one from now on. */
  const translateMenus = async (open: Replica, words: Texts): Promise<void> => {
    if ((await open.read.meta(MENUS_NOTE)) !== words.locale) await offerMenus(open, words);
  };

  const { exchange } = workerSync(replica, sync);

  return {
    /** Everything that time may have changed. */
    wake: (): Promise<void> =>
      inTurn(async (open, words) => {
        await wake(open, words, ports);
        await translateMenus(open, words);
      }),
    /** A page has saved something, or speaks another language now. */
    refresh: (): Promise<void> =>
      inTurn(async (open, words) => {
        await refreshBadge(open, words, ports);
        await translateMenus(open, words);
      }),
    /** Sends what waits and fetches what is new, where a server was joined and no page does so. The badge follows what arrives. */
    async exchange(): Promise<void> {
      try {
        await exchange();
      } catch (error) {
        console.error('Updraft could not sync; it tries again at the next wake', error);
      }
    },
    /** The menu of the toolbar icon, made anew: an older version may have left another. */
    offerMenus: (): Promise<void> => inTurn(offerMenus),
  };
}
