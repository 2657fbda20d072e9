/**
 * Keeps import('…') what it is. The bundler wraps each in a helper that first waits for stylesheets and preload lists; this build
 * has neither (wxt.config.ts), and the helper would be two thirds of a kB in every first paint.
 */
import type { Plugin } from 'vite';

export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    // Before the bundler's own answer to the same name.
    enforce: 'pre',
    load: {
      filter: { id: /\0vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
