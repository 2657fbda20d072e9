import type { Refusal } from '#lib/sync/outcome.ts';
import { ChangeRefused, PageOutdated, QuotaFull, StorageUnavailable } from '#lib/replica/errors.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';

const REFUSED: Record<Refusal['code'], TextKey> = {
  missing: 'system.errorRefused',
  exists: 'system.errorRefused',
  invalid: 'system.errorRefused',
  'not-here': 'system.errorRefused',
  closed: 'system.errorClosed',
  cycle: 'system.errorCycle',
  metric: 'system.errorMetric',
  'no-key-result': 'system.errorNoKeyResult',
};

/** The sentence for an error of the replica. */
export function saveProblem(error: unknown, { t }: Texts): string {
  if (error instanceof QuotaFull) return t('system.errorQuota');
  if (error instanceof ChangeRefused) return t(REFUSED[error.refusal.code]);
  if (error instanceof PageOutdated) return t('system.stateOutdated');
  if (error instanceof StorageUnavailable) return t('system.stateUnavailable');
  return t('system.errorUnknown', { reason: error instanceof Error ? error.message : String(error) });
}
