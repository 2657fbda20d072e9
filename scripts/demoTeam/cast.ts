/**
 * Who is who when the demo company's story (lib/demo) is told by a whole company instead of one person and two colleagues: three teams of three,
 * and whose each objective and key result is.
 */
import type { KeyResultKey, ObjectiveKey, TeamKey } from '#lib/demo/stories.ts';
import type { Locale } from '#lib/texts/sections.ts';

export type Member = 'yaWen' | 'chenHao' | 'yuTing' | 'mingTe' | 'peiShan' | 'jiaLing' | 'hsinYi' | 'weiLun' | 'meiHua';

/** Leads the company: its first admin. */
export const ADMIN = 'yaWen' satisfies Member;

/** The first of each team leads it. */
export const TEAMS: Readonly<Record<TeamKey, readonly [Member, Member, Member]>> = {
  stations: ['yaWen', 'chenHao', 'yuTing'],
  workshop: ['mingTe', 'peiShan', 'jiaLing'],
  riders: ['hsinYi', 'weiLun', 'meiHua'],
};

export const NAMES: Readonly<Record<Member, Readonly<Record<Locale, string>>>> = {
  yaWen: { en: 'Ya-Wen Lin', 'zh-TW': '林雅雯' },
  chenHao: { en: 'Chen-Hao Tsai', 'zh-TW': '蔡承澔' },
  yuTing: { en: 'Yu-Ting Chang', 'zh-TW': '張語庭' },
  mingTe: { en: 'Ming-Te Huang', 'zh-TW': '黃明德' },
  peiShan: { en: 'Pei-Shan Wu', 'zh-TW': '吳佩珊' },
  jiaLing: { en: 'Jia-Ling Hsu', 'zh-TW': '許嘉玲' },
  hsinYi: { en: 'Hsin-Yi Kao', 'zh-TW': '高欣怡' },
  weiLun: { en: 'Wei-Lun Cheng', 'zh-TW': '鄭偉倫' },
  meiHua: { en: 'Mei-Hua Su', 'zh-TW': '蘇美華' },
};

export const OBJECTIVE_OWNERS: Readonly<Record<ObjectiveKey, Member>> = {
  availability: 'yaWen',
  neighbours: 'chenHao',
  safety: 'mingTe',
  crew: 'peiShan',
  commuters: 'hsinYi',
  rain: 'meiHua',
};

export const KEY_RESULT_OWNERS: Readonly<Record<KeyResultKey, Member>> = {
  firstTry: 'yaWen',
  emptyTime: 'yuTing',
  balance: 'chenHao',
  ridesOutside: 'yuTing',
  thirdTown: 'chenHao',
  brakes: 'mingTe',
  workshopStandard: 'mingTe',
  certificate: 'jiaLing',
  overtime: 'peiShan',
  mood: 'peiShan',
  shiftPlan: 'jiaLing',
  passRevenue: 'hsinYi',
  passHolders: 'weiLun',
  recommend: 'meiHua',
  rainTrips: 'meiHua',
  mudguards: 'weiLun',
};
