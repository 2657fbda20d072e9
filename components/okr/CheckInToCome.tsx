import './CheckInForm.css';
import type { KeyResultSummary } from '#lib/okr/summary.ts';
import { KeyResultRow } from './KeyResultRow.tsx';

export interface CheckInToComeProps {
  summary: KeyResultSummary;
  now: number;
  zone: string;
}

/** Stands where a check-in form will be once its code has been read, as tall as it, so that the rows below do not jump. */
export function CheckInToCome({ summary, now, zone }: CheckInToComeProps) {
  const { metric } = summary.keyResult;
  return (
    <div class="check-in" data-form="due">
      <KeyResultRow summary={summary} now={now} zone={zone} form="due" expanded />
      <div
        class="check-in-to-come"
        data-metric={metric.type}
        style={metric.type === 'milestones' ? { '--milestones': metric.items.length } : undefined}
      />
    </div>
  );
}
