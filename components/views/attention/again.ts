/** What can be done with an operation that was not taken: the same once more, or its text back into the form that it came from. */
import { EMPTY_CHECK_IN } from '#components/okr/checkInDraft.ts';
import { CheckIn, KeyResult, Objective, type ObjectiveTree } from '#lib/okr/model.ts';
import { formatNumber } from '#lib/okr/unit.ts';
import type { Draft, RecordKind } from '#lib/sync/draft.ts';
import { Operation } from '#lib/sync/operation.ts';
import { checkInForm } from '../checkInText.ts';
import { draftOfKeyResult } from '../writing/keyResultDraft.ts';

/** The draft that says the same again, as of now; null for what is no operation. */
export function sameAgain(op: unknown): Draft | null {
  const parsed = Operation.safeParse(op).data;
  if (!parsed || parsed.type === 'void') return null;
  const { id, root, space } = parsed;
  const target = { kind: parsed.kind as RecordKind, id, root, space };
  switch (parsed.type) {
    case 'create':
    case 'patch':
      return { ...target, type: parsed.type, fields: parsed.fields };
    case 'delete':
      return { ...target, type: 'delete' };
    case 'command':
      return { ...target, type: 'command', command: parsed.command };
  }
}

/** A form with the text of a refused operation in it, as halfTyped.ts keeps it. */
export interface RefilledForm {
  form: string;
  content: unknown;
}

/** null where there is no form for it on this device. */
export function refilled(op: unknown, trees: readonly ObjectiveTree[], locale: string): RefilledForm | null {
  const parsed = Operation.safeParse(op).data;
  if (parsed?.type === 'create' && parsed.kind === 'check-in') {
    const said = CheckIn.safeParse(parsed.fields).data;
    const keyResult = keyResultIn(trees, said?.keyResult);
    return said && keyResult
      ? { form: checkInForm(keyResult.id), content: checkInAgain(said, keyResult, locale) }
      : null;
  }
  if (parsed?.type !== 'patch') return null;
  if (parsed.kind === 'objective') {
    const objective = trees.find((tree) => tree.objective.id === parsed.id)?.objective;
    const changed = Objective.safeParse({ ...objective, ...parsed.fields }).data;
    if (!objective || !changed) return null;
    const { title, why, ambition, cycle } = changed;
    return { form: `objective/${parsed.id}`, content: { title, why, ambition, cycle: cycle ?? '' } };
  }
  const keyResult = parsed.kind === 'key-result' ? keyResultIn(trees, parsed.id) : undefined;
  const changed = KeyResult.safeParse({ ...keyResult, ...parsed.fields }).data;
  return keyResult && changed ? { form: `key-result/${parsed.id}`, content: draftOfKeyResult(changed, locale) } : null;
}

const keyResultIn = (trees: readonly ObjectiveTree[], id: string | undefined) =>
  trees.flatMap(({ keyResults }) => keyResults).find(({ keyResult }) => keyResult.id === id)?.keyResult;

function checkInAgain({ reading, confidence, note }: CheckIn, { metric }: KeyResult, locale: string): unknown {
  const unit = 'unit' in metric ? metric.unit : ({ kind: 'number' } as const);
  return {
    ...EMPTY_CHECK_IN,
    value: reading?.type === 'value' ? formatNumber(reading.value, unit, locale) : '',
    ticks:
      reading?.type === 'ticks'
        ? Object.fromEntries([
            ...reading.ticked.map((id) => [id, true] as const),
            ...reading.unticked.map((id) => [id, false] as const),
          ])
        : {},
    answer: reading?.type === 'answer' ? reading.yes : null,
    confidence,
    note,
  };
}
