/** A link by which a further browser of mine comes in as me. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Link } from '#lib/sync/client/copy.ts';
import { giveInvite } from '#lib/sync/client/invites.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { Role } from '#lib/sync/names.ts';
import { useApp } from '../../app.tsx';
import { InviteLink } from './InviteLink.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { network } from './useAsked.ts';

export function AnotherBrowser({ link, role }: { link: Link; role: Role }) {
  const { replica } = useApp();
  const { t } = useTexts();
  const [given, setGiven] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const make = async () => {
    const answer = await giveInvite(link, { role, teams: [], person: replica.me }, network);
    setGiven(answer.ok ? answer.value.link : null);
    setTrouble(answer.ok ? null : answer.trouble);
  };
  return (
    <>
      <Button icon="add" onClick={() => void make()}>
        {t('server.another')}
      </Button>
      <p class="meta">{t('server.anotherHint')}</p>
      <TroubleNote trouble={trouble} />
      {given !== null && <InviteLink link={given} />}
    </>
  );
}
