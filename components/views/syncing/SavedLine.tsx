/** One line at the foot of a page: that all is saved here, how much waits for the server, and what is in its way. */
import './SavedLine.css';
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Icon } from '#components/controls/Icon.tsx';
import { useTexts } from '#components/texts.tsx';
import { lookForUpdate } from '#lib/platform/update.ts';
import type { SyncState } from '#lib/sync/client/state.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import { useApp, useNow } from '../app.tsx';
import { useSync } from '../useSync.ts';
import type { SaveState } from '../useSaving.ts';
import { standing, type WayOut } from './standing.ts';

const SAVING: Record<SaveState, TextKey> = {
  saved: 'foot.savedOnDevice',
  saving: 'foot.saving',
  failed: 'foot.notSaved',
};

export function SavedLine({ saving }: { saving: SaveState }) {
  const { t, moment } = useTexts();
  const state = useSync();
  const { sentence, way, isStuck } = standing(state, useNow());
  const time = (at: number) => moment(at, Temporal.Now.timeZoneId(), { hour: 'numeric', minute: '2-digit' });
  return (
    <div class="saved-line">
      <span class="saved-line-part" aria-live="polite">
        <Icon name={saving === 'failed' ? 'warning' : 'check'} small />
        {t(SAVING[saving])}
      </span>
      {state.pending > 0 && (
        <span class="saved-line-part" data-pending>
          {t('foot.pending', { count: state.pending })}
        </span>
      )}
      {sentence && (
        <span class="saved-line-part" data-stuck={isStuck || undefined} role="status">
          {sentence.time === null ? t(sentence.key) : t(sentence.key, { time: time(sentence.time) })}
        </span>
      )}
      {way && <Way way={way} state={state} />}
      {state.attention > 0 && (
        <a class="saved-line-part" href="/options.html#attention" target="_blank">
          {t('foot.attention', { count: state.attention })}
        </a>
      )}
    </div>
  );
}

function Way({ way, state }: { way: WayOut; state: SyncState }) {
  const { sync } = useApp();
  const { t } = useTexts();
  const [isNewest, setNewest] = useState(false);
  if (way === 'join-again') {
    return (
      <a class="saved-line-part" href="/options.html#server" target="_blank">
        {t('foot.joinAgain')}
      </a>
    );
  }
  if (way === 'try-now') {
    return (
      <Button look="link" onClick={sync.poke} key={state.retryAt}>
        {t('foot.tryNow')}
      </Button>
    );
  }
  if (isNewest) return <span class="saved-line-part">{t('foot.noUpdate')}</span>;
  const update = async () => {
    setNewest(!(await lookForUpdate()));
    // The other side may be the one that has been updated meanwhile.
    sync.poke();
  };
  return (
    <Button look="link" onClick={() => void update()}>
      {t('foot.update')}
    </Button>
  );
}
