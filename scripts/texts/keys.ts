/** Holds the texts that are written against those that the source names: none missing, none left over. */
import { parametersOf, type LanguageTexts } from './messages.ts';
import type { Usage } from './usage.ts';

/** 'popup.html' and the like are files, not keys. */
const FILE = /\.(html|css|json|tsx?|js|csv|png|svg)$/;

export function keyProblems(texts: LanguageTexts, usages: readonly Usage[]): string[] {
  const sections = new Set([...texts.keys()].map((key) => key.split('.')[0]));
  const looksLikeKey = (text: string) =>
    /^[a-z]+\.[\w.]+$/i.test(text) && sections.has(text.split('.')[0]) && !FILE.test(text);
  const used = new Set<string>();
  const problems: string[] = [];

  for (const { path, literals, patterns, calls } of usages) {
    for (const { text, line } of literals) {
      // The browser asks for the texts of the manifest as __MSG_name__.
      const named = text.replace(/^__MSG_(\w+)__$/, 'system.$1');
      if (texts.has(named)) used.add(named);
      else if (looksLikeKey(text)) problems.push(`${path}:${line}: there is no text ${text}`);
    }
    for (const { fixed, line } of patterns) {
      const [section, rest] = fixed[0]?.split('.') ?? [];
      if (rest === undefined || !sections.has(section)) continue;
      const spelled = fixed.map((part) => RegExp.escape(part)).join('\\w+');
      const meant = [...texts.keys()].filter((key) => new RegExp(`^${spelled}$`).test(key));
      for (const key of meant) used.add(key);
      const shown = fixed.join('…');
      if (meant.length === 0) problems.push(`${path}:${line}: no text is called ${shown}`);
      else if (shown === `${section}.…`)
        problems.push(`${path}:${line}: ${shown} could be any text; spell a part of it`);
    }
    for (const { key, parameters, line } of calls) {
      const written = texts.get(key);
      if (written === undefined || parameters === null) continue;
      const needed = parametersOf(written);
      // The number also chooses the plural form, so it is needed even where no form shows it.
      if (typeof written !== 'string') needed.add('count');
      for (const name of parameters) needed.delete(name);
      for (const name of needed) problems.push(`${path}:${line}: ${key} needs the parameter ${name}`);
    }
  }
  const unused = [...texts.keys()].filter((key) => !used.has(key));
  return [...problems, ...unused.map((key) => `${key} is used nowhere`)];
}
