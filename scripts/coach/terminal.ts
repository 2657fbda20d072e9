/** Lines for a terminal: how wide letters are, where lines may break, and colours where there is somebody to see them. */
import { styleText } from 'node:util';

type Style = 'strong' | 'faint' | 'good' | 'look' | 'stop' | 'talk';

export interface Terminal {
  /** Columns. */
  width: number;
  paint(style: Style, text: string): string;
}

const STYLES = {
  strong: 'bold',
  faint: 'dim',
  good: 'green',
  look: 'yellow',
  stop: 'red',
  talk: 'cyan',
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>;

/** Wider than this no line is read with ease. */
const WIDEST = 100;
const NARROWEST = 40;
const USUAL = 80;

/** As wide as the window; a pipe or file has no window and no colours, and NO_COLOR takes them away (no-color.org). */
export function terminalOf(stream: { isTTY: boolean; columns?: number }, environment: NodeJS.ProcessEnv): Terminal {
  const coloured = stream.isTTY && !environment.NO_COLOR;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? USUAL)),
    paint: (style, text) => (coloured ? styleText(STYLES[style], text, { validateStream: false }) : text),
  };
}

/** Chinese, Japanese and Korean characters, full-width forms and emoji take two columns, marks above and below none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /\p{M}|\p{Cf}/u;
/** What may not begin a line. */
const CLOSING = /[，。、；：？！）」』】》〉％…,.;:?!)\]%”’]/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += WIDE.test(letter) ? 2 : NO_WIDTH.test(letter) ? 0 : 1;
  return columns;
}

/** Breaks a text between words and between wide characters; a word longer than a line stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && columnsOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The parts between which a line may break, each with the blank behind it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const letter of text) {
    const mayBreak = before === ' ' || WIDE.test(before) || WIDE.test(letter);
    if (piece !== '' && letter !== ' ' && mayBreak && !CLOSING.test(letter) && !OPENING.test(before)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
    before = letter;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** What may not end a line. */
const OPENING = /[（「『【《〈(“‘]/u;

/** A text under a mark: the mark stands before the first line, the others begin below its text. */
export function hanging(mark: string, text: string, width: number): string[] {
  const indent = columnsOf(mark);
  return wrap(text, width - indent).map((line, i) => (i === 0 ? mark : ' '.repeat(indent)) + line);
}
