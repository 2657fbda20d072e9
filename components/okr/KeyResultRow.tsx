import './KeyResultRow.css';
import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';
import type { Reading } from '#lib/okr/model.ts';
import type { KeyResultSummary } from '#lib/okr/summary.ts';
import { DueWord } from './DueWord.tsx';
import { MiniCandles } from './MiniCandles.tsx';
import { Percent } from './Percent.tsx';
import { StatusMark } from './StatusMark.tsx';
import { StretchBar } from './StretchBar.tsx';

export interface KeyResultRowProps {
  summary: KeyResultSummary;
  /** Epoch ms and the reader's zone, for the words about when. */
  now: number;
  zone: string;
  /**
   * due: 44 px, says how late it is. brief: one line of 36 px, for what is up to date. panel: 42 px, owner first, with
   * start › now › target as `detail`.
   */
  form: 'due' | 'brief' | 'panel';
  /** Whose it is (Avatar), first in the row; in the panel form. */
  avatar?: ComponentChildren;
  /** Where the arrow keys stand. */
  selected?: boolean;
  expanded?: boolean;
  /** The id of what opens below. */
  controls?: string | undefined;
  /** A click anywhere on the row, or Enter on its title. Without it the row is only to be read. */
  onOpen?: (() => void) | undefined;
  /** The title's button: where focus goes when arrow keys choose the row. */
  titleRef?: Ref<HTMLButtonElement>;
  /** What would be saved: figure and bar show it with what was gained or lost. */
  preview?: { progress: number | null; reading: Reading } | undefined;
  /** Where it stands in its own unit (TriValue), behind the status. */
  detail?: ComponentChildren;
  /** One more fact behind status and due word, for example why it was dropped. */
  note?: ComponentChildren;
}

/** Title; status and when or from where to where; eight weeks; achievement over a small bar. Always in this order. */
export function KeyResultRow(props: KeyResultRowProps) {
  const { summary, now, zone, form, avatar, selected = false, expanded = false, onOpen, preview, detail, note } = props;
  const { keyResult, last, progress, status, stale, due, expectedAt, elapsed, candles } = summary;
  const facts = useId();
  const mark = <StatusMark status={status} stale={stale} lateDays={form === 'panel' ? due.lateDays : 0} />;
  const shown = preview ? preview.progress : progress;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the button in it is for keys and screen readers, and its click arrives here too
    <div
      class="key-result"
      data-form={form}
      data-selected={selected || undefined}
      data-open={expanded || undefined}
      data-clickable={onOpen ? true : undefined}
      onClick={onOpen}
    >
      {avatar}
      <div class="key-result-words">
        {onOpen ? (
          <button
            ref={props.titleRef ?? null}
            type="button"
            class="key-result-title ellipsis"
            dir="auto"
            aria-expanded={expanded}
            aria-controls={expanded ? props.controls : undefined}
            aria-describedby={facts}
            aria-current={selected || undefined}
            title={keyResult.title}
          >
            {keyResult.title}
          </button>
        ) : (
          <span class="key-result-title ellipsis" dir="auto" title={keyResult.title}>
            {keyResult.title}
          </span>
        )}
        <div class="facts" id={facts}>
          {mark}
          {form === 'due' && <DueWord due={due} expectedAt={expectedAt} first={last === null} now={now} zone={zone} />}
          {detail}
          {note && <span class="ellipsis">{note}</span>}
        </div>
      </div>
      {form === 'panel' && expanded ? (
        <span class="candles" />
      ) : (
        <MiniCandles candles={candles} height={form === 'brief' ? 26 : 30} />
      )}
      <div class="key-result-figure">
        <span aria-hidden="true">
          <Percent progress={shown} />
        </span>
        <StretchBar
          size="sm"
          value={shown}
          was={preview ? progress : undefined}
          expected={elapsed}
          status={status}
          stale={stale}
        />
      </div>
    </div>
  );
}
