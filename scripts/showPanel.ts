/** Leads a page of the extension to what is worth looking at. */
import * as z from 'zod/mini';
import type { PageInHand } from './pageInHand.ts';

/** As much of what a page of the extension has as is needed here. */
declare const chrome: {
  windows: { getCurrent(): Promise<{ id: number }> };
  sidePanel: { open(where: { windowId: number }): Promise<void> };
};

/** Opens the side panel in the page's window, which the browser does only within a gesture. */
export async function showPanel(page: PageInHand): Promise<void> {
  await page.run(
    async () => {
      const { id } = await chrome.windows.getCurrent();
      await chrome.sidePanel.open({ windowId: id });
      return null;
    },
    undefined,
    z.null(),
  );
}
