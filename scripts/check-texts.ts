/** Fails if a text is missing, left over, not the same in all languages, glued, or written outside locales/. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyProblems } from './texts/keys.ts';
import { languageProblems, readLanguages } from './texts/messages.ts';
import { usageIn } from './texts/usage.ts';

const root = process.argv[2] ?? '.';
const languages = readLanguages(join(root, 'locales'));
const sources = globSync(['{entrypoints,components,lib,scripts}/**/*.{ts,tsx}', 'wxt.config.ts'], { cwd: root });
const usages = sources.map((path) => usageIn(path, readFileSync(join(root, path), 'utf8')));

const found = [
  ...languageProblems(languages),
  ...keyProblems(languages.get('en') ?? new Map(), usages),
  ...usages.flatMap(({ glued }) => glued),
];
for (const problem of found) console.error(problem);
if (found.length > 0) process.exitCode = 1;
else console.log(`Texts: ${languages.get('en')?.size} in ${[...languages.keys()].join(', ')}, all used, none missing.`);
