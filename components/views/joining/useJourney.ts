/** Joining (journey.ts) for as long as a page shows it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { deviceName } from '#lib/platform/deviceName.ts';
import { useApp } from '../app.tsx';
import type { Happening, Step } from './course.ts';
import { beginJourney, type Journey } from './journey.ts';

export interface JourneyInView {
  step: Step;
  tell: (happening: Happening) => void;
  giveUp: () => Promise<void>;
}

/** @param start where it begins or goes on; only the first one counts */
export function useJourney(start: Step): JourneyInView {
  const { replica } = useApp();
  const [step, setStep] = useState(start);
  const first = useRef(start);
  const journey = useRef<Journey | null>(null);
  useEffect(() => {
    const ports = {
      replica,
      // Called as a function of its own, fetch would not know its window.
      fetch: (url: string, init: RequestInit) => fetch(url, init),
      zone: Temporal.Now.timeZoneId(),
      deviceName: deviceName(navigator),
    };
    const begun = beginJourney(ports, first.current, setStep);
    journey.current = begun;
    return begun.leave;
  }, [replica]);
  const acts = useMemo(
    () => ({
      tell: (happening: Happening) => journey.current?.tell(happening),
      giveUp: async () => journey.current?.giveUp(),
    }),
    [],
  );
  return { step, ...acts };
}
