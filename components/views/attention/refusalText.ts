/** Why something was not taken, in words, and whether it can make sense to try it again as it is. */
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';

interface Reason {
  text: TextKey;
  /** What stood against it may have changed by now. */
  mayPass: boolean;
}

/** By code: those of the server (server/operations/refused.ts), and the device's own (AttentionRow). */
const REASONS: Readonly<Record<string, Reason>> = {
  invalid: { text: 'attention.codeInvalid', mayPass: false },
  forbidden: { text: 'attention.codeForbidden', mayPass: true },
  moved: { text: 'attention.codeMoved', mayPass: true },
  missing: { text: 'attention.codeMissing', mayPass: true },
  exists: { text: 'attention.codeExists', mayPass: false },
  'not-here': { text: 'attention.codeNotHere', mayPass: false },
  future: { text: 'attention.codeFuture', mayPass: true },
  closed: { text: 'attention.codeClosed', mayPass: true },
  cycle: { text: 'attention.codeCycle', mayPass: true },
  metric: { text: 'attention.codeMetric', mayPass: false },
  'no-key-result': { text: 'attention.codeNoKeyResult', mayPass: true },
  'append-only': { text: 'attention.codeAppendOnly', mayPass: false },
  'needs-command': { text: 'attention.codeNeedsCommand', mayPass: false },
  link: { text: 'attention.codeLink', mayPass: true },
  'last-admin': { text: 'attention.codeLastAdmin', mayPass: true },
  gone: { text: 'attention.codeGone', mayPass: true },
  'too-large': { text: 'attention.codeTooLarge', mayPass: false },
};

const reasonOf = (code: string): Reason | undefined => (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined);

/** A code of a newer server is told as it is. */
export function refusalText({ t }: Texts, { code, detail }: { code: string; detail: string }): string {
  const reason = reasonOf(code);
  return reason ? t(reason.text) : t('attention.codeOther', { reason: detail || code });
}

export const mayPass = (code: string): boolean => reasonOf(code)?.mayPass ?? true;
