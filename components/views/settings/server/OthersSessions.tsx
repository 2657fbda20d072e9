/** For admins: who else is signed in where. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import { endSession, listOthersSessions } from '#lib/sync/client/sessions.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { network, useAsked } from './useAsked.ts';

export interface OthersSessionsProps {
  link: Link;
  directory: Directory;
  say: (sentence: string) => void;
}

export function OthersSessions({ link, directory, say }: OthersSessionsProps) {
  const { t, moment } = useTexts();
  const { value, trouble, askAgain } = useAsked(link, listOthersSessions);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const end = async (id: string) => {
    const answer = await endSession(link, id, network);
    setRefused(answer.ok ? null : answer.trouble);
    if (answer.ok) say(t('server.ended'));
    askAgain();
  };
  return (
    <section aria-labelledby="settings-others">
      <h2 id="settings-others">{t('server.others')}</h2>
      <TroubleNote trouble={refused ?? trouble} onAgain={askAgain} />
      {value?.length === 0 && <p>{t('server.othersNobody')}</p>}
      {value && value.length > 0 && (
        <table class="server-table">
          <thead>
            <tr>
              <th scope="col">{t('server.othersPerson')}</th>
              <th scope="col">{t('server.othersBrowser')}</th>
              <th scope="col">{t('server.othersSeen')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {value.map(({ id, person, device, lastSeenAt }) => {
              const when = moment(lastSeenAt, Temporal.Now.timeZoneId());
              return (
                <tr key={id}>
                  <th scope="row">
                    <bdi>{directory.people.get(person)?.name ?? person}</bdi>
                  </th>
                  <td>
                    <bdi>{device}</bdi>
                  </td>
                  <td>{when}</td>
                  <td>
                    <Button aria-label={t('server.endNamed', { device, when })} onClick={() => void end(id)}>
                      {t('server.end')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
