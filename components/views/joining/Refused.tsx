/** Why joining does not go on, and the ways that are left. */
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Happening, Step } from './course.ts';
import { refusalWords } from './refusalWords.ts';

export interface RefusedProps {
  step: Extract<Step, { at: 'refused' }>;
  tell: (happening: Happening) => void;
  onStop: () => void;
}

export function Refused({ step: { why, back, server }, tell, onStop }: RefusedProps) {
  const { t } = useTexts();
  const { title, body, canTryAgain, wantsLink } = refusalWords(why);
  const facts = { server, reason: why.kind === 'storage' ? why.reason : '' };
  return (
    <div role="alert" class="joining-refused">
      <h2 tabIndex={-1}>{t(title, facts)}</h2>
      <p>{t(body, facts)}</p>
      <div class="joining-actions">
        {canTryAgain && back && (
          <Button look="primary" onClick={() => tell({ is: 'asked-again' })}>
            {t('joining.tryAgain')}
          </Button>
        )}
        {wantsLink && <Button onClick={() => tell({ is: 'another-link' })}>{t('joining.otherLink')}</Button>}
        <Button look="quiet" onClick={onStop}>
          {t(canTryAgain ? 'joining.giveUp' : 'okr.close')}
        </Button>
      </div>
    </div>
  );
}
