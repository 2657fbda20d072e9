/** A sentence for everything that keeps a person from joining, and whether trying again can help. */
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { Refusal } from './course.ts';

export interface RefusalWords {
  title: TextKey;
  body: TextKey;
  /** Time, or somebody else, may mend it. */
  canTryAgain: boolean;
  /** Another link may do. */
  wantsLink: boolean;
}

const words = (title: TextKey, body: TextKey, way: 'again' | 'link' | 'none'): RefusalWords => ({
  title,
  body,
  canTryAgain: way === 'again',
  wantsLink: way === 'link',
});

const BY_KIND: Record<Exclude<Refusal['kind'], 'trouble'>, RefusalWords> = {
  'no-link': words('joining.noLink', 'joining.noLinkBody', 'link'),
  'not-https': words('joining.notHttps', 'joining.notHttpsBody', 'link'),
  joined: words('joining.joined', 'joining.joinedBody', 'none'),
  'joined-elsewhere': words('joining.elsewhere', 'joining.elsewhereBody', 'none'),
  'another-person': words('joining.anotherPerson', 'joining.anotherPersonBody', 'link'),
  taken: words('joining.taken', 'joining.takenBody', 'link'),
  storage: words('joining.storage', 'joining.storageBody', 'again'),
};

const GONE = words('joining.gone', 'joining.goneBody', 'link');
const BROKEN = words('joining.serverTrouble', 'joining.serverTroubleBody', 'again');

const BY_TROUBLE: Record<Trouble['kind'], RefusalWords> = {
  unreachable: words('joining.unreachable', 'joining.unreachableBody', 'again'),
  missing: words('joining.missing', 'joining.missingBody', 'link'),
  gone: GONE,
  'too-many': words('joining.tooMany', 'joining.tooManyBody', 'again'),
  'too-old': words('joining.tooOld', 'joining.tooOldBody', 'again'),
  // None of these is an answer to who is not in yet; a server that gives one has a fault.
  'signed-out': BROKEN,
  'no-right': BROKEN,
  gap: BROKEN,
  copied: BROKEN,
  'too-large': BROKEN,
  invalid: BROKEN,
  server: BROKEN,
};

export function refusalWords(why: Refusal): RefusalWords {
  return why.kind === 'trouble' ? BY_TROUBLE[why.trouble.kind] : BY_KIND[why.kind];
}
