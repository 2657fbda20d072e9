/** The bytes of a file become text: encoding found (or chosen by the person), what is no text refused by name. */
import { detectEncoding, type Encoding } from './encoding.ts';
import { createProblemList, type Problem } from './problem.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export interface SourceFile {
  name: string;
  bytes: Uint8Array;
}

export interface DecodedFile {
  /** Without byte order mark; empty if an error stands among the problems. */
  text: string;
  encoding: Encoding;
  problems: Problem[];
}

/** Beginnings of files that spreadsheets and mail programs save under misleading names. */
const BINARY_SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip: xlsx, ods, numbers
  [0xd0, 0xcf, 0x11, 0xe0], // OLE: xls
  [0x25, 0x50, 0x44, 0x46], // PDF
];

/** Decodes a file; `chosen` overrides the detection. Never throws: what is wrong is said in `problems`. */
export function decodeFile({ name, bytes }: SourceFile, chosen?: Encoding): DecodedFile {
  const problems = createProblemList();
  const place = { file: name, row: null };
  const refused = (encoding: Encoding): DecodedFile => ({ text: '', encoding, problems: problems.all });

  if (bytes.length > MAX_FILE_BYTES) {
    problems.error(place, 'import.problemFileTooLarge', { megabytes: Math.ceil(bytes.length / 1024 / 1024) });
    return refused('utf-8');
  }
  if (BINARY_SIGNATURES.some((signature) => signature.every((byte, i) => bytes[i] === byte))) {
    problems.error(place, 'import.problemFileBinary');
    return refused('utf-8');
  }
  const encoding = chosen ?? byteOrderMark(bytes) ?? detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0')) {
    problems.error(place, 'import.problemFileBinary');
    return refused(encoding);
  }
  if (text.trim() === '') {
    problems.error(place, 'import.problemFileEmpty');
    return refused(encoding);
  }
  const unreadable = text.split('\ufffd').length - 1;
  if (unreadable > 0) problems.warn(place, 'import.problemUnreadableCharacters', { count: unreadable });
  return { text, encoding, problems: problems.all };
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}
