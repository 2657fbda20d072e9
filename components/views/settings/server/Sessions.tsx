/** The browsers that I am signed in with, each of which can be signed out from here. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Link } from '#lib/sync/client/copy.ts';
import { endSession, listSessions } from '#lib/sync/client/sessions.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { Membership } from '#lib/sync/protocol.ts';
import { AnotherBrowser } from './AnotherBrowser.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { network, useAsked } from './useAsked.ts';

export interface SessionsProps {
  link: Link;
  membership: Membership;
  say: (sentence: string) => void;
}

export function Sessions({ link, membership, say }: SessionsProps) {
  const { t, moment } = useTexts();
  const { value, trouble, askAgain } = useAsked(link, listSessions);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const others = value?.filter(({ current }) => !current) ?? [];

  const end = async (ids: readonly string[]) => {
    setRefused(null);
    for (const id of ids) {
      const answer = await endSession(link, id, network);
      if (!answer.ok) {
        setRefused(answer.trouble);
        break;
      }
    }
    say(t('server.ended'));
    askAgain();
  };
  const seen = (at: number) => moment(at, Temporal.Now.timeZoneId());

  return (
    <section aria-labelledby="settings-sessions">
      <h2 id="settings-sessions">{t('server.sessions')}</h2>
      <p>{t('server.sessionsLead')}</p>
      <TroubleNote trouble={refused ?? trouble} onAgain={askAgain} />
      {value && (
        <ul class="server-rows">
          {value.map(({ id, device, lastSeenAt, current }) => (
            <li key={id}>
              <span>
                <bdi>{device}</bdi>
              </span>
              <span class="meta">{current ? t('server.thisOne') : t('server.seen', { when: seen(lastSeenAt) })}</span>
              {!current && (
                <Button
                  aria-label={t('server.endNamed', { device, when: seen(lastSeenAt) })}
                  onClick={() => void end([id])}
                >
                  {t('server.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <Button onClick={() => void end(others.map(({ id }) => id))}>{t('server.endOthers')}</Button>
      )}
      <AnotherBrowser link={link} role={membership.role} />
    </section>
  );
}
