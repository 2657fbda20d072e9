/**
 * Opens the side panel (Chromium) or sidebar (Firefox). Both want the person's gesture: call it at once in the handler, before
 * anything is awaited.
 */
import firefox from 'webextension-polyfill';
import { browser } from 'wxt/browser';

export function openSidePanel(windowId: number): Promise<void> {
  return 'sidePanel' in browser ? browser.sidePanel.open({ windowId }) : firefox.sidebarAction.open();
}
