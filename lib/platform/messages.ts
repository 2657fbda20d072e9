/** What pages tell the worker. It has no other way to hear of a change while it sleeps: a BroadcastChannel wakes nobody. */
import { defineExtensionMessaging } from '@webext-core/messaging';

interface Protocol {
  /** Something was saved: badge and alarm are to be worked out again. Answered when that is done. */
  changed(): void;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
