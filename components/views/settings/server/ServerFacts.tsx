/** Which server, which organisation, as what, and when it was last heard. */
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import type { Membership } from '#lib/sync/protocol.ts';
import { useSync } from '../../useSync.ts';
import { ROLES } from './OpenInvites.tsx';

export interface ServerFactsProps {
  link: Link;
  directory: Directory;
  /** null until the server has said. */
  membership: Membership | null;
}

export function ServerFacts({ link, directory, membership }: ServerFactsProps) {
  const { t, moment, locale } = useTexts();
  const { phase, lastContact } = useSync();
  const teams =
    membership?.teams.flatMap((id) => {
      const name = directory.teams.get(id)?.name;
      if (name === undefined) return [];
      return membership.leads.includes(id) ? t('server.leads', { team: name }) : name;
    }) ?? [];
  return (
    <dl class="server-facts">
      <dt>{t('server.address')}</dt>
      <dd>
        <bdi>{link.url}</bdi>
      </dd>
      <dt>{t('server.organisation')}</dt>
      <dd>
        <bdi>{directory.organisation?.name ?? membership?.organisation ?? '…'}</bdi>
      </dd>
      {membership && (
        <>
          <dt>{t('server.youAre')}</dt>
          <dd>{t(ROLES[membership.role])}</dd>
          <dt>{t('server.teams')}</dt>
          <dd>
            <bdi>{teams.length > 0 ? new Intl.ListFormat(locale).format(teams) : t('server.noTeams')}</bdi>
          </dd>
        </>
      )}
      <dt>{t('server.contact')}</dt>
      <dd>
        {phase === 'live'
          ? t('server.contactNow')
          : lastContact === null
            ? t('server.contactNever')
            : moment(lastContact, Temporal.Now.timeZoneId())}
      </dd>
    </dl>
  );
}
