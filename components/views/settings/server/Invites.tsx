/** Inviting: a form for one person, the link that comes of it, and the invitations that still wait. */
import { useState } from 'preact/hooks';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import { giveInvite, listInvites, takeInviteBack } from '#lib/sync/client/invites.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { Membership } from '#lib/sync/protocol.ts';
import { InviteForm, type Wanted } from './InviteForm.tsx';
import { InviteLink } from './InviteLink.tsx';
import { OpenInvites } from './OpenInvites.tsx';
import { teamsToInviteInto } from './inviting.ts';
import { TroubleNote } from './TroubleNote.tsx';
import { network, useAsked } from './useAsked.ts';

export interface InvitesProps {
  link: Link;
  membership: Membership;
  directory: Directory;
  say: (sentence: string) => void;
}

export function Invites({ link, membership, directory, say }: InvitesProps) {
  const { t } = useTexts();
  const { value, trouble, askAgain } = useAsked(link, listInvites);
  const [given, setGiven] = useState<string | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const teams = teamsToInviteInto(membership, directory);

  const give = async (wanted: Wanted) => {
    const answer = await giveInvite(link, wanted, network);
    setGiven(answer.ok ? answer.value.link : null);
    setRefused(answer.ok ? null : answer.trouble);
    askAgain();
  };
  const takeBack = async (id: string) => {
    const answer = await takeInviteBack(link, id, network);
    setRefused(answer.ok ? null : answer.trouble);
    if (answer.ok) say(t('server.tookBack'));
    askAgain();
  };
  return (
    <section aria-labelledby="settings-invites" id="invite">
      <h2 id="settings-invites">{t('server.invites')}</h2>
      <p>{t('server.invitesLead')}</p>
      <TroubleNote trouble={refused ?? trouble} onAgain={askAgain} />
      <InviteForm isAdmin={membership.role === 'admin'} teams={teams} onGive={(wanted) => void give(wanted)} />
      {given !== null && <InviteLink link={given} />}
      {value && value.length > 0 && (
        <OpenInvites invites={value} directory={directory} onTakeBack={(id) => void takeBack(id)} />
      )}
    </section>
  );
}
