/**
 * In the popup: an invitation in the tab that the person looks at, or one that a popup before this one had begun with. It comes in front of what is due,
 * and what is due does not wait for it.
 */
import { useEffect, useState } from 'preact/hooks';
import { readInvitationTab } from '#lib/platform/invitationTab.ts';
import type { Replica } from '#lib/replica/replica.ts';
import { readLink } from '#lib/sync/client/joining.ts';
import { useApp } from '../app.tsx';
import { later } from '../later.tsx';
import type { Step } from './course.ts';
import { keptJourney, usedInvitation } from './journey.ts';

const JoiningSheet = later(async () => (await import('./JoiningSheet.tsx')).JoiningSheet, ['joining']);

export function Invited() {
  const { replica } = useApp();
  const [start, setStart] = useState<Step | null>(null);
  useEffect(() => {
    void beginning(replica).then(setStart);
  }, [replica]);
  return start && <JoiningSheet start={start} onClose={() => setStart(null)} />;
}

/** Where to begin or go on; null where nobody invites. */
async function beginning(replica: Replica): Promise<Step | null> {
  const kept = await keptJourney(replica);
  if (kept && kept.at !== 'looking') return kept;
  const read = readLink((await readInvitationTab()) ?? '');
  if (!read.ok) return null;
  // The tab is often still there after joining.
  const isUsed = (await usedInvitation(replica)) === read.invitation.code;
  return isUsed ? null : { at: 'looking', invitation: read.invitation };
}
