/** The server of this browser: the way in where there is none, and all about being in where there is one. */
import './server/Server.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import { readMembership } from '#lib/sync/client/sessions.ts';
import { useApp, useLive } from '../app.tsx';
import type { Step } from '../joining/course.ts';
import { keptJourney } from '../joining/journey.ts';
import { useSync } from '../useSync.ts';
import { JoinTeam } from './JoinTeam.tsx';
import { Invites } from './server/Invites.tsx';
import { mayInvite, teamsToInviteInto } from './server/inviting.ts';
import { Leave } from './server/Leave.tsx';
import { OthersSessions } from './server/OthersSessions.tsx';
import { ServerFacts } from './server/ServerFacts.tsx';
import { Sessions } from './server/Sessions.tsx';
import type { Save } from './server/TeamMembers.tsx';
import { Teams } from './server/Teams.tsx';
import { TroubleNote } from './server/TroubleNote.tsx';
import { useAsked } from './server/useAsked.ts';
import { useLink } from './server/useLink.ts';

export interface ServerProps {
  save: Save;
  say: (sentence: string) => void;
}

export function Server({ save, say }: ServerProps) {
  const { replica } = useApp();
  const link = useLink();
  const { phase } = useSync();
  const isOut = link === null || phase === 'signed-out';
  /** Whoever is on the way in sees it through to its end, although the browser has its server long before. */
  const [isOnTheWay, setOnTheWay] = useState(false);
  const hasBegun = useRef(false);
  const heard = useCallback((at: Step['at']) => {
    hasBegun.current = at !== 'link';
  }, []);
  const done = () => {
    hasBegun.current = false;
    setOnTheWay(isOut);
  };
  const hasAsked = useRef(false);
  useEffect(() => {
    if (link === undefined) return;
    const isFirst = !hasAsked.current;
    hasAsked.current = true;
    if (isOut) setOnTheWay(true);
    // Another window has brought this browser in.
    else if (!isFirst) setOnTheWay(hasBegun.current);
    // An invitation that was only looked at is no way in: there is a server.
    else void keptJourney(replica).then((kept) => setOnTheWay(kept !== null && kept.at !== 'looking'));
  }, [replica, link, isOut]);

  if (link === undefined) return null;
  return (
    <>
      {link && phase === 'signed-out' && <SignedOut />}
      {isOnTheWay && <JoinTeam onStep={heard} onDone={done} />}
      {link && !(isOnTheWay && phase !== 'signed-out') && <Joined key={link.device} {...{ link, save, say }} />}
    </>
  );
}

/** Which teams I am in and lead, as text, to tell when it is another. */
function placesOf({ me, teams }: Directory): string {
  const mine = [...teams.values()].filter(({ members = [] }) => members.includes(me));
  return mine.map(({ id, leaders = [] }) => `${id}${leaders.includes(me) ? '!' : ''}`).join(' ');
}

function SignedOut() {
  const { t } = useTexts();
  return (
    <Notice kind="warning" title={t('server.signedOut')}>
      {t('server.signedOutBody')}
    </Notice>
  );
}

function Joined({ link, save, say }: ServerProps & { link: Link }) {
  const { t } = useTexts();
  const { value: membership, trouble, askAgain } = useAsked(link, readMembership);
  const { value } = useLive(async ({ read }) => ({ directory: await read.directory(), trees: [] }), 'directory');
  const { phase } = useSync();
  const directory = value?.directory;
  const places = directory && placesOf(directory);
  useEffect(() => {
    // The server is back, or somebody has decided what I am: then other things may be done here than before.
    if (phase === 'live') askAgain();
  }, [phase, places, askAgain]);
  if (!directory) return null;
  const isSignedOut = phase === 'signed-out' || trouble?.kind === 'signed-out';
  return (
    <>
      <section aria-labelledby="settings-server" id="server">
        <h2 id="settings-server">{t('server.title')}</h2>
        <ServerFacts link={link} directory={directory} membership={membership} />
        {!isSignedOut && <TroubleNote trouble={trouble} onAgain={askAgain} />}
      </section>
      {membership && !isSignedOut && (
        <>
          {mayInvite(membership) && (
            <>
              <Invites {...{ link, membership, directory, say }} />
              <Teams
                isAdmin={membership.role === 'admin'}
                teams={teamsToInviteInto(membership, directory)}
                {...{ directory, save }}
              />
            </>
          )}
          <Sessions {...{ link, membership, say }} />
          {membership.role === 'admin' && <OthersSessions {...{ link, directory, say }} />}
        </>
      )}
      <Leave link={link} organisation={directory.organisation?.name ?? membership?.organisation ?? ''} say={say} />
    </>
  );
}
