/** Joining an organisation: what each step of it (course.ts) shows. The same in the popup and on the options page. */
import './Joining.css';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import { useApp } from '../app.tsx';
import { Arriving } from './Arriving.tsx';
import { Confirmation } from './Confirmation.tsx';
import type { Step } from './course.ts';
import { Done } from './Done.tsx';
import { LinkForm } from './LinkForm.tsx';
import { Refused } from './Refused.tsx';
import { useJourney, type JourneyInView } from './useJourney.ts';

export interface JoiningProps {
  start: Step;
  /** The person wants to see something else; what was begun is kept, unless they stopped it. */
  onClose: () => void;
  /** Hears of each step that is shown. */
  onStep?: (at: Step['at']) => void;
}

export function Joining({ start, onClose, onStep }: JoiningProps) {
  const { ports } = useApp();
  const journey = useJourney(start);
  const place = useRef<HTMLDivElement>(null);
  const { at } = journey.step;
  const before = useRef(at);
  useEffect(() => {
    // Whoever does not see the step change hears its heading; the page's own beginning is left alone.
    if (before.current !== at) place.current?.querySelector('h2')?.focus();
    before.current = at;
    onStep?.(at);
    if (at === 'arriving' || at === 'done') ports.tellWorker();
  }, [at, ports, onStep]);
  return (
    <div class="joining" ref={place}>
      <StepShown journey={journey} onClose={onClose} />
    </div>
  );
}

function StepShown({ journey, onClose }: { journey: JourneyInView; onClose: () => void }) {
  const { t } = useTexts();
  const { step, tell } = journey;
  const stop = () => void journey.giveUp().then(onClose);
  switch (step.at) {
    case 'link':
      return <LinkForm onLink={(text) => tell({ is: 'link-given', text })} />;
    case 'looking':
      return <h2 tabIndex={-1}>{t('joining.looking')}</h2>;
    case 'confirming':
      return <Confirmation {...step} onAgree={(plan) => tell({ is: 'agreed', plan })} onLater={stop} />;
    case 'joining':
      return (
        <>
          <h2 tabIndex={-1}>{t('joining.joining', { organisation: step.plan.organisation })}</h2>
          <p>{t('joining.joiningHint')}</p>
        </>
      );
    case 'arriving':
      return <Arriving plan={step.plan} />;
    case 'refused':
      return <Refused step={step} tell={tell} onStop={stop} />;
    case 'done':
      return (
        <>
          <Done plan={step.plan} />
          <Button look="primary" onClick={onClose}>
            {t('joining.goOn')}
          </Button>
        </>
      );
  }
}
