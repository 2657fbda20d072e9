/** What makes a file a guest that does not know the house: each rule gives one sentence for each violation. */
import { areaOf, mayImport } from './areas.ts';
import type { SourceFile } from './graph.ts';

export function violations(files: readonly SourceFile[]): string[] {
  return [directions, packages, circles, barrels, names].flatMap((rule) => rule(files));
}

function directions(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) => {
    if (path.endsWith('.config.ts') && !path.includes('/')) return [];
    const area = areaOf(path);
    if (!area) return [`${path}: no rule says what may be imported here; add its folder to scripts/house/areas.ts`];
    return imports.flatMap(({ target, line }) => {
      if (target === null || mayImport(area, target)) return [];
      const allowed = [area.path, ...area.uses].join(', ');
      return [`${path}:${line}: ${target} may not be imported here, only what lies in ${allowed}`];
    });
  });
}

const BROWSER = new Set(['webextension-polyfill', 'wxt/browser']);

function packages(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) => {
    const area = areaOf(path);
    if (!area) return [];
    return imports.flatMap(({ specifier, line }) => {
      if (!area.browser && BROWSER.has(specifier)) {
        return [`${path}:${line}: ${specifier} belongs behind a port in lib/platform`];
      }
      if (!area.offline && (specifier === 'zod' || specifier.startsWith('node:'))) {
        const instead = specifier === 'zod' ? 'zod/mini is a quarter of its size' : 'there is no Node in a browser';
        return [`${path}:${line}: ${specifier} may not be loaded by the extension, ${instead}`];
      }
      return [];
    });
  });
}

/** Circles of imports that hold when a file is loaded; import('…') breaks one. Each is reported once, from its first file. */
function circles(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map(({ path, imports }) => [path, imports.flatMap(({ target, lazy }) => (target && !lazy ? [target] : []))]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const walk = (path: string) => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      found.push(`${[...trail.slice(seenAt), path].join(' → ')}: a circle`);
      return;
    }
    if (done.has(path)) return;
    trail.push(path);
    for (const next of edges.get(path) ?? []) walk(next);
    trail.pop();
    done.add(path);
  };
  for (const path of edges.keys()) walk(path);
  return found;
}

function barrels(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, onlyReexports }) =>
    onlyReexports || /\/index\.tsx?$/.test(path)
      ? [`${path}: a barrel; import each name from the file that holds it`]
      : [],
  );
}

const SAYS_NOTHING = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'shared']);

function names(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path }) => {
    const words = path.split(/[^a-zA-Z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
    const vague = words.find((word) => SAYS_NOTHING.has(word));
    return vague ? [`${path}: '${vague}' says nothing; name the thing`] : [];
  });
}
