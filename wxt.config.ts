import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { manifestMessages } from './scripts/manifestMessages.ts';
import { inFirstChunk, preloadFirstChunk } from './scripts/firstChunk.ts';
import { plainImports } from './scripts/plainImports.ts';

/**
 * The public half of a key pair whose private half was thrown away: it only makes the identifier of an unpacked
 * Chromium build the same on every machine, so that the data survive loading it from another folder.
 */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqBsp5W76E0V6++J+6n8CsydFNmbjvXw5UFtpEUvHeHOHSu0LKkgSuNNmtU2icJR8gpK2' +
  'Hkkx7O2Mk8c8h7Gbtv9JUzBjrgOYp0dFtudk3Kcq3nypIlIn6Im8/aXWSGRuGL8ZK0/MmoBUixh8oH0aYtQsqU+GvlEml1fhCjz0au3RxpDuhVw8' +
  'wAZVBokiHeyu0LaJ7AuYU5V9zv/cMPKgA1wOX2ZZW1fRqtmF9q/NGH8YcNHP9YwPaIH639lhHwkziNYtOodSTt8+5G8cJKX9rfYXInmuASwpNMiK' +
  'TiXuc3/1wE4TLMxF2nJrUTFdsRQsOFCwDoRt1uRn/U2heK2jjQIDAQAB';

/**
 * Where pages and worker may connect: to a server by https, or within the machine. A bearer never leaves it in the clear. Written out,
 * because Firefox would otherwise make https of every address, of the machine's own too.
 */
const CONNECTIONS = ["'self'", 'https:', 'http://127.0.0.1:*', 'http://localhost:*'];
const pagePolicy = (development: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    // The development server tells of changes over a socket.
    `connect-src ${[...CONNECTIONS, ...(development ? ['ws://localhost:*'] : [])].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

export default defineConfig({
  // Every name is imported where it is used (docs/decisions/0001).
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: '__MSG_manifestName__',
    description: '__MSG_manifestDescription__',
    default_locale: 'en',
    // There are no host permissions: servers let every origin ask (server/border/crossOrigin.ts).
    permissions: [
      // Read an invitation's link off the tab on which the person clicks the icon, in that moment only.
      'activeTab',
      // Recompute the badge when a check-in falls due.
      'alarms',
      // 'Open the side panel' on the icon's menu.
      'contextMenus',
      // The database is the only copy of a person's work: without this the browser may evict it when the disk fills.
      'unlimitedStorage',
      // 'sidePanel' is added by WXT, in Chromium only, because there is a sidepanel entry point.
    ],
    content_security_policy: { extension_pages: pagePolicy(command === 'serve') },
    action: { default_title: '__MSG_manifestName__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
      'open-side-panel': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_manifestOpenSidePanel__',
      },
    },
    // The first versions with Temporal, which all calendar work here stands on.
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'updraft@okr',
              strict_min_version: '139.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '144', key: PUBLIC_KEY }),
  }),
  hooks: {
    'build:publicAssets': (wxt, files) => {
      for (const { path, contents } of manifestMessages(join(wxt.config.root, 'locales'))) {
        files.push({ relativeDest: path, contents });
      }
    },
    'vite:build:extendConfig': (_entrypoints, { build }) => {
      const output = build?.rollupOptions?.output;
      // Only a build of pages has chunks; the worker is one file.
      if (!output || Array.isArray(output) || output.chunkFileNames === undefined) return;
      // Texts get a folder of their own, so that what a page loads first can be told from the files (scripts/firstPaint.ts).
      output.chunkFileNames = ({ facadeModuleId }) => {
        const [, locale] = /\/locales\/([^/]+)\/[^/]+\.json$/.exec(facadeModuleId ?? '') ?? [];
        return locale ? `texts/${locale}/[name]-[hash].js` : 'chunks/[name]-[hash].js';
      };
      output.codeSplitting = {
        groups: [{ debugName: 'first', name: (id, graph) => (inFirstChunk(id, graph) ? 'first' : null) }],
      };
    },
  },
  vite: () => ({
    plugins: [preloadFirstChunk(), plainImports()],
    // One stylesheet and no preload lists: everything lies on the device, and the code that manages them would be bytes before
    // the first paint.
    // CSS is written for the same browsers: translated for older ones, :dir() would guess the direction from the language.
    build: { modulePreload: false, cssCodeSplit: false, cssTarget: ['chrome144', 'firefox139'] },
    // Texts are read as one object, never key by key.
    json: { namedExports: false },
  }),
});
