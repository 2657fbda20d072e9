/** Reads which file imports which, from the source as it is written: types count as much as values. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  specifier: string;
  /** The file it means, as a path from the root of the project; null for a package. */
  target: string | null;
  /** 1 is the first line. */
  line: number;
  /** Written as import('…'): loaded when needed. */
  lazy: boolean;
}

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  path: string;
  imports: Import[];
  /** It holds nothing of its own and only passes on what others export. */
  onlyReexports: boolean;
}

const FOLDERS = ['entrypoints', 'components', 'lib', 'server', 'scripts', 'tests'];

/** @throws if a file cannot be parsed, with its name. */
export function readSourceFiles(root: string): SourceFile[] {
  const patterns = [...FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx}`), '*.config.ts'];
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

export function readSource(path: string, code: string): SourceFile {
  const { program, module, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);

  const imports: Import[] = [];
  const add = (specifier: string, offset: number, lazy: boolean) =>
    imports.push({
      specifier,
      target: targetOf(path, specifier),
      line: code.slice(0, offset).split('\n').length,
      lazy,
    });
  for (const { moduleRequest } of module.staticImports) add(moduleRequest.value, moduleRequest.start, false);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) add(moduleRequest.value, moduleRequest.start, false);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^$]*)\1$/.exec(code.slice(moduleRequest.start, moduleRequest.end))?.[2];
    if (literal !== undefined) add(literal, moduleRequest.start, true);
  }

  const statements = program.body;
  const onlyReexports =
    statements.length > 0 &&
    statements.every(
      (statement) =>
        statement.type === 'ExportAllDeclaration' ||
        (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
    );
  return { path, imports, onlyReexports };
}

/** `#lib/…` and `#components/…` as in package.json, and relative paths. */
function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  return null;
}
