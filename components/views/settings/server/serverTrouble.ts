/** A sentence for what kept the settings from asking the server. */
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { TextKey } from '#lib/texts/sections.ts';

const SENTENCES: Partial<Record<Trouble['kind'], TextKey>> = {
  unreachable: 'server.troubleUnreachable',
  'signed-out': 'server.troubleSignedOut',
  'no-right': 'server.troubleNoRight',
  'too-many': 'server.troubleTooMany',
  'too-old': 'server.troubleTooOld',
};

export const serverTrouble = ({ kind }: Trouble): TextKey => SENTENCES[kind] ?? 'server.troubleServer';
