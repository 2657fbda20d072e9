import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { manifestMessages } from '../../scripts/manifestMessages.ts';

const Messages = z.record(z.string(), z.object({ message: z.string() }));
const files = manifestMessages('locales').map(({ path, contents }) => ({
  path,
  messages: Messages.parse(JSON.parse(contents)),
}));

describe('the texts that the browser shows', () => {
  it('lie in the folders where it looks for them', () => {
    expect(files.map(({ path }) => path)).toEqual(['_locales/en/messages.json', '_locales/zh_TW/messages.json']);
  });

  it('are all that the manifest asks for, in every language', () => {
    const asked = readFileSync('wxt.config.ts', 'utf8').matchAll(/__MSG_(\w+)__/g);
    const names = [...new Set([...asked].map((match) => match[1]))].toSorted();
    for (const { messages } of files) expect(Object.keys(messages).toSorted()).toEqual(names);
  });

  it('are no longer than the web stores take', () => {
    for (const { messages } of files) {
      expect(messages.manifestName?.message.length).toBeLessThanOrEqual(75);
      expect(messages.manifestDescription?.message.length).toBeLessThanOrEqual(132);
    }
  });
});
