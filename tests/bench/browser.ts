/** A headless browser with the extension in a profile of its own, loaded through the protocol that also branded Chrome still obeys. */
import { chromium, type Page } from '@playwright/test';

export interface BenchBrowser extends AsyncDisposable {
  /** Opens a page of the extension in a tab of its own, and closes the tab when the work is done. */
  onPage<T>(name: string, work: (page: Page) => Promise<T>): Promise<T>;
  /** Runs in every page before its own scripts. */
  watch(script: () => void): Promise<void>;
}

export interface LaunchOptions {
  /** Path of the browser's program. */
  executable: string;
  /** Path of the unpacked extension. */
  extension: string;
  /** Folder of the profile; made if it is not there. */
  profile: string;
}

export async function openBrowser({ executable, extension, profile }: LaunchOptions): Promise<BenchBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: ['--enable-unsafe-extension-debugging'],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 400, height: 600 },
  });
  // What the extension greets with on its first start would take time from the pages that are measured.
  context.on('page', (page) => {
    if (page.url().endsWith('/welcome.html')) void page.close();
  });
  try {
    const devTools = await context.browser()?.newBrowserCDPSession();
    if (!devTools) throw new Error('The browser gave no way to load the extension');
    const { id } = await devTools.send('Extensions.loadUnpacked', { path: extension });
    return {
      async onPage(name, work) {
        const page = await context.newPage();
        await page.goto(`chrome-extension://${id}/${name}`);
        const result = await work(page);
        await page.close();
        return result;
      },
      watch: async (script) => void (await context.addInitScript(script)),
      [Symbol.asyncDispose]: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}
