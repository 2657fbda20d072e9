/** For a browser that is alone: the way into an organisation, by a link that somebody has sent. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useTexts } from '#components/texts.tsx';
import { useApp } from '../app.tsx';
import type { Step } from '../joining/course.ts';
import { Joining } from '../joining/Joining.tsx';
import { keptJourney } from '../joining/journey.ts';

export interface JoinTeamProps {
  onStep: (at: Step['at']) => void;
  onDone: () => void;
}

export function JoinTeam({ onStep, onDone }: JoinTeamProps) {
  const { replica } = useApp();
  const { t } = useTexts();
  const [start, setStart] = useState<Step | null>(null);
  /** Another journey is another form. */
  const [round, setRound] = useState(0);
  /** Where links come from is for whoever has none yet. */
  const [asksForLink, setAsksForLink] = useState(true);
  const heard = useCallback(
    (at: Step['at']) => {
      setAsksForLink(at === 'link');
      onStep(at);
    },
    [onStep],
  );
  useEffect(() => {
    void keptJourney(replica).then((kept) => setStart(kept ?? { at: 'link' }));
  }, [replica, round]);
  return (
    <section aria-labelledby="settings-join" id="join">
      <h2 id="settings-join">{t('joining.join')}</h2>
      {asksForLink && <p>{t('joining.joinLead')}</p>}
      {start && (
        <Joining
          key={round}
          start={start}
          onStep={heard}
          onClose={() => {
            setStart(null);
            setRound(round + 1);
            onDone();
          }}
        />
      )}
    </section>
  );
}
