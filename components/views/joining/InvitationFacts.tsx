/** What an invitation says: where to, from whom, as what. */
import type { Role } from '#lib/sync/names.ts';
import { useTexts } from '#components/texts.tsx';
import type { Invitation, Preview } from '#lib/sync/client/joining.ts';
import type { TextKey } from '#lib/texts/sections.ts';

const ROLES: Record<Role, TextKey> = { member: 'joining.member', guest: 'joining.guest', admin: 'joining.admin' };

export interface InvitationFactsProps {
  invitation: Invitation;
  preview: Preview;
  /** Whoever comes back, or only adds a browser, stays what they are. */
  isKnown: boolean;
}

export function InvitationFacts({ invitation, preview, isKnown }: InvitationFactsProps) {
  const { t, locale } = useTexts();
  const { invitedBy, person, role, teams } = preview;
  const names = new Intl.ListFormat(locale).format(teams.map(({ name }) => name));
  return (
    <dl class="joining-facts">
      <dt>{t('joining.server')}</dt>
      <dd>
        <bdi>{invitation.url}</bdi>
      </dd>
      <dt>{t('joining.invitedBy')}</dt>
      <dd>
        <bdi>{invitedBy ?? t('joining.invitedByServer')}</bdi>
      </dd>
      {person && (
        <>
          <dt>{t('joining.forPerson')}</dt>
          <dd>
            <bdi>{person.name}</bdi>
          </dd>
        </>
      )}
      {!isKnown && (
        <>
          <dt>{t('joining.role')}</dt>
          <dd>{t(ROLES[role])}</dd>
          <dt>{t('joining.teams')}</dt>
          <dd>
            <bdi>{teams.length > 0 ? names : t('joining.noTeams')}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}
