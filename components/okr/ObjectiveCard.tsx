import './ObjectiveCard.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ObjectiveSummary } from '#lib/okr/objectiveSummary.ts';
import { Percent } from './Percent.tsx';
import { Scale } from './Scale.tsx';
import { StatusMark } from './StatusMark.tsx';
import { StretchBar } from './StretchBar.tsx';

export interface ObjectiveCardProps {
  summary: ObjectiveSummary;
  /** Team or owner, above the title. */
  context: ComponentChildren;
  /** Buttons or a menu at the end of that line. */
  actions?: ComponentChildren;
  /** The words under the bar; one card of a page needs them. */
  scale?: boolean;
  /** The key results, as rows. */
  children?: ComponentChildren;
}

/** An objective: whose, its title, one large figure, the bar; its key results below. */
export function ObjectiveCard(props: ObjectiveCardProps) {
  const { summary, context, actions, scale = false, children } = props;
  const { tree, achievement, status, stale } = summary;
  const id = useId();
  const expected = tree.objective.cycle === null || status === 'dropped' ? null : summary.elapsed;
  return (
    <article class="objective" aria-labelledby={id}>
      <header class="objective-head">
        <div class="objective-line">
          <span class="ellipsis">{context}</span>
          <span class="push">
            <StatusMark status={status} stale={stale} />
          </span>
          {actions}
        </div>
        <div class="objective-title">
          <h2 id={id} dir="auto">
            {tree.objective.title}
          </h2>
          <span class="objective-figure" aria-hidden="true">
            <Percent progress={achievement} />
          </span>
        </div>
        <StretchBar size="lg" value={achievement} expected={expected} status={status} stale={stale} />
        {scale && <Scale expected={expected} />}
      </header>
      {children}
    </article>
  );
}
