import type { Candle } from '#lib/okr/candles/candle.ts';

/** The paths of all weeks by what they say, in px of the drawing; '' where there is nothing of the kind. */
export interface CandleMarks {
  /** Hollow boxes with their wicks. */
  rise: string;
  /** Solid boxes with their wicks. */
  fall: string;
  /** Dashes: a check-in, but no move. */
  flat: string;
  /** Strokes of no length, to be drawn with round caps: no check-in and no move that week. */
  dots: string;
  ups: number;
  downs: number;
  /** The scale's ends in achievement (1 is the target). */
  low: number;
  high: number;
}

/** The scale is never shorter than 20 points, so that calm looks calm. */
const SHORTEST_SCALE = 0.2;
/** A quarter of a point up or down is no move that one could see. */
const NO_MOVE = 0.0025;
const MARGIN = 1.5;
/** A stroke of 1 px is sharp when its middle lies on half a pixel. */
const sharp = (px: number) => Math.round(px) + 0.5;

/**
 * Draws weeks, oldest first, into width × height px: hollow rose, solid fell, dash did not move, dot was silent (at
 * the level carried over; before the first at the foot). Right-to-left mirrors the whole drawing.
 */
export function candleMarks(weeks: readonly (Candle | null)[], width: number, height: number): CandleMarks {
  const { low, high } = scaleOf(weeks);
  const step = width / weeks.length;
  const box = Math.min(13, Math.max(4, Math.round(step * 0.68)));
  const y = (p: number) => MARGIN + ((high - p) / (high - low)) * (height - 2 * MARGIN);
  const marks: CandleMarks = { rise: '', fall: '', flat: '', dots: '', ups: 0, downs: 0, low, high };
  for (const [i, week] of weeks.entries()) {
    const middle = sharp(step * (i + 0.5) - 0.5);
    const x = middle - box / 2;
    if (!week || isSilent(week)) {
      marks.dots += `M${middle} ${week ? sharp(y(week.close)) - 0.5 : height - 3}h0`;
      continue;
    }
    const { open, close } = week;
    const top = sharp(y(Math.max(open, close)));
    if (Math.abs(close - open) < NO_MOVE) {
      marks.flat += `M${x} ${top}h${box}`;
      continue;
    }
    const tall = Math.max(2, Math.round(y(Math.min(open, close)) - y(Math.max(open, close))));
    let drawn = `M${x} ${top}h${box}v${tall}h${-box}z`;
    if (week.high > Math.max(open, close)) drawn += `M${middle} ${round(y(week.high))}V${top}`;
    if (week.low < Math.min(open, close)) drawn += `M${middle} ${top + tall}V${round(y(week.low))}`;
    if (close > open) {
      marks.rise += drawn;
      marks.ups++;
    } else {
      marks.fall += drawn;
      marks.downs++;
    }
  }
  return marks;
}

/** Nobody said anything and nothing moved: a drop or another target moves a week without a check-in. */
export const isSilent = ({ volume, open, close }: Candle): boolean => volume === 0 && Math.abs(close - open) < NO_MOVE;

function scaleOf(weeks: readonly (Candle | null)[]): { low: number; high: number } {
  const seen = weeks.filter((week) => week !== null);
  if (seen.length === 0) return { low: 0, high: SHORTEST_SCALE };
  const low = Math.min(...seen.map((week) => week.low));
  const high = Math.max(...seen.map((week) => week.high));
  if (high - low >= SHORTEST_SCALE) return { low, high };
  // Around the middle of what was seen, but there is nothing below 0.
  const foot = Math.max(0, (high + low - SHORTEST_SCALE) / 2);
  return { low: foot, high: foot + SHORTEST_SCALE };
}

const round = (px: number) => Math.round(px * 10) / 10;
