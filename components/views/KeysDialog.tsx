/** All keys, on one page. */
import './KeysDialog.css';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Kbd } from '#components/controls/Kbd.tsx';
import { useTexts } from '#components/texts.tsx';
import type { TextKey } from '#lib/texts/sections.ts';

const LIST: [keys: string[], TextKey][] = [
  [['Enter'], 'keys.keyEnter'],
  [['↑', '↓'], 'keys.keyArrows'],
  [['→', '←'], 'keys.keyOpen'],
  [['0 – 9'], 'keys.keyConfidence'],
  [['N'], 'keys.keyNew'],
  [['D'], 'keys.keyDrop'],
  [['Z'], 'keys.keyUndo'],
  [['?'], 'keys.keyKeys'],
  [['Esc'], 'keys.keyEscape'],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog title={t('keys.keysTitle')} onClose={onClose}>
      <dl class="keys-list">
        {LIST.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p class="meta">{t('keys.keysAlt')}</p>
    </Dialog>
  );
}
