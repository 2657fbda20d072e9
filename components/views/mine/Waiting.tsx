import { useTexts } from '#components/texts.tsx';

/** That something of a row has not reached the server yet; what gets there within a moment never says so. */
export function Waiting() {
  const { t } = useTexts();
  return <span class="row-waiting">{t('panel.waiting')}</span>;
}
