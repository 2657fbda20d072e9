/** What the coach has to say of each text of the sheets: whether it can be measured, and what its rules find. */
import type { Finding, RuleId } from '#lib/okr/lint/finding.ts';
import { lintKeyResult, type KeyResultDraft } from '#lib/okr/lint/keyResult.ts';
import { judgeMeasurable, type Judgement } from '#lib/okr/lint/measurable.ts';
import { lintObjective } from '#lib/okr/lint/objective.ts';
import { lintSet } from '#lib/okr/lint/set.ts';
import type { KeyResult, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import type { SheetTexts } from './sheetTexts.ts';
import type { SheetKeyResult, SheetObjective, SheetText } from './textReader.ts';

export interface Judged {
  text: SheetText;
  judgement: Judgement;
  /** Those about the text or what stands around it, then those about the whole of the sheets. */
  findings: Finding[];
}

/** All texts of the sheets in their order. Rules that ask for what no sheet says stay silent. */
export function judgeTexts(sheets: readonly SheetTexts[]): Judged[] {
  const texts = sheets.flatMap((sheet) => sheet.texts.map((text) => ({ text, grouped: sheet.grouped })));
  const ofOwner = objectivesOfOwners(texts.flatMap(({ text }) => (text.kind === 'objective' ? [text] : [])));
  const ofWhole = findingsOfWhole(texts.map(({ text }) => text));
  return texts.map(({ text, grouped }) => ({
    text,
    judgement: judgeMeasurable(text.title, text.language),
    findings: [
      ...(text.kind === 'objective' ? objectiveFindings(text, grouped, ofOwner) : keyResultFindings(text)),
      ...(ofWhole.get(text) ?? []),
    ],
  }));
}

function objectiveFindings(
  text: SheetObjective,
  grouped: boolean,
  ofOwner: (objective: SheetObjective) => number | undefined,
): Finding[] {
  const { title, why, language, keyResults, active } = text;
  const owned = active ? ofOwner(text) : undefined;
  return lintObjective(
    { title, ...(why !== undefined && { why }), ...(grouped && { keyResults: keyResults.length }) },
    { ...(owned !== undefined && { ofOwner: owned }), ...(language && { language }) },
  );
}

/** What concerns the key results of an objective together is said once, of the last. */
function keyResultFindings(text: SheetKeyResult): Finding[] {
  const draftOf = ({ title, metric }: SheetKeyResult): KeyResultDraft => ({ title, metric });
  const all = text.objective?.keyResults ?? [text];
  const siblings = all.filter((other) => other !== text && other.active).map(draftOf);
  const isLast = text === all.at(-1);
  const { language } = text;
  const findings = lintKeyResult(draftOf(text), { siblings, asked: !isLast, ...(language && { language }) });
  return isLast ? findings : findings.filter(({ rule }) => rule !== 'too-many');
}

/**
 * How many active objectives the owner of an objective has in its cycle; undefined where the sheets name nobody, or one and the same person for
 * everything: that is said by a rule of its own.
 */
function objectivesOfOwners(objectives: readonly SheetObjective[]): (objective: SheetObjective) => number | undefined {
  const owners = new Set(objectives.flatMap(({ owner }) => owner || []));
  if (owners.size < 2) return () => undefined;
  const keyOf = ({ owner, cycle }: SheetObjective) => JSON.stringify([owner, cycle]);
  const counts = Map.groupBy(
    objectives.filter(({ active }) => active),
    keyOf,
  );
  return (objective) => (objective.owner ? counts.get(keyOf(objective))?.length : undefined);
}

/** What concerns the texts of all sheets together, by each text that it concerns. */
function findingsOfWhole(texts: readonly SheetText[]): ReadonlyMap<SheetText, Finding[]> {
  const byId = new Map(texts.map((text, i) => [String(i), text]));
  const idOf = new Map(texts.map((text, i) => [text, String(i)]));
  const parentOf = parentFinder(idOf);
  const trees = texts.flatMap((text) => (text.kind === 'objective' ? [treeOf(text, idOf, parentOf(text))] : []));
  const found = new Map<SheetText, Finding[]>();
  for (const { objectives, keyResults, ...finding } of lintSet(trees, { switchedOff: unanswerable(texts) })) {
    for (const id of [...objectives, ...keyResults]) {
      const text = byId.get(id);
      if (text) found.set(text, [...(found.get(text) ?? []), finding]);
    }
  }
  return found;
}

/** Rules about what the sheets have no column for, or an owner's column that nobody fills: every row would say the same. */
function unanswerable(texts: readonly SheetText[]): Set<RuleId> {
  const switchedOff = new Set<RuleId>();
  const ownersAreKept = texts.every(({ owner }) => owner !== undefined) && texts.some(({ owner }) => owner?.trim());
  if (!ownersAreKept) switchedOff.add('unowned').add('one-owner-for-all');
  if (texts.some((text) => text.kind === 'objective' && text.parent === undefined)) switchedOff.add('unaligned');
  return switchedOff;
}

/** As the method's own records, with what a sheet does not say as it is by default. */
function treeOf(text: SheetObjective, idOf: ReadonlyMap<SheetText, string>, parent: string | null): ObjectiveTree {
  const id = idOf.get(text) ?? '';
  const objective: With<Objective> = {
    id,
    title: text.title,
    why: text.why ?? '',
    owner: text.owner ?? '',
    team: text.team || null,
    cycle: text.cycle || null,
    ambition: 'aspirational',
    parent,
    state: text.active ? 'active' : 'closed',
    order: 'a0',
  };
  const keyResults = text.keyResults.map((keyResult): With<KeyResult> => ({
    id: idOf.get(keyResult) ?? '',
    title: keyResult.title,
    owner: keyResult.owner ?? '',
    objective: id,
    metric: keyResult.metric ?? { type: 'yes-no' },
    weight: 1,
    state: keyResult.active ? 'active' : 'dropped',
    activatedAt: 0,
    order: 'a0',
  }));
  return {
    objective,
    keyResults: keyResults.map((keyResult) => ({ keyResult, checkIns: [], skips: [], changes: [] })),
  };
}

/** Sheets name a parent by its identifier or in its words; one that stands elsewhere is named all the same. */
function parentFinder(idOf: ReadonlyMap<SheetText, string>): (objective: SheetObjective) => string | null {
  const known = new Map<string, string>();
  for (const [{ identifier, title }, id] of idOf) {
    for (const name of [identifier, title]) if (name !== '' && !known.has(name)) known.set(name, id);
  }
  return ({ parent = '' }) => {
    const named = parent.replaceAll(/\s+/g, ' ').trim();
    return named === '' ? null : (known.get(named) ?? named);
  };
}
