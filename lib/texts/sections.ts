/**
 * The texts of the program, one file a section and language under locales/. A page loads only the sections that it
 * names, in one language. The types follow the English files: a key that another language lacks fails the type check.
 */
import type okrEn from '../../locales/en/okr.json';
import type popupEn from '../../locales/en/popup.json';
import type panelEn from '../../locales/en/panel.json';
import type optionsEn from '../../locales/en/options.json';
import type importEn from '../../locales/en/import.json';
import type systemEn from '../../locales/en/system.json';
import type welcomeEn from '../../locales/en/welcome.json';
import type workerEn from '../../locales/en/worker.json';
import type beginEn from '../../locales/en/begin.json';
import type formEn from '../../locales/en/form.json';
import type footEn from '../../locales/en/foot.json';
import type keysEn from '../../locales/en/keys.json';
import type writingEn from '../../locales/en/writing.json';
import type signalsEn from '../../locales/en/signals.json';
import type reportEn from '../../locales/en/report.json';
import type togetherEn from '../../locales/en/together.json';
import type attentionEn from '../../locales/en/attention.json';
import type teamEn from '../../locales/en/team.json';
import type serverEn from '../../locales/en/server.json';
import type joiningEn from '../../locales/en/joining.json';
import type coachEn from '../../locales/en/coach.json';

interface Sections {
  /** Words of the method and of the elements in components/okr and components/controls. */
  okr: typeof okrEn;
  popup: typeof popupEn;
  panel: typeof panelEn;
  options: typeof optionsEn;
  /** Problems and reports of spreadsheets. */
  import: typeof importEn;
  /** States of the store and what every page says alike; the manifest's texts. */
  system: typeof systemEn;
  /** Writing and changing objectives and key results. */
  writing: typeof writingEn;
  welcome: typeof welcomeEn;
  /** The first objective, and templates. */
  begin: typeof beginEn;
  /** The check-in form, and the weeks drawn large. */
  form: typeof formEn;
  /** The foot of popup and panel: what is saved, what waits for the server, what is in its way. */
  foot: typeof footEn;
  /** The list of keys. */
  keys: typeof keysEn;
  /** Signals: what was seen, how it was counted, and a question to ask. */
  signals: typeof signalsEn;
  /** The coach's report over a spreadsheet, on the command line. */
  report: typeof reportEn;
  /** The coach: what a rule found, why it matters, a question to ask; why a text can be measured or not. */
  coach: typeof coachEn;
  /** Being in an organisation: sessions, invitations, leaving. */
  server: typeof serverEn;
  /** Joining an organisation, from its invitation to what is brought along. */
  joining: typeof joiningEn;
  /** What others do meanwhile: two versions of one thing, rows that vanish, what waits to be sent. */
  together: typeof togetherEn;
  /** What the server refused, and what can be done about it. */
  attention: typeof attentionEn;
  /** A team in the side panel: people, freshness, objectives. */
  team: typeof teamEn;
  /** Badge and menus of the toolbar icon. */
  worker: typeof workerEn;
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
  /** Every language has the keys of the English file, and the plural forms of its own. */
  load: Record<Locale, () => Promise<{ default: Record<keyof Sections[S], Message> }>>;
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
