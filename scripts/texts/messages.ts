/** Compares the languages under locales/: the same keys, the same parameters, and the plural forms each language needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Section = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));

/** One sentence, or sentences by plural category. */
export type Written = z.infer<typeof Section>[string];
/** By 'section.key'. */
export type LanguageTexts = ReadonlyMap<string, Written>;

/** The language that the others are measured by. */
const SOURCE = 'en';

/**
 * All texts by language.
 * @throws if a file is not JSON or holds something else than sentences and plural forms, with its name.
 */
export function readLanguages(localesDir: string): Map<string, LanguageTexts> {
  return new Map(readdirSync(localesDir).map((locale) => [locale, readLanguage(join(localesDir, locale))]));
}

function readLanguage(folder: string): LanguageTexts {
  const texts = new Map<string, Written>();
  for (const file of readdirSync(folder)) {
    const parsed = Section.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success) throw new Error(`${join(folder, file)}: ${z.prettifyError(parsed.error)}`);
    for (const [key, written] of Object.entries(parsed.data)) texts.set(`${file.replace('.json', '')}.${key}`, written);
  }
  return texts;
}

/** The names in braces, over all forms. */
export function parametersOf(written: Written): Set<string> {
  const sentences = typeof written === 'string' ? [written] : Object.values(written);
  return new Set(sentences.flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')));
}

export function languageProblems(languages: ReadonlyMap<string, LanguageTexts>): string[] {
  const source = languages.get(SOURCE) ?? new Map();
  return [...languages].flatMap(([locale, texts]) => [
    ...[...source.keys()].filter((key) => !texts.has(key)).map((key) => `${locale}: ${key} is missing`),
    ...[...texts].flatMap(([key, written]) => {
      const original = source.get(key);
      if (original === undefined) return [`${locale}: ${key} is not in ${SOURCE}`];
      return [...formProblems(locale, written), ...parameterProblems(original, written)].map(
        (problem) => `${locale}: ${key} ${problem}`,
      );
    }),
  ]);
}

function formProblems(locale: string, written: Written): string[] {
  if (typeof written === 'string') return written.trim() === '' ? ['is empty'] : [];
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const problems = Object.entries(written).flatMap(([form, sentence]) => {
    if (!needed.some((category) => category === form))
      return [`has the form '${form}', which this language never uses`];
    return sentence.trim() === '' ? [`is empty in the form '${form}'`] : [];
  });
  const lacking = needed.filter((category) => !(category in written));
  return [...problems, ...lacking.map((category) => `lacks the form '${category}'`)];
}

function parameterProblems(original: Written, written: Written): string[] {
  const wanted = parametersOf(original);
  const present = parametersOf(written);
  // A form may name the number in words ('one check-in'), so `count` may be absent; the others carry meaning.
  return [
    ...[...wanted].filter((name) => !present.has(name) && name !== 'count').map((name) => `lacks {${name}}`),
    ...[...present].filter((name) => !wanted.has(name)).map((name) => `has {${name}}, which ${SOURCE} does not`),
  ];
}
