/** A copy of the built extension with pages of the bench beside its own: the same process, storage and rules for scripts. */
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { buildExtension } from '../../scripts/buildExtension.ts';

const BUILT = resolve('.output/chrome-mv3');

/** Makes the copy in `folder`; builds the extension first where that has not been done. */
export async function copyExtension(folder: string): Promise<string> {
  const built = existsSync(join(BUILT, 'manifest.json')) ? BUILT : await buildExtension('chrome');
  const copy = join(folder, 'extension');
  cpSync(built, copy, { recursive: true });
  addEmptyPage(copy);
  addFormPage(copy);
  await addBenchPage(copy);
  return copy;
}

/** The popup's page, with a script that puts one element in the place of everything. */
function addEmptyPage(copy: string): void {
  writeFileSync(
    join(copy, 'empty.js'),
    "document.body.append(Object.assign(document.createElement('p'), { id: 'empty' }));",
  );
  const html = popupHtml(copy).replace(/(<script [^>]*src=")[^"]+/, '$1/empty.js');
  writeFileSync(join(copy, 'empty.html'), html);
}

/** Only to be looked at (size.ts): the popup's page, if it had the check-in form among its scripts. */
function addFormPage(copy: string): void {
  const [form] = globSync('chunks/CheckInHere-*.js', { cwd: copy });
  if (form === undefined) throw new Error('The check-in form is not in a chunk of its own any more');
  const html = popupHtml(copy).replace('</head>', `<script type="module" src="/${form}"></script></head>`);
  writeFileSync(join(copy, 'popup-with-form.html'), html);
}

const popupHtml = (copy: string) => readFileSync(join(copy, 'popup.html'), 'utf8');

async function addBenchPage(copy: string): Promise<void> {
  const root = resolve('tests/bench/page');
  await build({
    root,
    base: '/bench/',
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: join(copy, 'bench'),
      emptyOutDir: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: { input: join(root, 'bench.html') },
    },
  });
}
