/** Everything that the server answers to. */
import { describing } from './describing.ts';
import type { Endpoint } from './endpoint.ts';
import { health } from './health.ts';
import { inviteDoor } from './invitePage.ts';
import { inviting, listingInvites, revokingInvite } from './invites.ts';
import { joining, previewing } from './join.ts';
import { live } from './live.ts';
import { pulling } from './pull.ts';
import { pushing } from './push.ts';
import { belonging, leaving, listing, listingOthers, replacing, revoking } from './sessions.ts';

export const ENDPOINTS: readonly Endpoint[] = [
  pushing,
  pulling,
  live,
  previewing,
  joining,
  inviting,
  listingInvites,
  revokingInvite,
  listing,
  listingOthers,
  replacing,
  revoking,
  belonging,
  leaving,
  inviteDoor,
  health,
  describing(() => ENDPOINTS),
];
