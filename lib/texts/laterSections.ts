/**
 * Sections that neither popup nor panel can want before they paint. Apart from sections.ts and named where they are wanted
 * (components/views/later.tsx), so that no first paint waits for as much as their names.
 */
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
export const system: Section<'system'> = {
  name: 'system',
  load: {
    en: () => import('../../locales/en/system.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/system.json', { with: { type: 'json' } }),
  },
};
export const writing: Section<'writing'> = {
  name: 'writing',
  load: {
    en: () => import('../../locales/en/writing.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/writing.json', { with: { type: 'json' } }),
  },
};
export const foot: Section<'foot'> = {
  name: 'foot',
  load: {
    en: () => import('../../locales/en/foot.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/foot.json', { with: { type: 'json' } }),
  },
};
export const keys: Section<'keys'> = {
  name: 'keys',
  load: {
    en: () => import('../../locales/en/keys.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/keys.json', { with: { type: 'json' } }),
  },
};
export const form: Section<'form'> = {
  name: 'form',
  load: {
    en: () => import('../../locales/en/form.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/form.json', { with: { type: 'json' } }),
  },
};
export const begin: Section<'begin'> = {
  name: 'begin',
  load: {
    en: () => import('../../locales/en/begin.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/begin.json', { with: { type: 'json' } }),
  },
};
export const team: Section<'team'> = {
  name: 'team',
  load: {
    en: () => import('../../locales/en/team.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/team.json', { with: { type: 'json' } }),
  },
};
export const joining: Section<'joining'> = {
  name: 'joining',
  load: {
    en: () => import('../../locales/en/joining.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/joining.json', { with: { type: 'json' } }),
  },
};
export const together: Section<'together'> = {
  name: 'together',
  load: {
    en: () => import('../../locales/en/together.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/together.json', { with: { type: 'json' } }),
  },
};
export const server: Section<'server'> = {
  name: 'server',
  load: {
    en: () => import('../../locales/en/server.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/server.json', { with: { type: 'json' } }),
  },
};
export const attention: Section<'attention'> = {
  name: 'attention',
  load: {
    en: () => import('../../locales/en/attention.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/attention.json', { with: { type: 'json' } }),
  },
};
