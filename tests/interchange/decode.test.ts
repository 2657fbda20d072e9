import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeFile, MAX_FILE_BYTES } from '#lib/interchange/decode.ts';
import { ENCODINGS, type Encoding } from '#lib/interchange/encoding.ts';

const TRADITIONAL = [
  '目標,關鍵結果\n提升客戶滿意度,回購率由 30 到 45\n',
  '日期,信心,備註\n2026/8/3,7,第一次量測\n',
  '日期,信心\n',
];
const SIMPLIFIED = [
  '目标,关键结果\n提升客户满意度,复购率从 30 到 45\n',
  '日期,信心,备注\n2026/8/3,7,第一次测量\n',
  '日期,信心\n',
];
const GERMAN = ['Ziel,Schlüsselergebnis\nUmsatz erhöhen,über 30\n', 'Größe;Maß\n1;2\n', 'Preis\n3 €\n'];

const read = (text: string, encoding: Encoding, options = {}) =>
  decodeFile({ name: 'sheet.csv', bytes: iconv.encode(text, encoding, options) });

describe('decodeFile', () => {
  it.each([
    ...TRADITIONAL.flatMap((text) =>
      (['utf-8', 'utf-16le', 'utf-16be', 'big5'] as const).map((e) => [e, text] as const),
    ),
    ...SIMPLIFIED.flatMap((text) =>
      (['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const).map((e) => [e, text] as const),
    ),
    ...GERMAN.flatMap((text) => (['utf-8', 'utf-16le', 'windows-1252'] as const).map((e) => [e, text] as const)),
  ])('finds %s without a byte order mark in %j', (encoding, text) => {
    expect(read(text, encoding)).toEqual({ text, encoding, problems: [] });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'follows the byte order mark of %s and takes it off',
    (encoding) => {
      expect(read('a,b\n1,2\n', encoding, { addBOM: true })).toEqual({ text: 'a,b\n1,2\n', encoding, problems: [] });
    },
  );

  it.each(['utf-16le', 'utf-16be'] as const)(
    'finds %s in long cells whose characters have zero bytes themselves',
    (encoding) => {
      const text = `目標\n${'一步一步，一年一次，第一。'.repeat(40)}\n`;
      expect(read(text, encoding)).toEqual({ text, encoding, problems: [] });
    },
  );

  it('takes plain ASCII for UTF-8', () => {
    expect(read('a,b\n1,2\n', 'windows-1252').encoding).toBe('utf-8');
  });

  it('reads the encoding that the person chose', () => {
    const bytes = iconv.encode('目標\n', 'big5');
    expect(decodeFile({ name: 'a.csv', bytes }, 'big5').text).toBe('目標\n');
  });

  it('says how many characters a wrongly chosen encoding cannot read', () => {
    const { problems } = decodeFile({ name: 'a.csv', bytes: iconv.encode('über,größer\n', 'windows-1252') }, 'utf-8');
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'import.problemUnreadableCharacters', params: { count: 3 } },
    ]);
  });

  it.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
    ['bytes that no text holds', [0x61, 0x00, 0x00, 0x00, 0x62, 0xff, 0x00]],
  ])('asks for a CSV in place of %s', (_, bytes) => {
    const { text, problems } = decodeFile({ name: 'a.csv', bytes: new Uint8Array(bytes) });
    expect(text).toBe('');
    expect(problems).toMatchObject([{ severity: 'error', code: 'import.problemFileBinary', file: 'a.csv', row: null }]);
  });

  it.each(['', ' \r\n\r\n', '\ufeff'])('says that a file with nothing but %j is empty', (text) => {
    expect(read(text, 'utf-8').problems).toMatchObject([{ code: 'import.problemFileEmpty' }]);
  });

  it('refuses a file beyond 20 MB unread', () => {
    const { problems } = decodeFile({ name: 'a.csv', bytes: new Uint8Array(MAX_FILE_BYTES + 1) });
    expect(problems).toMatchObject([{ code: 'import.problemFileTooLarge', params: { megabytes: 21 } }]);
  });

  it('knows every encoding it offers', () => {
    for (const encoding of ENCODINGS) expect(() => new TextDecoder(encoding)).not.toThrow();
  });
});
