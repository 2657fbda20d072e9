/**
 * What headers mean, in English, Traditional and Simplified Chinese and German. Compared without case, spaces and
 * punctuation. One word may stand for different things in the two kinds of file, so a header has candidates.
 */
export const KEY_RESULT_FIELDS = [
  'identifier',
  'cycle',
  'cycleStart',
  'cycleEnd',
  'team',
  'objectiveIdentifier',
  'objective',
  'why',
  'objectiveState',
  'objectiveOwner',
  'ambition',
  'keyResult',
  'type',
  'unit',
  'start',
  'target',
  'low',
  'high',
  'tolerance',
  'weight',
  'milestones',
  'owner',
  'state',
] as const;
export type KeyResultField = (typeof KEY_RESULT_FIELDS)[number];

export const CHECK_IN_FIELDS = [
  'checkInIdentifier',
  'identifier',
  'objective',
  'keyResult',
  'date',
  'value',
  'zone',
  'answer',
  'ticked',
  'unticked',
  'confidence',
  'note',
  'nextSteps',
  'author',
  'evidence',
] as const;
export type CheckInField = (typeof CHECK_IN_FIELDS)[number];
export type Field = KeyResultField | CheckInField;

const synonyms: Record<Field, string> = {
  identifier:
    'KR ID|ID|Key result ID|Key result no|KR no|KR #|No|Nr|Identifier|Key|編號|關鍵結果編號|KR編號|代號|编号|关键结果编号|KR编号|Nummer|Schlüsselergebnis ID|Schlüsselergebnis Nr',
  cycle:
    'Cycle|Cycle name|Period|Quarter|OKR cycle|週期|季度|期間|週期名稱|周期|季度名称|周期名称|期间|Zyklus|Quartal|Periode|Zeitraum',
  cycleStart:
    'Cycle start|Start date|Period start|From|週期開始|開始日|開始日期|起始日期|周期开始|开始日期|起始日期|Zyklusbeginn|Beginn|Startdatum|Von',
  cycleEnd:
    'Cycle end|End date|Period end|Due date|Deadline|週期結束|結束日|結束日期|截止日期|期限|周期结束|结束日期|截止日期|Zyklusende|Ende|Enddatum|Bis',
  team: 'Team|Department|Division|Group|Unit name|團隊|部門|單位名稱|团队|部门|Abteilung|Bereich|Gruppe',
  objectiveIdentifier: 'Objective ID|Objective no|O ID|Obj ID|目標編號|目标编号|Ziel ID|Ziel Nr',
  objective: 'Objective|Objective title|Goal|Objectives|目標|目标|目標名稱|目标名称|O|Ziel|Ziele|Objektive',
  why: 'Objective why|Why|Description|Objective description|Reason|為什麼|說明|目標說明|理由|为什么|说明|描述|目标说明|Warum|Beschreibung|Begründung',
  objectiveState: 'Objective state|Objective status|目標狀態|目标状态|Zielstatus|Zielzustand',
  objectiveOwner: 'Objective owner|目標負責人|目标负责人|Zielverantwortliche|Zielverantwortlicher',
  ambition:
    'Ambition|Objective type|Commitment|Objective kind|類別|目標類型|類型|企圖|目标类型|雄心|Ambitionsniveau|Zieltyp',
  keyResult:
    'Key result|KR|Key results|Key result title|KR title|關鍵結果|關鍵成果|关键结果|关键成果|KR名稱|KR名称|Schlüsselergebnis|Schlüsselergebnisse|Schlüsselresultat',
  type: 'Type|Metric type|Metric|KR type|Measure|衡量方式|指標類型|度量|衡量类型|指标类型|度量方式|Typ|Metriktyp|Messart|Messgröße',
  unit: 'Unit|Units|單位|单位|Einheit',
  start:
    'Start|Start value|Baseline|Initial|Initial value|起始值|基準值|起點|初始值|現況值|基线|基准值|起点|Startwert|Ausgangswert|Basis',
  target:
    'Target|Target value|Stretch|Stretch goal|Goal value|To|目標值|目標數值|挑戰值|目标值|目标数值|挑战值|Zielwert|Soll|Sollwert',
  low: 'Low|Lower bound|Minimum|Min|下限|最小值|最低|Untergrenze',
  high: 'High|Upper bound|Maximum|Max|上限|最大值|最高|Obergrenze',
  tolerance: 'Tolerance|容許值|容忍度|公差|容差|Toleranz',
  weight: 'Weight|Weighting|權重|比重|权重|Gewicht|Gewichtung',
  milestones: 'Milestones|Milestone|Steps|里程碑|里程碑清單|Meilensteine|Meilenstein',
  owner:
    'Owner|Key result owner|KR owner|Responsible|Assignee|Lead|負責人|擁有者|负责人|责任人|所有者|Verantwortlich|Verantwortliche|Besitzer|Eigentümer',
  state: 'State|Key result state|KR state|狀態|状态|Zustand',
  checkInIdentifier: 'Check-in ID|Checkin ID|Update ID|回報編號|更新編號|签到编号|更新编号',
  date: 'Date|Check-in date|Day|Updated|Updated at|Created|Created at|Timestamp|日期|更新日期|回報日期|時間|更新日|时间|更新时间|Datum|Tag|Zeitpunkt',
  value:
    'Value|Current|Current value|Actual|Result|New value|數值|目前值|現值|實際值|進度值|数值|当前值|实际值|Wert|Istwert|Aktuell|Ist',
  zone: 'Zone|Level|Stage|區間|階段|等級|区间|阶段|等级|Stufe|Bereichszone',
  answer: 'Answer|Done|Yes or no|是否完成|完成|答案|Antwort|Erledigt',
  ticked: 'Ticked|Milestones done|已勾選|完成的里程碑|已勾选',
  unticked: 'Unticked|Milestones undone|取消勾選|取消勾选',
  confidence:
    'Confidence|Confidence level|信心|信心指數|信心值|信心水準|信心指数|信心水平|Konfidenz|Zuversicht|Vertrauen',
  note: 'Note|Notes|Comment|Comments|Remark|備註|附註|說明|留言|进展|進展|备注|评论|说明|Kommentar|Notiz|Bemerkung|Anmerkung',
  nextSteps:
    'Initiatives|Next steps|Actions|Next|下一步|行動|後續行動|行动|后续行动|举措|Maßnahmen|Massnahmen|Nächste Schritte',
  author: 'Author|Updated by|Created by|By|更新者|回報人|填寫人|作者|更新人|填写人|Autor|Verfasser|Erfasst von',
  evidence: 'Evidence|Evidence link|Link|URL|佐證|連結|證據|链接|证据|Beleg|Nachweis',
};

const fields: ReadonlyMap<string, readonly Field[]> = (() => {
  const known = new Map<string, Field[]>();
  for (const field of [...KEY_RESULT_FIELDS, ...CHECK_IN_FIELDS]) {
    for (const word of synonyms[field].split('|')) {
      const key = headerWord(word);
      const list = known.get(key) ?? [];
      if (!list.includes(field)) known.set(key, [...list, field]);
    }
  }
  return known;
})();

/** A word for comparison: compatibility forms, case, spaces and punctuation put aside ('Ｋey-Result ' → 'keyresult'). */
export function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '');
}

/** '#' is a word in headers: 'KR' holds key results, 'KR #' their numbers. */
function headerWord(text: string): string {
  return plainWord(text.normalize('NFKC').replaceAll('#', 'no'));
}

/** Whether any field, of either kind of file, goes by this header. */
export function isKnownHeader(header: string): boolean {
  return fields.has(headerWord(header));
}

/** The first of these fields that goes by this header, or null. */
export function fieldOfHeader<F extends Field>(header: string, among: readonly F[]): F | null {
  const candidates: readonly Field[] = fields.get(headerWord(header)) ?? [];
  return among.find((field) => candidates.includes(field)) ?? null;
}

const ZONE_WORDS = 'zone|level|stage|stufe|區間|階段|區|区间|阶段';
const ZONE_AFTER = new RegExp(`^(.+?)[\\s_-]*(?:${ZONE_WORDS})$`, 'iu');
const ZONE_BEFORE = new RegExp(`^(?:${ZONE_WORDS})[\\s_-]*(.+)$`, 'iu');

/** The name of the zone whose description stands under this header ('Commit zone' → 'Commit'), or null. */
export function zoneOfHeader(header: string): string | null {
  return (ZONE_AFTER.exec(header) ?? ZONE_BEFORE.exec(header))?.[1] ?? null;
}
