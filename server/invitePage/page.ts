/**
 * The page behind an invitation's link. A web page cannot open an extension, so it only says where to click; the extension then reads the
 * code off the tab's address. There is no script in it and nothing is loaded.
 */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import english from './en.json' with { type: 'json' };
import type { Language } from './language.ts';
import traditionalChinese from './zh-TW.json' with { type: 'json' };

const WORDS: Record<Language, typeof english> = { en: english, 'zh-TW': traditionalChinese };

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center;
  background: light-dark(#f1f3f2, #121514); color: light-dark(#16201d, #e9edeb); }
main { box-sizing: border-box; width: min(36rem, 100%); padding: 2rem;
  background: light-dark(#fff, #1a1e1d); border-block: 1px solid light-dark(#e2e6e4, #2c3331); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.3; }
ol { padding-inline-start: 1.5rem; }
li { margin-block: 0.75rem; }
li::marker { color: light-dark(#0b5d83, #6cbde8); font-weight: 600; }
.aside { color: light-dark(#47534f, #b7c0bc); font-size: 0.875rem; }
`;

/** Made outside of the page's template: one space more, and its hash would not hold. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

/** Nothing may run or load, and of styles only the one above may hold. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function invitePage(language: Language): string {
  const words = WORDS[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${words.title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          <p>${words.lead}</p>
          <ol>
            <li>${words.click}</li>
            <li>${words.confirm}</li>
          </ol>
          <p>${words.missing}</p>
          <p class="aside">${words.privacy}</p>
        </main>
      </body>
    </html> `.toString();
}
