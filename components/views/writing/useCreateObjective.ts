/** Creates an objective of mine as the last in my order of its cycle. */
import { v7 as newId } from 'uuid';
import { useTexts } from '#components/texts.tsx';
import { createObjective, type NewObjective } from '#lib/replica/objectiveChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { useApp } from '../app.tsx';

export function useCreateObjective(
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>,
): (objective: NewObjective) => Promise<boolean> {
  const { replica, now } = useApp();
  const { t } = useTexts();
  return async (objective) => {
    const lastOrder = await replica.read.lastOrder(objective.cycle);
    const drafts = createObjective(objective, { me: replica.me, now: now(), newId, lastOrder });
    return save(drafts, t(objective.state === 'draft' ? 'writing.draftKept' : 'writing.created'));
  };
}
