/** The side panel: the objectives in which I own something, in my order. */
import './Mine.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '#components/controls/Button.tsx';
import { EmptyState } from '#components/controls/EmptyState.tsx';
import { useTexts } from '#components/texts.tsx';
import { todayIn } from '#lib/okr/calendar.ts';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { readPreferences, writePreferences } from '#lib/platform/preferences.ts';
import * as changes from '#lib/replica/objectiveChanges.ts';
import { useApp, useLive, useNow } from './app.tsx';
import { CycleHeader } from './CycleHeader.tsx';
import { chosenCycle } from './cycleChoice.ts';
import { later } from './later.tsx';
import type { Asking } from './mine/AskedDialog.tsx';
import { ObjectiveSection } from './mine/ObjectiveSection.tsx';
import type { Action } from './mine/rowActions.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { SavedToast } from './SavedToast.tsx';
import { useKeys } from './useKeys.ts';
import { useSaving } from './useSaving.ts';

const AskedDialog = later(async () => (await import('./mine/AskedDialog.tsx')).AskedDialog, ['writing', 'system']);
const NewObjective = later(async () => (await import('./mine/NewObjective.tsx')).NewObjective, ['writing', 'system']);
const Notice = later(async () => (await import('#components/controls/Notice.tsx')).Notice);
const StoreTrouble = later(async () => (await import('./StoreTrouble.tsx')).StoreTrouble, ['system']);
const KeysDialog = later(async () => (await import('./KeysDialog.tsx')).KeysDialog, ['keys', 'system']);

const FIRST_OBJECTIVES = 12;
const FIRST_DRAWN = 4;

export function Mine() {
  const { replica, ports } = useApp();
  const texts = useTexts();
  const { t } = texts;
  const now = useNow();
  const [wished, setWished] = useState<string | null | undefined>(() => readPreferences().cycle ?? undefined);
  const [limit, setLimit] = useState(FIRST_OBJECTIVES);
  const [opened, setOpened] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [moveTargets, setMoveTargets] = useState<ObjectiveTree[]>([]);
  const [writingNew, setWritingNew] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const saving = useSaving();
  const titles = useRef(new Map<string, HTMLButtonElement>());

  const { value, error } = useLive(async ({ read }) => {
    const choose = (directory: Directory) => (wished === null ? null : chosenCycle(directory, wished ?? null));
    const shelf = await read.shelf({ limit, cycle: (directory) => choose(directory)?.id ?? null });
    return { ...shelf, cycle: choose(shelf.directory) };
  }, `${wished} ${limit}`);

  // What lies below the first screen is drawn right after it.
  const [drawn, setDrawn] = useState(FIRST_DRAWN);
  const arrived = value !== null;
  useEffect(() => {
    if (arrived) requestAnimationFrame(() => setTimeout(() => setDrawn(Number.MAX_SAFE_INTEGER)));
  }, [arrived]);

  const trees = value?.trees ?? [];
  const all = trees.flatMap((tree) => tree.keyResults.map(({ keyResult }) => keyResult.id));
  const find = (keyResult: string) => trees.find((tree) => tree.keyResults.some((kr) => kr.keyResult.id === keyResult));
  const move = (step: 1 | -1) => {
    const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(selected ?? opened ?? '') + step))];
    if (next === undefined) return;
    setSelected(next);
    titles.current.get(next)?.focus();
  };
  const shown = selected ?? opened;
  useKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: () => selected && setOpened(selected),
    ArrowLeft: () => setOpened(null),
    Escape: () => setOpened(null),
    n: () => setWritingNew(true),
    d: () => {
      const tree = shown && find(shown);
      if (tree && changes.droppable(tree, shown)) act(tree, 'drop', shown);
    },
    z: () => void saving.undo(),
    '?': () => setKeysShown(true),
  });
  useKeptFocus(() => titles.current.get(shown ?? '') ?? titles.current.values().next().value);
  useEffect(() => {
    if (selected !== null) titles.current.get(selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  if (!value) return <StoreTrouble error={error} />;
  const { directory, cycle } = value;
  const zone = directory.people.get(directory.me)?.zone ?? Temporal.Now.timeZoneId();

  function act(tree: ObjectiveTree, action: Action, keyResultId?: string): void {
    const { objective } = tree;
    const index = tree.keyResults.findIndex(({ keyResult }) => keyResult.id === keyResultId);
    const keyResult = tree.keyResults[index]?.keyResult;
    const what = keyResult
      ? ({ kind: 'key-result', record: keyResult } as const)
      : ({ kind: 'objective', record: objective } as const);
    switch (action) {
      case 'edit':
      case 'add':
      case 'drop':
        setAsking({ action, objective: objective.id, keyResult: keyResult?.id ?? null });
        return;
      case 'move':
        // Asked once it is known where to: a list that is not there yet reads as 'nowhere'.
        void replica.read.everything().then((everything) => {
          const open = everything.trees.filter((other) => other.objective.id !== objective.id);
          setMoveTargets(open.filter((other) => ['draft', 'active'].includes(other.objective.state)));
          setAsking({ action, objective: objective.id, keyResult: keyResult?.id ?? null });
        });
        return;
      case 'activate':
        void saving.save(changes.activateObjective(objective, now), t('panel.activated'));
        return;
      case 'resume':
        void saving.save(changes.resume(what), t('panel.resumed'));
        return;
      case 'delete':
        if (keyResult) setSelected((tree.keyResults[index + 1] ?? tree.keyResults[index - 1])?.keyResult.id ?? null);
        void saving.save(changes.remove(what), t('panel.deleted'));
        return;
      case 'up':
      case 'down': {
        const step = action === 'up' ? -1 : 1;
        if (keyResult) {
          const siblings = tree.keyResults.map((history) => history.keyResult);
          const order = changes.orderAt(siblings, index, index + step);
          void saving.save(changes.reorderKeyResult(keyResult, order), t('panel.reordered'));
        } else {
          const siblings = trees.map((other) => other.objective);
          const at = siblings.findIndex((other) => other.id === objective.id);
          const order = changes.orderAt(siblings, at, at + step);
          void saving.save(changes.reorderObjective(objective, order), t('panel.reordered'));
        }
      }
    }
  }

  return (
    <>
      <CycleHeader
        title={t('panel.title')}
        directory={directory}
        cycle={cycle}
        now={now}
        backlog
        onCycle={(id) => {
          if (id !== null) writePreferences({ cycle: id });
          setWished(id);
          setLimit(FIRST_OBJECTIVES);
        }}
      >
        <IconButton icon="add" label={t('panel.newObjective')} keys="N" onClick={() => setWritingNew(true)} />
        <IconButton icon="gear" label={t('panel.settings')} onClick={() => void ports.openOptions()} />
      </CycleHeader>
      <main class="mine">
        <StoreTrouble error={error} />
        {saving.problem && <Notice kind="error" title={saving.problem} />}
        {trees.length === 0 && (
          <EmptyState
            title={t('panel.emptyTitle')}
            action={
              <Button look="primary" onClick={() => setWritingNew(true)}>
                {t('panel.writeOne')}
              </Button>
            }
          >
            {t('panel.emptyText')}
          </EmptyState>
        )}
        {trees.slice(0, drawn).map((tree, index) => (
          <ObjectiveSection
            key={tree.objective.id}
            tree={tree}
            directory={directory}
            now={now}
            zone={zone}
            place={{ index, count: trees.length }}
            scale={index === 0}
            opened={opened}
            selected={selected}
            onOpen={(id) => {
              setSelected(id);
              setOpened(id === opened ? null : id);
            }}
            onAction={(action, keyResult) => act(tree, action, keyResult)}
            titleRef={(id, button) => {
              if (button) titles.current.set(id, button);
              else titles.current.delete(id);
            }}
            save={saving.save}
          />
        ))}
        {value.more && (
          <Button look="link" onClick={() => setLimit(limit * 4)}>
            {t('panel.showMore')}
          </Button>
        )}
      </main>
      <SavedToast saving={saving} />
      {asking && (
        <AskedDialog
          asking={asking}
          trees={trees}
          moveTargets={moveTargets}
          directory={directory}
          now={now}
          today={todayIn(zone, now).toString()}
          saving={saving}
          onClose={() => setAsking(null)}
        />
      )}
      {writingNew && (
        <NewObjective
          directory={directory}
          cycle={cycle?.id ?? null}
          save={saving.save}
          problem={saving.problem}
          onClose={() => setWritingNew(false)}
        />
      )}
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </>
  );
}
