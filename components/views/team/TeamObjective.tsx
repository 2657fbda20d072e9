/** An objective as its team sees it: whose, how far, its key results; what is not one's own is to be read only. */
import { Avatar } from '#components/okr/Avatar.tsx';
import { KeyResultRow } from '#components/okr/KeyResultRow.tsx';
import { ObjectiveCard } from '#components/okr/ObjectiveCard.tsx';
import { TriValue } from '#components/okr/TriValue.tsx';
import { useTexts } from '#components/texts.tsx';
import { mayWork } from '#lib/okr/mayWork.ts';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { summarizeObjective } from '#lib/okr/objectiveSummary.ts';
import { hasLosers } from '#lib/replica/unsettled.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { later } from '../later.tsx';
import { DroppedNote } from '../mine/DroppedNote.tsx';
import { useWaiting } from '../mine/useWaiting.ts';
import { Waiting } from '../mine/Waiting.tsx';
import { personName } from '../personName.ts';

const Conflicts = later(async () => (await import('../conflicts/Conflicts.tsx')).Conflicts, ['together', 'writing']);
const OpenKeyResult = later(async () => (await import('../mine/OpenKeyResult.tsx')).OpenKeyResult, ['form']);

export interface TeamObjectiveProps {
  tree: ObjectiveTree;
  directory: Directory;
  now: number;
  zone: string;
  /** The words under the bar: on the first card only. */
  scale: boolean;
  /** The key result that is open. */
  opened: string | null;
  onOpen: (keyResult: string) => void;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function TeamObjective({ tree, directory, now, zone, scale, opened, onOpen, save }: TeamObjectiveProps) {
  const texts = useTexts();
  const { t } = texts;
  const { objective } = tree;
  const summary = summarizeObjective(tree, directory, now);
  const conflicts = hasLosers(tree);
  const waiting = useWaiting(tree);
  return (
    <ObjectiveCard
      summary={summary}
      context={
        <>
          {personName(texts, directory, objective.owner)}
          {waiting.has(objective.id) && <Waiting />}
        </>
      }
      scale={scale}
    >
      {conflicts && <Conflicts tree={tree} about={objective.id} directory={directory} save={save} />}
      {objective.dropped && <DroppedNote note={objective.dropped} />}
      {summary.keyResults.map((keyResult, index) => {
        const { id, owner, metric, state } = keyResult.keyResult;
        const history = tree.keyResults[index];
        const isOpen = id === opened;
        return (
          <section class="panel-row" data-open={isOpen || undefined} key={id}>
            <KeyResultRow
              summary={keyResult}
              now={now}
              zone={zone}
              form="panel"
              avatar={<Avatar name={personName(texts, directory, owner)} me={owner === directory.me} size={20} />}
              detail={
                <TriValue
                  metric={metric}
                  reading={keyResult.last?.reading ?? null}
                  milestonesTicked={keyResult.milestonesTicked}
                />
              }
              note={waiting.has(id) && <Waiting />}
              expanded={isOpen}
              controls={`open-${id}`}
              onOpen={() => onOpen(id)}
            />
            {conflicts && <Conflicts tree={tree} about={id} directory={directory} save={save} />}
            {isOpen && history && (
              <OpenKeyResult
                id={`open-${id}`}
                summary={keyResult}
                history={history}
                directory={directory}
                now={now}
                zone={zone}
                running={objective.state === 'active' && state === 'active'}
                mine={mayWork(directory, objective, keyResult.keyResult)}
                save={save}
              />
            )}
          </section>
        );
      })}
      {tree.keyResults.length === 0 && <p class="no-key-results">{t('team.noKeyResults')}</p>}
    </ObjectiveCard>
  );
}
