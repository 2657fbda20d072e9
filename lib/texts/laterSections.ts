/** Sections that neither popup nor panel can want before they paint, apart from sections.ts so that they do not wait for them. */
import type { Section } from './sections.ts';

export const options: Section<'options'> = {
  name: 'options',
  load: {
    en: () => import('../../locales/en/options.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/options.json', { with: { type: 'json' } }),
  },
};
export const importing: Section<'import'> = {
  name: 'import',
  load: {
    en: () => import('../../locales/en/import.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/import.json', { with: { type: 'json' } }),
  },
};
export const welcome: Section<'welcome'> = {
  name: 'welcome',
  load: {
    en: () => import('../../locales/en/welcome.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/welcome.json', { with: { type: 'json' } }),
  },
};
export const worker: Section<'worker'> = {
  name: 'worker',
  load: {
    en: () => import('../../locales/en/worker.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/worker.json', { with: { type: 'json' } }),
  },
};
export const signals: Section<'signals'> = {
  name: 'signals',
  load: {
    en: () => import('../../locales/en/signals.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/signals.json', { with: { type: 'json' } }),
  },
};
export const coach: Section<'coach'> = {
  name: 'coach',
  load: {
    en: () => import('../../locales/en/coach.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/coach.json', { with: { type: 'json' } }),
  },
};
export const report: Section<'report'> = {
  name: 'report',
  load: {
    en: () => import('../../locales/en/report.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/report.json', { with: { type: 'json' } }),
  },
};
