/** Looks whether the browser's store has a newer version of the extension. */
import { browser } from 'wxt/browser';

/**
 * Resolves to whether there is one. It is put in at once, which closes all our pages; what is half typed is kept. Browsers answer only
 * every few hours, and never for an extension that was loaded by hand: then there is none.
 */
export async function lookForUpdate(): Promise<boolean> {
  const { status } = await browser.runtime.requestUpdateCheck();
  if (status !== 'update_available') return false;
  browser.runtime.reload();
  return true;
}
