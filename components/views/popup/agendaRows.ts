/** The popup's two lists, out of the trees that were read. Pure. */
import type { KeyResultHistory } from '#lib/okr/model.ts';
import { summarizeKeyResult, type KeyResultSummary } from '#lib/okr/summary.ts';
import type { Selection } from '#lib/replica/read.ts';

export interface AgendaRow {
  /** Of the key result. */
  id: string;
  summary: KeyResultSummary;
  history: KeyResultHistory;
}

export interface AgendaRows {
  /** Overdue and due, the longest expected first. */
  due: AgendaRow[];
  upToDate: AgendaRow[];
}

/** My key results of objectives that have begun, in the cycle asked for or in all that run. */
export function agendaRows({ directory, trees }: Selection, now: number, cycle: string | null): AgendaRows {
  const rows = trees
    .filter(({ objective }) => objective.state !== 'draft')
    .filter(({ objective }) =>
      cycle === null
        ? objective.cycle !== null && directory.cycles.get(objective.cycle)?.state === 'active'
        : objective.cycle === cycle,
    )
    .flatMap(({ objective, keyResults }) =>
      keyResults
        .filter(({ keyResult }) => keyResult.owner === directory.me)
        .map((history): AgendaRow => ({
          id: history.keyResult.id,
          summary: summarizeKeyResult(history, { objective, directory, now }),
          history,
        })),
    )
    .toSorted((a, b) => expected(a) - expected(b) || (a.id < b.id ? -1 : 1));
  const isDue = ({ summary: { due } }: AgendaRow) => due.state === 'overdue' || due.state === 'due';
  return { due: rows.filter(isDue), upToDate: rows.filter((row) => !isDue(row)) };
}

/** Done and dropped ones are expected no more: after all others. */
const expected = ({ summary }: AgendaRow): number => summary.expectedAt ?? Number.MAX_SAFE_INTEGER;
