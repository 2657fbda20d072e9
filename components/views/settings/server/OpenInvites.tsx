/** Invitations that nobody has used yet. Their links were told once and are not kept anywhere. */
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { Role } from '#lib/sync/names.ts';
import type { OpenInvite } from '#lib/sync/protocol.ts';
import type { TextKey } from '#lib/texts/sections.ts';

export const ROLES: Record<Role, TextKey> = { member: 'server.member', guest: 'server.guest', admin: 'server.admin' };

export interface OpenInvitesProps {
  invites: readonly OpenInvite[];
  directory: Directory;
  onTakeBack: (id: string) => void;
}

export function OpenInvites({ invites, directory: { people, teams, me }, onTakeBack }: OpenInvitesProps) {
  const { t, moment, locale } = useTexts();
  const names = new Intl.ListFormat(locale);
  const nameOf = (person: string | null) => people.get(person ?? '')?.name;
  return (
    <>
      <h3>{t('server.open')}</h3>
      <ul class="server-rows">
        {invites.map(({ id, role, teams: into, person, invitedBy, expiresAt }) => {
          const until = moment(expiresAt, Temporal.Now.timeZoneId(), { day: 'numeric', month: 'short' });
          const words = { role: t(ROLES[role]), until };
          const named = into.flatMap((team) => teams.get(team)?.name ?? []);
          const giver = invitedBy === me ? undefined : nameOf(invitedBy);
          const forWhom = nameOf(person);
          return (
            <li key={id}>
              <span>
                {named.length > 0
                  ? t('server.openRow', { ...words, teams: names.format(named) })
                  : t('server.openRowNoTeam', words)}
              </span>
              {forWhom !== undefined && <span class="meta">{t('server.openFor', { who: forWhom })}</span>}
              {giver !== undefined && <span class="meta">{t('server.openBy', { who: giver })}</span>}
              <Button aria-label={t('server.takeBackNamed', { until })} onClick={() => onTakeBack(id)}>
                {t('server.takeBack')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
