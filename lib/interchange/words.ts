/** Words in cells that choose one of a few: states, kinds, types, yes and no, in the languages of the headers. */
import type { KeyResult, Metric, Objective } from '#lib/okr/model.ts';
import { plainWord } from './headers.ts';

function chooser<T>(choices: readonly (readonly [T, string])[]): (cell: string) => T | null {
  const words = new Map(choices.flatMap(([choice, list]) => list.split('|').map((word) => [plainWord(word), choice])));
  return (cell) => words.get(plainWord(cell)) ?? null;
}

export const readObjectiveState = chooser<Objective['state']>([
  ['draft', 'draft|planned|proposed|not started|草稿|草案|規劃中|草稿中|规划中|Entwurf|geplant'],
  [
    'active',
    'active|ongoing|in progress|open|running|on track|at risk|off track|進行中|执行中|執行中|进行中|aktiv|laufend|offen|in Arbeit',
  ],
  [
    'closed',
    'closed|done|finished|completed|complete|successful|not successful|success|failed|archived|achieved|not achieved|已結束|結束|完成|已完成|達成|未達成|已结束|结束|达成|未达成|abgeschlossen|beendet|erfolgreich|nicht erfolgreich|erledigt',
  ],
  [
    'dropped',
    'dropped|cancelled|canceled|abandoned|stopped|已放棄|放棄|取消|已取消|中止|放弃|abgebrochen|gestrichen|verworfen',
  ],
]);

export const readKeyResultState = chooser<KeyResult['state']>([
  [
    'active',
    'active|ongoing|in progress|open|running|done|completed|closed|進行中|进行中|完成|aktiv|laufend|offen|erledigt',
  ],
  [
    'dropped',
    'dropped|cancelled|canceled|abandoned|stopped|已放棄|放棄|取消|已取消|放弃|abgebrochen|gestrichen|verworfen',
  ],
]);

export const readAmbition = chooser<Objective['ambition']>([
  ['aspirational', 'aspirational|stretch|moonshot|挑戰|挑戰型|企圖型|挑战型|ambitioniert|ambitiös|Vision'],
  ['committed', 'committed|commit|roofshot|must|承諾|承諾型|承诺型|verbindlich|verpflichtend|Muss'],
]);

export const readMetricType = chooser<Metric['type']>([
  [
    'move',
    'move|metric|number|numeric|quantitative|increase|decrease|percent|currency|數字|數值|數值型|数值|metrisch|Zahl|Kennzahl',
  ],
  ['keep', 'keep|range|band|maintain|stay within|維持|區間|保持|halten|Bereich'],
  ['milestones', 'milestones|milestone|ordinal|checklist|zones|里程碑|清單|Meilensteine|Meilenstein'],
  ['from-children', 'from-children|from children|aligned objectives|由下層目標|aus untergeordneten Zielen'],
  ['yes-no', 'yes-no|yes/no|boolean|binary|done or not|是否|是非|ja/nein|ja nein'],
]);

export const readAnswer = chooser<boolean>([
  [true, 'yes|y|true|done|1|x|是|完成|已完成|有|ja|wahr|erledigt'],
  [false, 'no|n|false|not done|0|否|未完成|沒有|没有|nein|falsch'],
]);

/** Names of what is not planned into any cycle. */
const BACKLOG = new Set(
  [
    'backlog',
    'no cycle',
    'none',
    'someday',
    'parked',
    '待辦',
    '待辦清單',
    '未排程',
    '待办',
    '未排期',
    'ohne Zyklus',
  ].map(plainWord),
);
export function isBacklog(cycle: string): boolean {
  return BACKLOG.has(plainWord(cycle));
}
