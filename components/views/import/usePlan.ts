/** The plan for the files as they are mapped now, worked out anew after each change; null until it is there. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { v7 as uuid } from 'uuid';
import type { Existing } from '#lib/interchange/existing.ts';
import { planImport, type ImportPlan } from '#lib/interchange/plan.ts';
import { proposeMe } from '#lib/interchange/proposeMe.ts';
import type { Sheet } from '#lib/interchange/sheet.ts';

export interface Asked {
  sheets: readonly Sheet[];
  /** undefined: whoever the files propose. */
  me: string | null | undefined;
  source: string;
}

/** A plan and who it took for me. */
export interface Planned {
  plan: ImportPlan;
  me: string | null;
}

export async function planFor(
  { sheets, me, source }: Asked,
  existing: () => Promise<Existing>,
  now: number,
): Promise<Planned> {
  const device = await existing();
  const own = me === undefined ? proposeMe(sheets, device.directory) : me;
  const zone = Temporal.Now.timeZoneId();
  return { plan: planImport(sheets, device, { source, me: own, now, zone, newId: uuid }), me: own };
}

export function usePlan(asked: Asked, existing: () => Promise<Existing>, now: () => number): Planned | Error | null {
  const [planned, setPlanned] = useState<Planned | Error | null>(null);
  const { sheets, me, source } = asked;
  // The page hands in new functions with every paint; a new plan is wanted only for new files or answers.
  const device = useRef({ existing, now });
  device.current = { existing, now };
  useEffect(() => {
    // What is answered after the next change was asked for is of no use.
    let current = true;
    const work = async () => {
      const next = sheets.length === 0 ? null : await attempt({ sheets, me, source }, device.current);
      if (current) setPlanned(next);
    };
    void work();
    return () => {
      current = false;
    };
  }, [sheets, me, source]);
  return planned;
}

async function attempt(asked: Asked, { existing, now }: { existing: () => Promise<Existing>; now: () => number }) {
  try {
    return await planFor(asked, existing, now());
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
