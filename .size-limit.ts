import { firstPaint } from './scripts/firstPaint.ts';

const EXTENSION = '.output/chrome-mv3';

/** Every page waits for the words of the method and of the program itself, and for its own. */
const page = (name: string, section: string, limit: string) => ({
  name: `${name}, JavaScript at first paint`,
  path: firstPaint(EXTENSION, { page: name, sections: ['okr', 'system', section], locale: 'en' }).map(
    (path) => `${EXTENSION}/${path}`,
  ),
  gzip: true,
  limit,
});

export default [page('popup', 'popup', '25 kB'), page('sidepanel', 'panel', '45 kB')];
