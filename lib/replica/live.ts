/**
 * Live queries: what a page shows, kept true. A change made here shows at once from memory (the selected trees are patched before
 * the transaction has even begun) and is read again when it is durable; a change made in another page or in the
 * worker arrives as a note of the roots it touched.
 */
import type { Selection } from './read.ts';
import type { Root } from './row.ts';
import { rootOfTree, treeOf } from './tree.ts';

export interface Live {
  /** Reads again, for example because the hour has turned. */
  refresh(): void;
  stop(): void;
}

export interface LiveQuery<S extends Selection> {
  select(): Promise<S>;
  onValue(selection: S): void;
  onError(error: unknown): void;
}

interface Watched {
  /** Shows the roots as they will be. */
  patch(preview: (roots: ReadonlyMap<string, Root>) => ReadonlyMap<string, Root>): void;
  refresh(): void;
}

/** `settled` resolves when no change of this page is on its way to the disk, so that no query reads the past. */
export function liveQueries(settled: () => Promise<unknown>) {
  const watching = new Set<Watched>();

  return {
    live<S extends Selection>({ select, onValue, onError }: LiveQuery<S>): Live {
      let shown: S | null = null;
      let reading = false;
      let again = false;
      let stopped = false;

      const read = async () => {
        if (reading) {
          again = true;
          return;
        }
        reading = true;
        try {
          do {
            again = false;
            await settled();
            const selection = await select();
            if (stopped) return;
            if (again) continue;
            shown = selection;
            onValue(selection);
          } while (again);
        } catch (error) {
          if (!stopped) onError(error);
        } finally {
          reading = false;
        }
      };

      const watched: Watched = {
        refresh: () => void read(),
        patch(preview) {
          if (!shown) return;
          const roots = new Map<string, Root>();
          for (const tree of shown.trees) {
            const root = rootOfTree(tree);
            if (root) roots.set(root.id, root);
          }
          const next = preview(roots);
          const trees = shown.trees.flatMap((tree) => {
            const root = next.get(tree.objective.id);
            return root ? (treeOf(root) ?? []) : [tree];
          });
          shown = { ...shown, trees };
          onValue(shown);
        },
      };
      watching.add(watched);
      void read();
      return {
        refresh: watched.refresh,
        stop() {
          stopped = true;
          watching.delete(watched);
        },
      };
    },

    /** Shows a change in every query that holds all the roots it concerns; the others see it when it is durable. */
    preview(needed: ReadonlySet<string>, apply: (roots: ReadonlyMap<string, Root>) => ReadonlyMap<string, Root>): void {
      for (const watched of watching) {
        watched.patch((roots) => ([...needed].every((id) => roots.has(id)) ? apply(roots) : roots));
      }
    },

    refreshAll(): void {
      for (const watched of watching) watched.refresh();
    },
  };
}
export type LiveQueries = ReturnType<typeof liveQueries>;
