/**
 * The texts of the program, one file a section and language under locales/. A page loads only the sections that it
 * names, in one language. The types follow the English files: a key that another language lacks fails the type check.
 */
type OkrEn = typeof import('../../locales/en/okr.json');
type PopupEn = typeof import('../../locales/en/popup.json');
type PanelEn = typeof import('../../locales/en/panel.json');
type OptionsEn = typeof import('../../locales/en/options.json');
type ImportEn = typeof import('../../locales/en/import.json');
type SystemEn = typeof import('../../locales/en/system.json');

interface Sections {
  /** Words of the method and of the elements in components/okr and components/controls. */
  okr: OkrEn['default'];
  popup: PopupEn['default'];
  panel: PanelEn['default'];
  options: OptionsEn['default'];
  /** Problems and reports of spreadsheets. */
  import: ImportEn['default'];
  /** Badge, menus, states of the store: whatever every door may have to say. */
  system: SystemEn['default'];
}

export type SectionName = keyof Sections;
/** 'section.key' for every text there is. */
export type TextKey = { [S in SectionName]: `${S}.${keyof Sections[S] & string}` }[SectionName];

/** One sentence, or its forms by plural category (Intl.PluralRules) of the parameter `count`. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Messages = Record<string, Message>;

export const LOCALES = ['en', 'zh-TW'] as const;
export type Locale = (typeof LOCALES)[number];

export interface Section<S extends SectionName = SectionName> {
  name: S;
  load: Record<Locale, () => Promise<{ default: Sections[S] }>>;
}

export const okr: Section<'okr'> = {
  name: 'okr',
  load: {
    en: () => import('../../locales/en/okr.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/okr.json', { with: { type: 'json' } }),
  },
};
export const popup: Section<'popup'> = {
  name: 'popup',
  load: {
    en: () => import('../../locales/en/popup.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/popup.json', { with: { type: 'json' } }),
  },
};
export const panel: Section<'panel'> = {
  name: 'panel',
  load: {
    en: () => import('../../locales/en/panel.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/panel.json', { with: { type: 'json' } }),
  },
};
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
export const system: Section<'system'> = {
  name: 'system',
  load: {
    en: () => import('../../locales/en/system.json', { with: { type: 'json' } }),
    'zh-TW': () => import('../../locales/zh-TW/system.json', { with: { type: 'json' } }),
  },
};
