/** A root before anything is in it: where writing begins. No page needs it to paint. */
import type { Root } from './row.ts';

export const emptyRoot = (space: string, id: string): Root => ({
  space,
  id,
  records: new Map(),
  shadow: new Map(),
  parts: new Map(),
});
