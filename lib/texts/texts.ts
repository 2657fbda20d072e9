/**
 * Sentences, numbers and days in the reader's language. A sentence is always one entry of a locale file, filled by name;
 * nothing is glued. Plural forms are those of Intl.PluralRules, because Arabic needs six of them (docs/decisions/0003).
 */
import { LOCALES, type Locale, type Message, type Messages, type Section, type TextKey } from './sections.ts';

export type Params = Record<string, string | number>;

export interface Texts {
  locale: Locale;
  dir: 'ltr' | 'rtl';
  /** The messages at hand, by section name. */
  sections: Readonly<Record<string, Messages>>;
  /** The sentence for a key; numbers in `params` are written by Intl, `count` chooses the plural form. */
  t(key: TextKey, params?: Params): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A calendar day, 'YYYY-MM-DD'; by default day and short month ('3 Aug'). */
  day(day: string, options?: Intl.DateTimeFormatOptions): string;
  /** An instant in a zone; by default weekday, day and time. */
  moment(epochMs: number, zone: string, options?: Intl.DateTimeFormatOptions): string;
}

/** The language to use for a list of wishes, best first ('zh-Hant-HK' finds 'zh-TW', anything unknown 'en'). */
export function chooseLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const exact = LOCALES.find((locale) => locale.toLowerCase() === wish.toLowerCase());
    if (exact) return exact;
    const [tag] = canonical(wish);
    if (tag === undefined) continue;
    const language = new Intl.Locale(tag).maximize();
    const near = LOCALES.map((locale) => [locale, new Intl.Locale(locale).maximize()] as const).find(
      ([, known]) => known.language === language.language && known.script === language.script,
    );
    if (near) return near[0];
  }
  return 'en';
}

/** The tag as Intl writes it; none where a browser or system names something that is no language tag. */
function canonical(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Loads the sections in one language; fails only if the extension's own files are gone. */
export async function loadTexts(locale: Locale, sections: readonly Section[]): Promise<Texts> {
  return createTexts(locale, await messagesOf(locale, sections));
}

/** The same texts with more sections, for a part of a page that is loaded later. */
export async function withSections(texts: Texts, sections: readonly Section[]): Promise<Texts> {
  return createTexts(texts.locale, { ...texts.sections, ...(await messagesOf(texts.locale, sections)) });
}

async function messagesOf(locale: Locale, sections: readonly Section[]): Promise<Record<string, Messages>> {
  const loaded = await Promise.all(
    sections.map(async (section) => [section.name, (await section.load[locale]()).default] as const),
  );
  return Object.fromEntries(loaded);
}

/** Texts over messages already at hand, keyed by section name. */
export function createTexts(locale: Locale, sections: Record<string, Messages>): Texts {
  const plural = new Intl.PluralRules(locale);
  const numbers = formats((key) => new Intl.NumberFormat(locale, JSON.parse(key)));
  const days = formats((key) => new Intl.DateTimeFormat(locale, JSON.parse(key)));
  const number: Texts['number'] = (value, options = {}) => numbers(JSON.stringify(options)).format(value);

  const fill = (sentence: string, params: Params, key: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined) throw new Error(`Text ${key} needs the parameter ${name}`);
      return typeof value === 'number' ? number(value) : value;
    });

  return {
    locale,
    sections,
    dir: ['ar', 'he', 'fa', 'ur'].includes(new Intl.Locale(locale).language) ? 'rtl' : 'ltr',
    t(key, params = {}) {
      const dot = key.indexOf('.');
      const message: Message | undefined = sections[key.slice(0, dot)]?.[key.slice(dot + 1)];
      if (message === undefined) throw new Error(`No text ${key}: is its section loaded on this page?`);
      if (typeof message === 'string') return fill(message, params, key);
      const form = typeof params.count === 'number' ? plural.select(params.count) : 'other';
      return fill(message[form] ?? message.other, params, key);
    },
    number,
    day: (day, options = { day: 'numeric', month: 'short' }) =>
      days(JSON.stringify({ ...options, timeZone: 'UTC' })).format(Date.parse(`${day}T00:00:00Z`)),
    moment: (
      epochMs,
      zone,
      options = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    ) => days(JSON.stringify({ ...options, timeZone: zone })).format(epochMs),
  };
}

/** Intl objects are slow to make and cheap to keep: one for each set of options. */
function formats<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
