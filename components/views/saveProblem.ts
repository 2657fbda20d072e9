import { ChangeRefused, PageOutdated, QuotaFull, StorageUnavailable } from '#lib/replica/errors.ts';
import type { Texts } from '#lib/texts/texts.ts';

/** The sentence for an error of the replica. */
export function saveProblem(error: unknown, { t }: Texts): string {
  if (error instanceof QuotaFull) return t('system.errorQuota');
  if (error instanceof ChangeRefused) return t('system.errorRefused');
  if (error instanceof PageOutdated) return t('system.stateOutdated');
  if (error instanceof StorageUnavailable) return t('system.stateUnavailable');
  return t('system.errorUnknown', { reason: error instanceof Error ? error.message : String(error) });
}
