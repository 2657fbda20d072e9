/** What can go wrong on the device, by name. The page has the sentence for each (system.error…). */
import type { Refusal } from '#lib/sync/outcome.ts';

/** The browser has no room left for this extension's data. Nothing of the change was written. */
export class QuotaFull extends Error {
  override name = 'QuotaFull';
}

/** The browser gives this page no storage at all (private window of some browsers, damaged profile). */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable';
}

/** This page runs an older version than the database; it has to be reloaded. */
export class PageOutdated extends Error {
  override name = 'PageOutdated';
}

/** The change does not fit what is stored now, for example because the record was deleted in another window. */
export class ChangeRefused extends Error {
  override name = 'ChangeRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.detail}`);
    this.refusal = refusal;
  }
}

/** The browser's error as one of ours, where it is one that a person can do something about. */
export function named(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError') return new QuotaFull(error.message, { cause: error });
  if (error.name === 'VersionError') return new PageOutdated(error.message, { cause: error });
  if (['SecurityError', 'UnknownError', 'InvalidAccessError'].includes(error.name)) {
    return new StorageUnavailable(error.message, { cause: error });
  }
  return error;
}
