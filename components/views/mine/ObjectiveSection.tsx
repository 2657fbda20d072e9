/** One objective of the panel: its card, its key results, and the opened one among them. */
import { Menu } from '#components/controls/Menu.tsx';
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
import { DroppedNote } from './DroppedNote.tsx';
import { useWaiting } from './useWaiting.ts';
import { Waiting } from './Waiting.tsx';
import { keyResultActions, objectiveActions, type Action, type Place } from './rowActions.ts';

const Conflicts = later(async () => (await import('../conflicts/Conflicts.tsx')).Conflicts, ['together', 'writing']);
const OpenKeyResult = later(async () => (await import('./OpenKeyResult.tsx')).OpenKeyResult, ['form']);

export interface ObjectiveSectionProps {
  tree: ObjectiveTree;
  directory: Directory;
  now: number;
  zone: string;
  place: Place;
  /** The words under the bar: on the first card only. */
  scale: boolean;
  /** The key result that is open, and the one that the arrow keys stand on. */
  opened: string | null;
  selected: string | null;
  onOpen: (keyResult: string) => void;
  /** Without a key result the action is meant for the objective. */
  onAction: (action: Action, keyResult?: string) => void;
  titleRef: (keyResult: string, button: HTMLButtonElement | null) => void;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function ObjectiveSection(props: ObjectiveSectionProps) {
  const { tree, directory, now, zone, place, scale, opened, selected, onOpen, onAction, titleRef, save } = props;
  const texts = useTexts();
  const { t } = texts;
  const { objective } = tree;
  const summary = summarizeObjective(tree, directory, now);
  const conflicts = hasLosers(tree);
  const waiting = useWaiting(tree);
  const team = objective.team ? directory.teams.get(objective.team)?.name : undefined;
  const nameOf = (id: string) =>
    directory.people.get(id)?.name || t(id === directory.me ? 'panel.me' : 'panel.nameless');
  const owner = objective.owner === directory.me ? t('panel.mine') : nameOf(objective.owner);
  const context = objective.state === 'draft' ? t('panel.draftOf', { context: team ?? owner }) : (team ?? owner);
  return (
    <ObjectiveCard
      summary={summary}
      context={
        <>
          {context}
          {waiting.has(objective.id) && <Waiting />}
        </>
      }
      scale={scale}
      actions={
        mayWork(directory, objective) && (
          <Menu
            label={t('panel.objectiveActions', { title: objective.title })}
            icon="more"
            items={objectiveActions(texts, tree, place, (action) => onAction(action))}
          />
        )
      }
    >
      {conflicts && <Conflicts tree={tree} about={objective.id} directory={directory} save={save} />}
      {objective.dropped && <DroppedNote note={objective.dropped} />}
      {summary.keyResults.map((keyResult, index) => {
        const { id, owner: keyResultOwner, title } = keyResult.keyResult;
        const history = tree.keyResults[index];
        const isOpen = id === opened;
        const isMine = mayWork(directory, objective, keyResult.keyResult);
        return (
          <section class="panel-row" data-open={isOpen || undefined} key={id}>
            <KeyResultRow
              summary={keyResult}
              now={now}
              zone={zone}
              form="panel"
              avatar={<Avatar name={nameOf(keyResultOwner)} me={keyResultOwner === directory.me} size={20} />}
              detail={
                <TriValue
                  metric={keyResult.keyResult.metric}
                  reading={keyResult.last?.reading ?? null}
                  milestonesTicked={keyResult.milestonesTicked}
                />
              }
              selected={id === selected}
              note={waiting.has(id) && <Waiting />}
              expanded={isOpen}
              controls={`open-${id}`}
              onOpen={() => onOpen(id)}
              titleRef={(button) => titleRef(id, button)}
            />
            {conflicts && <Conflicts tree={tree} about={id} directory={directory} save={save} />}
            {isOpen && history && (
              <>
                {isMine && (
                  <div class="panel-row-actions">
                    <Menu
                      label={t('panel.keyResultActions', { title })}
                      icon="more"
                      items={keyResultActions(texts, tree, { index, count: tree.keyResults.length }, (action) =>
                        onAction(action, id),
                      )}
                    />
                  </div>
                )}
                <OpenKeyResult
                  id={`open-${id}`}
                  summary={keyResult}
                  history={history}
                  directory={directory}
                  now={now}
                  zone={zone}
                  running={objective.state === 'active' && keyResult.keyResult.state === 'active'}
                  mine={isMine}
                  save={save}
                />
              </>
            )}
          </section>
        );
      })}
      {tree.keyResults.length === 0 && <p class="no-key-results">{t('panel.noKeyResults')}</p>}
    </ObjectiveCard>
  );
}
