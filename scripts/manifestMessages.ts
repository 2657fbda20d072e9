/**
 * The few texts that the browser itself shows (name, description, shortcuts) live with all others in
 * locales/<language>/system.json under keys that begin with 'manifest'. The browser wants them in its own form.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Section = z.record(z.string(), z.unknown());
const PREFIX = 'manifest';

export interface MessagesFile {
  /** Path inside the built extension, for example '_locales/zh_TW/messages.json'. */
  path: string;
  contents: string;
}

/**
 * One messages.json for each folder of `localesDir`.
 * @throws if a system.json is missing, is not JSON, or has a plural where the browser can only take a sentence.
 */
export function manifestMessages(localesDir: string): MessagesFile[] {
  return readdirSync(localesDir).map((locale) => {
    const file = join(localesDir, locale, 'system.json');
    const section = Section.parse(JSON.parse(readFileSync(file, 'utf8')));
    const messages: Record<string, { message: string }> = {};
    for (const [key, message] of Object.entries(section)) {
      if (!key.startsWith(PREFIX)) continue;
      if (typeof message !== 'string')
        throw new Error(`${file}: ${key} must be one sentence, the browser knows no plurals`);
      messages[key] = { message };
    }
    return { path: `_locales/${locale.replace('-', '_')}/messages.json`, contents: JSON.stringify(messages) };
  });
}
