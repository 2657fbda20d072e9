import { readFileSync } from 'node:fs';
import { firstPaint } from './scripts/firstPaint.ts';

const EXTENSION = '.output/chrome-mv3';

const page = (name: string, limit: string) => ({
  name: `${name}, JavaScript at first paint`,
  path: firstPaint(EXTENSION, { page: name, sections: sectionsOf(name), locale: 'en' }).map(
    (path) => `${EXTENSION}/${path}`,
  ),
  gzip: true,
  limit,
});

/** The sections of texts that a page waits for, read where it names them: its own and those of every page. */
function sectionsOf(name: string): string[] {
  const places = [
    { file: `entrypoints/${name}/main.ts`, list: /sections: \[([\w, ]*)\]/ },
    { file: 'components/views/page.tsx', list: /loadTexts\(locale, \[([\w, ]*), \.\.\.sections\]\)/ },
  ];
  return places.flatMap(({ file, list }) => {
    const [, names] = list.exec(readFileSync(file, 'utf8')) ?? [];
    if (names === undefined) throw new Error(`${file} does not say any more which sections of texts are loaded first`);
    return names.split(', ');
  });
}

export default [page('popup', '25 kB'), page('sidepanel', '45 kB')];
