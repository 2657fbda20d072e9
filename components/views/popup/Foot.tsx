/** Below the popup's rows: where else one can go, and how all this is kept. */
import { Button } from '#components/controls/Button.tsx';
import { Kbd } from '#components/controls/Kbd.tsx';
import { useTexts } from '#components/texts.tsx';
import { useApp } from '../app.tsx';
import { SavedLine } from '../syncing/SavedLine.tsx';
import type { SaveState } from '../useSaving.ts';

interface FootProps {
  saving: SaveState;
  /** The list of all keys is asked for. */
  onKeys: () => void;
}

export function Foot({ saving, onKeys }: FootProps) {
  const { ports } = useApp();
  const { t } = useTexts();
  return (
    <>
      <div class="popup-foot-line">
        <Button look="link" icon="panel" onClick={() => void ports.openPanel().then(() => window.close())}>
          {t('foot.sidePanel')}
        </Button>
        <button type="button" class="popup-keys push" onClick={onKeys}>
          <Kbd keys="?" /> {t('foot.allKeys')}
        </button>
      </div>
      <SavedLine saving={saving} />
    </>
  );
}
