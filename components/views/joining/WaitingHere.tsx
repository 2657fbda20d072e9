/** What a browser that was signed out still has to send. */
import { useTexts } from '#components/texts.tsx';
import { useSync } from '../useSync.ts';

export function WaitingHere() {
  const { t } = useTexts();
  const { pending } = useSync();
  return <p>{pending > 0 ? t('joining.waits', { count: pending }) : t('joining.waitsNothing')}</p>;
}
