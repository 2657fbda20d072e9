import { describe, expect, it } from 'vitest';
import { TITLE_MAX } from '#lib/okr/defaults.ts';
import { Metric, metricProblem } from '#lib/okr/model.ts';
import { templates } from '#lib/templates/templates.ts';
import { LOCALES } from '#lib/texts/sections.ts';

describe.each(LOCALES)('the templates in %s', (locale) => {
  it('are a dozen or more, each with a title of its own', async () => {
    const titles = (await templates(locale)).map(({ objective }) => objective);
    expect(titles.length).toBeGreaterThanOrEqual(12);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('have two or three key results with words for each', async () => {
    for (const { key, keyResults } of await templates(locale)) {
      expect([2, 3], key).toContain(keyResults.length);
      for (const { title } of keyResults) expect(title.length, key).toBeGreaterThan(0);
      for (const { title } of keyResults) expect(title.length, key).toBeLessThanOrEqual(TITLE_MAX);
    }
  });

  it('can be measured from a start to a target', async () => {
    for (const { keyResults } of await templates(locale)) {
      for (const { metric } of keyResults) expect(metricProblem(Metric.parse(metric))).toBeNull();
    }
  });

  it('leave the figures to the metric, so that changing a target does not leave a wrong title behind', async () => {
    for (const { keyResults } of await templates(locale)) {
      for (const { title, metric } of keyResults) {
        const numbers = title.match(/[\d.]+/g) ?? [];
        expect(numbers).not.toContain(String(metric.target));
        expect(numbers).not.toContain(String(metric.start));
      }
    }
  });
});

describe('the templates', () => {
  it('have as many words as figures in every language', async () => {
    const files = [await import('#lib/templates/en.json'), await import('#lib/templates/zh-TW.json')];
    const figures = (await templates('en')).map(({ key, keyResults }) => [key, keyResults.length]);
    for (const { default: words } of files) {
      expect(Object.entries(words).map(([key, { keyResults }]) => [key, keyResults.length])).toEqual(figures);
    }
  });
});
