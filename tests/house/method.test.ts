/** The page on the method may not drift from the code that it explains. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SIGNALS } from '#lib/okr/signals/signals.ts';
import signals from '../../locales/en/signals.json' with { type: 'json' };
import { METHOD_PAGE, untrueFigures, written } from '../../scripts/method/document.ts';

const page = readFileSync(METHOD_PAGE, 'utf8');

describe('the page on the method', () => {
  it('has the tables and examples that the code gives now', () => {
    expect(page, 'run npm run method').toBe(written(page));
  });

  it('tells every figure as the code has it', () => {
    expect(untrueFigures(page)).toEqual([]);
  });

  it('has a section for each of the fourteen parts of the method, and one for what was decided', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(headings.map((heading) => Number(heading.split('.')[0])).filter((number) => number > 0)).toEqual(
      Array.from({ length: 14 }, (_, i) => i + 1),
    );
    expect(headings.at(-1)).toBe('Decided where the method is silent');
  });
});

describe('what keeps it true', () => {
  it('refuses a marker that nothing generates, and a page without a place for a part', () => {
    expect(() => written('<!-- generated: weather -->\nrain\n<!-- end -->')).toThrow("nothing generates 'weather'");
    expect(() => written('')).toThrow('no place for');
  });

  it('names a figure that is wrong, one that is unknown, and those that are not told', () => {
    const untrue = untrueFigures('up to 1.3<!-- STRETCH_MAX -->, 7<!-- SAMURAI -->');
    expect(untrue).toContain('STRETCH_MAX is 1.2, the page says 1.3');
    expect(untrue).toContain('SAMURAI is no constant');
    expect(untrue).toContain('ROOT_CAUSE_BELOW is not told');
  });

  it('knows the sentences of every way in which a signal comes about', () => {
    const titles = Object.keys(signals).filter((key) => key.endsWith('Title'));
    expect(SIGNALS.flatMap(({ ways }) => ways.map((way) => `${way}Title`)).toSorted()).toEqual(titles.toSorted());
  });
});
