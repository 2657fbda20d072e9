/**
 * The address of the tab that the person looks at, when they clicked on the icon there (permission 'activeTab'): an invitation's link leads
 * to a web page, which cannot open an extension by itself. Nothing of the page is read.
 */
import { browser } from 'wxt/browser';

/** null where the browser does not tell: the click was not on a tab, or its page is none of ours to know. */
export async function readInvitationTab(): Promise<string | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.url ?? null;
}
