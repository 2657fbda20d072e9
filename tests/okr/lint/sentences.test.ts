import { describe, expect, it } from 'vitest';
import { judgeMeasurable } from '#lib/okr/lint/measurable.ts';
import { de } from './sentences/de.ts';
import { en } from './sentences/en.ts';
import { zhCN } from './sentences/zhCN.ts';
import { zhTW } from './sentences/zhTW.ts';

const ALL = Object.entries({ en, de, 'zh-TW': zhTW, 'zh-CN': zhCN });

describe.each(ALL)('in %s', (_language, { measurable, notMeasurable }) => {
  it.each(measurable)('two strangers would agree whether this was met: %s', (text) => {
    expect(judgeMeasurable(text).measurable).toBe(true);
  });

  it.each(notMeasurable)('nobody could say whether this was met: %s', (text) => {
    expect(judgeMeasurable(text).measurable).toBe(false);
  });
});
