import { describe, expect, it } from 'vitest';
import type { Meaning } from '#lib/okr/lint/lexicon/meaning.ts';
import { parseText } from '#lib/okr/lint/text/parse.ts';

const clauses = (text: string): string[] =>
  parseText(text).clauses.map((clause) => clause.map((word) => word.text).join(' '));

/** The words of a text that say this, as they stand after it was read. */
const saying = (meaning: Meaning, text: string): string[] =>
  parseText(text)
    .words.filter((word) => word.meanings.has(meaning))
    .map((word) => word.text);

describe('a text is judged in parts', () => {
  it.each([
    ['Launch the shop, hire a cook', ['launch the shop', 'hire a cook']],
    ['Launch the shop and hire a cook', ['launch the shop', 'hire a cook']],
    ['Launch the shop. Hire a cook', ['launch the shop', 'hire a cook']],
    ['Shop: launch it', ['shop', 'launch it']],
    ['Shop - launch it', ['shop', 'launch it']],
    ['Shop / launch it', ['shop', 'launch it']],
    ['Shop · launch it', ['shop', 'launch it']],
    ['上線商店，錄取廚師', ['上線 商 店', '錄取 廚 師']],
    ['Laden eröffnen und Koch anstellen', ['laden eröffnen und koch anstellen']],
    ['Wir eröffnen den Laden und haben eine Liste', ['wir eröffnen den laden', 'haben eine liste']],
    ['Launch the shop (and hire a cook) soon', ['launch the shop soon', 'and hire a cook']],
    ['Launch the shop [hire a cook', ['launch the shop', 'hire a cook']],
  ])('«%s»', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  it.each([
    ['Design, build and test a stove', ['design build test a stove']],
    ['Launch a shop and café', ['launch a shop and café']],
    ['Launch shop/café', ['launch shop / café']],
    ['Launch a self-made shop', ['launch a self - made shop']],
    ['Launch and test', ['launch and test']],
  ])('what belongs together stays so: «%s»', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  it.each([
    ['Launch the shop to improve sales', ['launch the shop']],
    ['Launch the shop so that sales improve, hire a cook', ['launch the shop', 'hire a cook']],
    ['Launch a shop that sells better', ['launch a shop']],
    ['Wir eröffnen den Laden, der besser verkauft', ['wir eröffnen den laden']],
    ['Wir eröffnen den Laden, um besser zu verkaufen', ['wir eröffnen den laden']],
    ['上線商店以提升營收', ['上線 商 店']],
    ['We know how to launch a shop', ['we know']],
  ])('what for, which and how are left out: «%s»', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  it('German says first with which means, and then what', () => {
    expect(clauses('Durch Schulung haben wir das Handbuch')).toEqual(['haben wir das handbuch']);
    expect(clauses('Durch Schulung')).toEqual(['durch schulung']);
    expect(clauses('Handbuch durch Schulung haben')).toEqual(['handbuch durch schulung haben']);
  });
});

describe('a word does something', () => {
  it.each<[Meaning, string, string[]]>([
    ['finish', 'Launch the survey', ['launch']],
    ['finish', 'The survey is launched', ['launched']],
    ['finish', 'We launched the survey', ['launched']],
    ['make', 'The list is exported', ['exported']],
    ['make', 'Die Liste ist abgeheftet', ['abgeheftet']],
    ['make', 'Die Liste wurde exportiert und abgeheftet', ['exportiert', 'abgeheftet']],
    ['finish', 'Wir stellen eine Köchin an', ['stellen']],
    ['finish', 'Anstellung einer Köchin', ['anstellung']],
    ['finish', 'Die Anstellung', ['anstellung']],
    ['finish', 'Onboarding 上線', ['onboarding', '上線']],
    ['finish', 'The 50 launched apps', []],
    ['finish', 'In 2027 launch the shop', ['launch']],
    ['finish', 'By May launch the shop', ['launch']],
    ['change', 'Reduce churn', ['reduce']],
  ])('%s: «%s»', (meaning, text, expected) => {
    expect(saying(meaning, text)).toEqual(expected);
  });

  it.each<[Meaning, string]>([
    ['finish', 'Improve the launch process'],
    ['finish', 'Completion rate'],
    ['finish', 'A quick-launch button'],
    ['change', 'Die Verbesserung'],
    ['finish', 'Release-Schulung'],
    ['activity', 'The research'],
    ['change', '商店 improvement 上線'],
    ['every', 'Time-to-all-greens'],
    ['finish', 'Wir stellen uns vor'],
    ['finish', 'Wir stellen an Feiertagen Fragen'],
    ['finish', 'Wir stellen Fragen. Das kommt an'],
    ['make', 'Gegessen wird später'],
    ['make', 'Exported lists'],
    ['make', 'Die Gebühren'],
  ])('or only names it. %s: «%s»', (meaning, text) => {
    expect(saying(meaning, text)).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['Next.js and example.org', ['next.js', 'and', 'example.org']],
    ['K8s, P16 and 2FA', ['k8s', ',', 'p', '16', 'and', '2fa']],
    ['Eth2.0 ends 2.', ['eth2.0', 'ends', '2', '.']],
    ['CHF160k', ['chf', '160k']],
    ['5x 3min', ['5x', '3min']],
    ['三場', ['三', '場']],
    ['五千萬', ['五千萬']],
    ['一致', ['一致']],
    ['end.', ['end', '.']],
    ['10. Mai', ['10', '.', 'mai']],
    ['\u200bgood\u200b', ['good']],
    ['１２％', ['12', '%']],
  ])('of «%s»', (text, expected) => {
    expect(parseText(text).words.map((word) => word.text)).toEqual(expected);
  });

  it('stand where they stand in the text', () => {
    const text = 'Ｌaunch  «Next.js» 三場';
    for (const { start, end, text: read } of parseText(text).words) {
      expect(text.slice(start, end).normalize('NFKC').toLowerCase().length).toBe(read.length);
    }
    expect(parseText(text).words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ｌaunch',
      '«',
      'Next.js',
      '»',
      '三',
      '場',
    ]);
  });
});
