/** The toolbar icon, as far as a badge needs it. */
import { browser } from 'wxt/browser';

export interface BadgePort {
  show(badge: { text: string; color: string; title: string }): Promise<void>;
}

export const browserBadge: BadgePort = {
  async show({ text, color, title }) {
    await Promise.all([
      browser.action.setBadgeText({ text }),
      browser.action.setBadgeBackgroundColor({ color }),
      // Accessible name of the icon: screen readers say it, and it is the tooltip.
      browser.action.setTitle({ title }),
    ]);
  },
};
