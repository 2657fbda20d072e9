/** A click on the toolbar icon over a tab, and the popup that really opens then: the one place where the browser tells which tab it was. */
import type { CDPSession, Page } from '@playwright/test';
import * as z from 'zod/mini';
import type { Installed } from './extension.ts';

export interface OpenedPopup {
  /** The words in it. */
  text(): Promise<string>;
  /** Presses its first button of this name. */
  press(button: string): Promise<void>;
  /** Types into the field of this label. */
  fill(label: string, text: string): Promise<void>;
  /** Resolves when it has gone. */
  close(): Promise<void>;
}

const Targets = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), url: z.string() })) });
const Evaluated = z.object({
  id: z.number(),
  result: z.object({ result: z.object({ value: z.optional(z.unknown()) }) }),
});

/** Chromium's own protocol opens it; Playwright knows no popups of extensions, so what is in it is asked through that protocol too. */
export async function clickIcon(extension: Installed, over: Page): Promise<OpenedPopup> {
  const browser = extension.context.browser();
  if (!browser) throw new Error('This browser cannot be told to click.');
  const { host: id } = new URL((await extension.worker()).url());
  const cdp = await browser.newBrowserCDPSession();
  await over.bringToFront();
  // A tab is not the page in it: only the tab has an icon over it.
  const tabs = Targets.parse(await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] }));
  const tab = tabs.targetInfos.find(({ url }) => url === over.url());
  await send(cdp, 'Extensions.triggerAction', { id, targetId: tab?.targetId });
  const address = `chrome-extension://${id}/popup.html`;
  const ask = await evaluateIn(cdp, address);
  return {
    text: async () => String(await ask('document.body.innerText')),
    async press(button) {
      const name = JSON.stringify(button);
      await ask(`[...document.querySelectorAll('button')].find((each) => each.innerText.trim() === ${name}).click()`);
    },
    async fill(label, text) {
      await ask(`(() => {
        const label = [...document.querySelectorAll('label')].find((each) => each.innerText === ${JSON.stringify(label)});
        const field = document.getElementById(label.htmlFor);
        field.value = ${JSON.stringify(text)};
        field.dispatchEvent(new Event('input', { bubbles: true }));
      })()`);
    },
    async close() {
      // It is gone before it could answer.
      void ask('window.close()');
      await until(async () => (await open(cdp, address)) === undefined, `${address} stays open.`);
    },
  };
}

/** Runs expressions in a page that only the browser's own protocol reaches. */
async function evaluateIn(cdp: CDPSession, address: string): Promise<(expression: string) => Promise<unknown>> {
  await until(async () => (await open(cdp, address)) !== undefined, `No ${address} opened.`);
  const targetId = await open(cdp, address);
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: targetId ?? '', flatten: false });
  const waiting = new Map<number, (value: unknown) => void>();
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { success, data } = Evaluated.safeParse(JSON.parse(message));
    if (success) waiting.get(data.id)?.(data.result.result.value);
  });
  let asked = 0;
  return (expression) =>
    new Promise((resolve, reject) => {
      const id = (asked += 1);
      waiting.set(id, resolve);
      const params = { expression, returnByValue: true };
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}

async function open(cdp: CDPSession, address: string): Promise<string | undefined> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  return targetInfos.find(({ url }) => url === address)?.targetId;
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(otherwise);
}

/** What Playwright's list of methods does not have yet. */
const send = (cdp: CDPSession, method: string, params: object): Promise<unknown> =>
  Reflect.apply(cdp.send, cdp, [method, params]);
