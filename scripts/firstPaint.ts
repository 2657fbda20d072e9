/**
 * Which JavaScript a page of the built extension loads before it paints for the first time: its scripts and preloads,
 * what those import, and the texts that it waits for. What is imported on demand comes later and does not count.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Page {
  /** Name of the HTML file without its ending. */
  page: string;
  /** The sections of texts that the page shows itself with. */
  sections: readonly string[];
  locale: string;
}

/**
 * Paths of the files, from the folder of the built extension.
 * @throws if the page was not built, or loads something that is not there.
 */
export function firstPaint(extension: string, { page, sections, locale }: Page): string[] {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const imported of staticImports(extension, path)) add(imported);
  };
  const html = readFileSync(join(extension, `${page}.html`), 'utf8');
  for (const path of scriptsOf(html)) add(path);
  for (const section of sections) {
    const files = globSync(`texts/${locale}/${section}-*.js`, { cwd: extension });
    if (files.length !== 1)
      throw new Error(`There are ${files.length} files of the texts ${section} in ${locale}, not one`);
    for (const file of files) add(file.replaceAll('\\', '/'));
  }
  return [...found];
}

/** Scripts and module preloads, in the order in which the page names them. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>|<link\b[^>]*\brel="modulepreload"[^>]*>/g) ?? [];
  return tags
    .flatMap((tag) => /\b(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? [])
    .map((path) => path.replace(/^\//, ''));
}

function staticImports(extension: string, path: string): string[] {
  const { module } = parseSync(path, readFileSync(join(extension, path), 'utf8'));
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  return requests.map((request) => posix.join(posix.dirname(path), request));
}
