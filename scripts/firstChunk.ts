/**
 * Which modules popup and panel both need before they paint. They are built into one file: the bundler's own division makes
 * seven small ones of them, which compress worse than they share.
 */

import type { Plugin } from 'vite';

/** As much of the bundler's module graph as is asked here. */
export interface ModuleGraph {
  /** Static importers only. */
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

const PAGES = ['popup', 'sidepanel'].map((page) => new RegExp(`/entrypoints/${page}/`));

export function inFirstChunk(id: string, graph: ModuleGraph): boolean {
  // A door itself runs when it is loaded, so it can never be shared; a stylesheet is no script.
  if (id.includes('/entrypoints/') || id.endsWith('.css')) return false;
  return PAGES.every((page) => isReached(id, page, graph));
}

function isReached(id: string, from: RegExp, graph: ModuleGraph): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (from.test(at)) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...(graph.getModuleInfo(at)?.importers ?? []));
  }
  return false;
}

/** Names that file in the pages that need it, so that it is fetched along with the page's own script and not after it. */
export function preloadFirstChunk(): Plugin {
  return {
    name: 'preload-first-chunk',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { chunk }) =>
        (chunk?.imports ?? []).map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/${file}` },
          injectTo: 'head',
        })),
    },
  };
}
