import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { browserAlarms, ensurePulse } from '#lib/platform/alarmPort.ts';
import { browserBadge } from '#lib/platform/badgePort.ts';
import { onMessage } from '#lib/platform/messages.ts';
import { openSidePanel } from '#lib/platform/sidePanel.ts';
import { workerDuties } from '#lib/reminders/workerDuties.ts';

export default defineBackground(() => {
  const duties = workerDuties({
    ports: { badge: browserBadge, alarms: browserAlarms, now: Date.now },
    languages: [browser.i18n.getUILanguage()],
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void duties.offerMenus(browser.contextMenus);
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  // Without this the browser starts and the worker sleeps on: badges are not kept over a restart, nor, in Firefox, alarms.
  browser.runtime.onStartup.addListener(() => void duties.wake());
  browser.alarms.onAlarm.addListener(() => void duties.wake());
  onMessage('changed', () => duties.refresh());
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === 'panel') void openSidePanel(tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT);
    if (menuItemId === 'options') void browser.runtime.openOptionsPage();
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-side-panel') void openSidePanel(tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT);
  });

  void ensurePulse();
  // Whatever has woken the worker: an alarm, a message, the browser's start.
  void duties.wake();
});
