/** Objectives to start from: written to be changed, each with figures that show what a start and a target look like. */
import type { Metric, Objective } from '#lib/okr/model.ts';
import type { Locale } from '#lib/texts/sections.ts';
import { FIGURES, type TemplateKey } from './figures.ts';

export interface Template {
  key: TemplateKey;
  objective: string;
  ambition: Objective['ambition'];
  keyResults: { title: string; metric: Metric & { type: 'move' } }[];
}

type Words = Record<TemplateKey, { objective: string; keyResults: string[] }>;

const WORDS: Record<Locale, () => Promise<{ default: Words }>> = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  'zh-TW': () => import('./zh-TW.json', { with: { type: 'json' } }),
};

/** All templates in one language, the most asked for first; fails only if the extension's own files are gone. */
export async function templates(locale: Locale): Promise<Template[]> {
  const { default: words } = await WORDS[locale]();
  return FIGURES.map(({ key, ambition, keyResults }) => ({
    key,
    objective: words[key].objective,
    ambition,
    keyResults: keyResults.map((figures, index) => ({
      title: words[key].keyResults[index] ?? '',
      metric: { type: 'move', ...figures },
    })),
  }));
}
