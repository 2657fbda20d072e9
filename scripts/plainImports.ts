/**
 * Keeps import('…') what it is. The bundler wraps each in a helper that first waits for stylesheets and preload lists; this build
 * has neither (wxt.config.ts), and the helper and its calls would be more than half a kB in every first paint.
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
    generateBundle: {
      // After the bundler has filled in the lists, which are all empty.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = unwrapped(chunk.code);
      },
    },
  };
}

const IMPORT = String.raw`import\((?:"[^"]+"|${'`'}[^${'`'}]+${'`'})\)(?:\.then\(\w=>\w\.\w\))?`;
/** () => load(() => import('…'), []) */
const WHOLE = new RegExp(String.raw`(?<==>|await )[\w$]+\(\(\)=>(${IMPORT}),\[\]\)`, 'g');
/** await load(async () => { const { Part } = await import('…'); return { Part } }, []) */
const PART = new RegExp(
  String.raw`\b[\w$]+\(async\(\)=>\{let\{(\w+):(\w+)\}=await (${IMPORT});return\{\1:\2\}\},\[\]\)`,
  'g',
);

/** The helper only calls what it is given, so what it is given says the same in fewer bytes. */
export function unwrapped(code: string): string {
  return code.replace(WHOLE, '$1').replace(PART, '$3');
}
