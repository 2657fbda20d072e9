/** What the settling of one operation after the other works with, within one transaction. */
import type { Writing } from '../store/store.ts';
import type { Session } from '../backend.ts';
import type { AlignmentInHand } from './alignmentInHand.ts';
import type { Standing } from './places.ts';
import type { RowsInHand } from './rowsInHand.ts';

export interface Turn {
  readonly tx: Writing;
  readonly session: Session;
  readonly now: number;
  readonly rows: RowsInHand;
  /** What contributes to what in the whole organisation. */
  readonly links: AlignmentInHand;
  /** For what the server itself adds. */
  readonly newId: () => string;
  /** Of whoever asks, as it is after the operations so far. */
  standing: Standing;
  /** People whose streams have to end, because what they may read has changed. */
  readonly accessChanged: Set<string>;
  /** Spaces whose readers' streams have to end, because who may read them has changed. */
  readonly readersChanged: Set<string>;
}
