/** Where two wrote the same thing at the same time: both versions, whose they are, and one click to take the other. */
import './Conflicts.css';
import { v7 as newId } from 'uuid';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import { todayIn } from '#lib/okr/calendar.ts';
import { zoneOfDays } from '#lib/okr/cadence.ts';
import { mayWork } from '#lib/okr/mayWork.ts';
import { Metric, type Directory, type ObjectiveTree } from '#lib/okr/model.ts';
import { bringBack, deletedConflicts, fieldConflicts, takeOther, type FieldConflict } from '#lib/replica/conflicts.ts';
import { editKeyResult } from '#lib/replica/objectiveChanges.ts';
import { rootOfTree } from '#lib/replica/tree.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { useApp } from '../app.tsx';
import { fieldName, fieldText } from '../fieldWords.ts';
import { conflictTitle, otherTitle, standingTitle } from './conflictTitles.ts';
import { DeletedNote } from './DeletedNote.tsx';
import { usePutAway } from './usePutAway.ts';

export interface ConflictsProps {
  tree: ObjectiveTree;
  /** The objective, with what was deleted under it; or one of its key results. */
  about: string;
  directory: Directory;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function Conflicts({ tree, about, directory, save }: ConflictsProps) {
  const { now } = useApp();
  const texts = useTexts();
  const { t } = texts;
  const away = usePutAway();
  const root = rootOfTree(tree);
  if (!root || !away) return null;
  const { me } = directory;
  const { objective } = tree;
  const keyResult = tree.keyResults.find((history) => history.keyResult.id === about)?.keyResult;
  const isMine = mayWork(directory, objective, keyResult);
  const fields = fieldConflicts(root, me).filter(({ id, key }) => id === about && !away.isAway(key));
  const deleted = about === objective.id ? deletedConflicts(root, me).filter(({ key }) => !away.isAway(key)) : [];

  /** A metric that is chosen anew is told in the history of the key result, like any other change of it. */
  const draftsFor = (conflict: FieldConflict): Draft[] => {
    const metric = conflict.field === 'metric' ? Metric.safeParse(conflict.value).data : undefined;
    if (!keyResult || !metric) return [takeOther(conflict)];
    const at = now();
    const today = todayIn(zoneOfDays(directory), at).toString();
    return editKeyResult(keyResult, objective, { metric }, { me, now: at, newId, today });
  };

  return (
    <>
      {fields.map((conflict) => (
        <Versions
          key={conflict.key}
          conflict={conflict}
          directory={directory}
          onTake={isMine ? () => void save(draftsFor(conflict), t('together.taken')) : null}
          onLeave={() => void away.putAway(conflict.key)}
        />
      ))}
      {deleted.map((conflict) => (
        <DeletedNote
          key={conflict.key}
          conflict={conflict}
          directory={directory}
          onBack={() => void save(bringBack(root, conflict, me), t('together.broughtBack'))}
          onLeave={() => void away.putAway(conflict.key)}
        />
      ))}
    </>
  );
}

interface VersionsProps {
  conflict: FieldConflict;
  directory: Directory;
  /** null where it is not for whoever looks to decide. */
  onTake: (() => void) | null;
  onLeave: () => void;
}

function Versions({ conflict, directory, onTake, onLeave }: VersionsProps) {
  const texts = useTexts();
  const { t } = texts;
  const { field, value, current } = conflict;
  const title = conflictTitle(texts, conflict, directory);
  return (
    <div class="conflict" role="group" aria-label={title}>
      <b>{title}</b>
      <span>{fieldName(texts, field)}</span>
      <dl class="conflict-versions">
        <div>
          <dt>{standingTitle(texts, conflict, directory)}</dt>
          <dd dir="auto">{fieldText(texts, field, current, directory)}</dd>
          <dd>
            <Button look="quiet" onClick={onLeave}>
              {t('together.keep')}
            </Button>
          </dd>
        </div>
        <div>
          <dt>{otherTitle(texts, conflict, directory)}</dt>
          <dd dir="auto">{fieldText(texts, field, value, directory)}</dd>
          {onTake && (
            <dd>
              <Button onClick={onTake}>{t('together.take')}</Button>
            </dd>
          )}
        </div>
      </dl>
    </div>
  );
}
