/** The organisation is being read for the first time. */
import { useTexts } from '#components/texts.tsx';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app.tsx';
import { useSync } from '../useSync.ts';
import type { Plan } from './course.ts';

export function Arriving({ plan: { organisation } }: { plan: Plan }) {
  const { t } = useTexts();
  const { phase } = useSync();
  const objectives = useArrived();
  return (
    <>
      <h2 tabIndex={-1}>{t('joining.arriving', { organisation })}</h2>
      <p aria-live="polite">
        {phase === 'offline'
          ? t('joining.arrivingOffline')
          : phase === 'waiting'
            ? t('joining.arrivingWaits')
            : objectives > 0 && t('joining.arrived', { count: objectives })}
      </p>
      <p class="meta">{t('joining.joiningHint')}</p>
    </>
  );
}

/** How many objectives have come so far. */
function useArrived(): number {
  const { replica } = useApp();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const { objectives } = await (await (await replica.whole()).membership()).arrival();
      if (!isGone) setCount(objectives);
    };
    const stop = replica.onChange(() => void look());
    void look();
    return () => {
      isGone = true;
      stop();
    };
  }, [replica]);
  return count;
}
