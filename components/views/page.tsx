/** How a door shows its view: language and theme before the first paint, texts and replica side by side, then the view. */
import { render, type ComponentType } from 'preact';
import { TextsContext } from '#components/texts.tsx';
import { onPreferences, readPreferences, type Preferences } from '#lib/platform/preferences.ts';
import type { ConnectionState } from '#lib/replica/connection.ts';
import { openReplica } from '#lib/replica/replica.ts';
import { okr, type Section } from '#lib/texts/sections.ts';
import { chooseLocale, loadTexts } from '#lib/texts/texts.ts';
import { AppContext, type PagePorts } from './app.tsx';
import { withLater } from './later.tsx';
import { syncToCome } from './syncToCome.ts';

export interface PageOptions {
  sections: readonly Section[];
  /** Needed only after the first paint: what the browser lets a page do. */
  loadPorts: () => Promise<PagePorts>;
}

export async function showPage(View: ComponentType, { sections, loadPorts }: PageOptions): Promise<void> {
  const root = document.createElement('div');
  root.id = 'page';
  document.body.append(root);

  const preferences = readPreferences();
  dress(preferences);
  onPreferences((next) => {
    dress(next);
    // Texts are loaded with the page; another language means another page.
    if (next.locale !== preferences.locale) location.reload();
  });

  const locale = preferences.locale ?? chooseLocale(navigator.languages);
  const loading = loadTexts(locale, [okr, ...sections]);
  let opened = false;

  const whileOpening = async (state: ConnectionState, detail?: string) => {
    const [texts, { ConnectionNotice }] = await Promise.all([
      loading.then((words) => withLater(words, ['system'])),
      import('./StoreTrouble.tsx'),
    ]);
    if (opened) return;
    render(
      <TextsContext.Provider value={texts}>
        <ConnectionNotice state={state} detail={detail} />
      </TextsContext.Provider>,
      root,
    );
  };

  const opening = openReplica({ onState: (state) => void whileOpening(state) });
  const texts = await loading;
  document.documentElement.lang = texts.locale;
  document.documentElement.dir = texts.dir;
  try {
    const replica = await opening;
    opened = true;
    const ports = lazyPorts(loadPorts);
    const sync = syncToCome();
    let prepared = false;
    const painted = () => {
      if (prepared) return;
      prepared = true;
      ports.load();
      void import('./afterPaint.ts').then(({ afterPaint }) => afterPaint({ replica, sync, ports }));
    };
    render(
      <TextsContext.Provider value={texts}>
        <AppContext.Provider value={{ replica, ports, sync, now: Date.now, painted }}>
          <View />
        </AppContext.Provider>
      </TextsContext.Provider>,
      root,
    );
  } catch (error) {
    await whileOpening('unavailable', error instanceof Error ? error.message : String(error));
  }
}

function dress({ theme }: Preferences): void {
  const { dataset } = document.documentElement;
  if (theme) dataset.theme = theme;
  else delete dataset.theme;
}

/** Ports that are loaded after the paint. Once they are, a call goes straight through, since some need the gesture it came from. */
function lazyPorts(load: () => Promise<PagePorts>): PagePorts & { load(): void } {
  let loaded: PagePorts | null = null;
  const ready = async (): Promise<PagePorts> => (loaded ??= await load());
  return {
    load: () => void ready(),
    openPanel: () => (loaded ? loaded.openPanel() : ready().then((ports) => ports.openPanel())),
    openOptions: () => (loaded ? loaded.openOptions() : ready().then((ports) => ports.openOptions())),
    tellWorker: () => void ready().then((ports) => ports.tellWorker()),
  };
}
