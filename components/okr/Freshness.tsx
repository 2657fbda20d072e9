import './Freshness.css';
import type { WeekFreshness } from '#lib/okr/freshness.ts';

export interface FreshnessProps {
  /** Oldest first. */
  weeks: readonly WeekFreshness[];
  /** What the discs say, in words: they are drawn only. */
  label: string;
}

/** A disc for each week: solid where everything came, a ring where something was missed, dashed where there is still time. */
export function Freshness({ weeks, label }: FreshnessProps) {
  return (
    <span class="freshness" role="img" aria-label={label}>
      {weeks.map((week, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a week has no other name than its place
        <i key={index} data-week={week} />
      ))}
    </span>
  );
}
