/** Which language the invite page speaks: the one that the reader's browser asks for first of those that it has. */
import { parseAccept } from 'hono/utils/accept';

export const LANGUAGES = ['en', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

/** @param header Accept-Language, as it came */
export function chooseLanguage(header: string | undefined): Language {
  for (const { type, q } of parseAccept(header ?? '')) {
    const found = q > 0 ? nearest(type) : undefined;
    if (found) return found;
  }
  return 'en';
}

/** By language and script, so that Hong Kong reads what Taiwan reads. */
function nearest(tag: string): Language | undefined {
  const wanted = maximized(tag);
  return LANGUAGES.find((language) => {
    const known = new Intl.Locale(language).maximize();
    return known.language === wanted?.language && known.script === wanted.script;
  });
}

/** null for what is no language tag, like '*'. */
function maximized(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
