import './Scale.css';
import { useTexts } from '../texts.tsx';
import { scaleLabels, type ScaleLabel } from './scaleLabels.ts';

export interface ScaleProps {
  /** 0 … 1; null where there is no pace. */
  expected: number | null;
  /** The bar's length in px, by which labels make room for each other. 376 is a panel of 400 without its edges. */
  width?: number;
}

/** The words under a large bar. The bar's own name says the same, so they are not read out. */
export function Scale({ expected, width = 376 }: ScaleProps) {
  const texts = useTexts();
  const words = ({ kind, percent }: ScaleLabel) => {
    if (kind === 'plain') return texts.number(percent);
    return texts.t(kind === 'expected' ? 'okr.scaleExpected' : 'okr.scaleGood', { value: percent });
  };
  return (
    <span class="scale" aria-hidden="true">
      {scaleLabels(expected, width).map((label) => (
        <span
          key={`${label.kind}${label.percent}`}
          data-end={label.at < 7 ? 'start' : label.at > 93 ? 'end' : undefined}
          style={{ '--at': `${label.at}%` }}
        >
          {words(label)}
        </span>
      ))}
    </span>
  );
}
