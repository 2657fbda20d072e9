import { useRef } from 'preact/hooks';
import type { ObjectiveTree } from '#lib/okr/model.ts';

/** A key result that has left the page. */
export interface Vanished {
  id: string;
  title: string;
}

/**
 * The opened key result, where it has left the page under whoever had it open: somebody has deleted it or moved it, or its team may not be
 * read any more. null as long as it is there, and in a list of something else (`scope`).
 */
export function useVanished(trees: readonly ObjectiveTree[], opened: string | null, scope: string): Vanished | null {
  const last = useRef<(Vanished & { scope: string }) | null>(null);
  const found = trees
    .flatMap(({ keyResults }) => keyResults)
    .find(({ keyResult }) => keyResult.id === opened)?.keyResult;
  if (found) last.current = { id: found.id, title: found.title, scope };
  if (found || last.current?.id !== opened || last.current.scope !== scope) return null;
  return last.current;
}
