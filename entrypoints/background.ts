import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { ensurePulse, isForSync, syncAlarm, turnAlarm } from '#lib/platform/alarmPort.ts';
import { browserBadge } from '#lib/platform/badgePort.ts';
import { onMessage } from '#lib/platform/messages.ts';
import { openSidePanel } from '#lib/platform/sidePanel.ts';
import { browserSyncPorts } from '#lib/platform/syncPorts.ts';
import { workerDuties } from '#lib/reminders/workerDuties.ts';

export default defineBackground(() => {
  const duties = workerDuties({
    ports: { badge: browserBadge, alarms: turnAlarm, now: Date.now },
    sync: { alarm: syncAlarm, syncPorts: browserSyncPorts },
    menus: browser.contextMenus,
    languages: [browser.i18n.getUILanguage()],
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void duties.offerMenus();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  // Without this the browser starts and the worker sleeps on: badges are not kept over a restart, nor, in Firefox, alarms.
  browser.runtime.onStartup.addListener(() => {
    void duties.wake();
    void duties.exchange();
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    void duties.wake();
    if (isForSync(alarm)) void duties.exchange();
  });
  onMessage('changed', async () => {
    await Promise.all([duties.refresh(), duties.exchange()]);
  });
  addEventListener('online', () => void duties.exchange());
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
