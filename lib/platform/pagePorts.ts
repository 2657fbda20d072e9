/** What the browser lets a page of the extension do beyond its own document. */
import { browser } from 'wxt/browser';
import { sendMessage } from './messages.ts';
import { openSidePanel } from './sidePanel.ts';

export const pagePorts = {
  openPanel: (): Promise<void> => openSidePanel(browser.windows.WINDOW_ID_CURRENT),
  openOptions: (): Promise<void> => browser.runtime.openOptionsPage(),
  tellWorker(): void {
    sendMessage('changed').catch((error: unknown) => {
      // The worker counts anew when it next wakes; nothing that was saved is in danger.
      console.warn('The badge could not be told of a change', error);
    });
  },
};
