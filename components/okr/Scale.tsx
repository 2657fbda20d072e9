import './Scale.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from '../texts.tsx';
import { scaleLabels, type ScaleLabel } from './scaleLabels.ts';

export interface ScaleProps {
  /** 0 … 1; null where there is no pace. */
  expected: number | null;
}

/** A panel of 400 px without its edges: what the first picture assumes, before the bar's true length is known. */
const USUAL_WIDTH = 376;

/** The words under a large bar. The bar's own name says the same, so they are not read out. */
export function Scale({ expected }: ScaleProps) {
  const texts = useTexts();
  const scale = useRef<HTMLSpanElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    if (scale.current) observer.observe(scale.current);
    return () => observer.disconnect();
  }, []);
  const words = ({ kind, percent }: ScaleLabel) => {
    if (kind === 'plain') return texts.number(percent);
    return texts.t(kind === 'expected' ? 'okr.scaleExpected' : 'okr.scaleGood', { value: percent });
  };
  return (
    <span class="scale" aria-hidden="true" ref={scale}>
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
