/** How docs/method.md is kept true: parts between markers are written from the code, figures in its sentences are held against it. */
import { CONSTANTS } from './constants.ts';
import {
  cadenceExample,
  candleExample,
  progressExamples,
  rollupExample,
  scoreExamples,
  statusExamples,
} from './examples.ts';
import { graceTable, ruleTable, signalSentences, signalTable, sosTable, statusTable } from './tables.ts';

export const METHOD_PAGE = 'docs/method.md';

const PARTS: ReadonlyMap<string, () => string> = new Map([
  ['progress examples', progressExamples],
  ['roll-up example', rollupExample],
  ['score examples', scoreExamples],
  ['status thresholds', statusTable],
  ['status examples', statusExamples],
  ['days of grace', graceTable],
  ['cadence example', cadenceExample],
  ['SOS clock', sosTable],
  ['candle example', candleExample],
  ['rules', ruleTable],
  ['signals', signalTable],
  ['signal sentences', signalSentences],
]);

const GENERATED = /(<!-- generated: (.+?) -->)[\s\S]*?(<!-- end -->)/g;

/**
 * The page with every generated part as the code has it now.
 * @throws where a marker names no part, or a part has no marker
 */
export function written(page: string): string {
  const left = new Set(PARTS.keys());
  const next = page.replaceAll(GENERATED, (_, begin: string, name: string, end: string) => {
    const part = PARTS.get(name);
    if (!part) throw new Error(`${METHOD_PAGE}: nothing generates '${name}'`);
    left.delete(name);
    return `${begin}\n\n${part()}\n\n${end}`;
  });
  if (left.size > 0) throw new Error(`${METHOD_PAGE}: no place for ${[...left].join(', ')}`);
  return next;
}

/** Figures that stand before a marker with a name: `1.2<!-- STRETCH_MAX -->`. */
const MARKED = /(\d[\d.:]*)<!-- (.+?) -->/g;

/** One sentence for each figure of the page that is not what the code says, or that the page does not tell. */
export function untrueFigures(page: string): string[] {
  const told = [...page.matchAll(MARKED)].map(([, figure = '', name = '']) => ({ figure, name }));
  const names = new Set(told.map(({ name }) => name));
  const missing = [...CONSTANTS.keys()].filter((name) => !names.has(name)).map((name) => `${name} is not told`);
  return [
    ...told.flatMap(({ figure, name }) => {
      const constant = CONSTANTS.get(name);
      if (constant === undefined) return [`${name} is no constant`];
      return constant === figure ? [] : [`${name} is ${constant}, the page says ${figure}`];
    }),
    ...missing,
  ];
}
