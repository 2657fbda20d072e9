/** That the server could not be asked, and the way to ask again. */
import { Button } from '#components/controls/Button.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import { serverTrouble } from './serverTrouble.ts';

export function TroubleNote({ trouble, onAgain }: { trouble: Trouble | null; onAgain?: () => void }) {
  const { t } = useTexts();
  if (!trouble) return null;
  return (
    <Notice
      kind="warning"
      title={t(serverTrouble(trouble))}
      action={onAgain && <Button onClick={onAgain}>{t('server.tryAgain')}</Button>}
    />
  );
}
