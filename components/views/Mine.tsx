/** The side panel: the objectives in which I own something, in my order; and, where there is an organisation, its teams. */
import './Mine.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '#components/controls/Button.tsx';
import { Tabs } from '#components/controls/Tabs.tsx';
import { useTexts } from '#components/texts.tsx';
import { todayIn } from '#lib/okr/calendar.ts';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { readPanelPlace, writePanelPlace } from '#lib/platform/panelPlace.ts';
import { readPreferences, writePreferences } from '#lib/platform/preferences.ts';
import { droppable } from '#lib/replica/objectiveChanges.ts';
import { useApp, useLive, useNow } from './app.tsx';
import { CycleHeader } from './CycleHeader.tsx';
import { chosenCycle, openCycle } from './cycleChoice.ts';
import { later } from './later.tsx';
import type { Asking } from './mine/AskedDialog.tsx';
import { actOn } from './mine/actOn.ts';
import { MineList } from './mine/MineList.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import { TeamToCome } from './team/TeamToCome.tsx';
import { SavedToast } from './SavedToast.tsx';
import { useKeys } from './useKeys.ts';
import { useSteadyField } from './useSteadyField.ts';
import { useSaving } from './useSaving.ts';

const AskedDialog = later(
  async () => (await import('./mine/AskedDialog.tsx')).AskedDialog,
  ['writing', 'system', 'together'],
);
const NewObjective = later(async () => (await import('./mine/NewObjective.tsx')).NewObjective, ['writing', 'system']);
const Notice = later(async () => (await import('#components/controls/Notice.tsx')).Notice);
const SavedLine = later(async () => (await import('./syncing/SavedLine.tsx')).SavedLine, ['foot']);
const StoreTrouble = later(async () => (await import('./StoreTrouble.tsx')).StoreTrouble, ['system']);
const Team = later(async () => (await import('./team/Team.tsx')).Team, ['team']);
const KeysDialog = later(async () => (await import('./KeysDialog.tsx')).KeysDialog, ['keys', 'system']);

const TAB_PANEL = 'panel-view';
const FIRST_OBJECTIVES = 12;
const FIRST_DRAWN = 4;

export function Mine() {
  const { replica, ports } = useApp();
  const texts = useTexts();
  const { t } = texts;
  const now = useNow();
  const [lastSeen] = useState(() => readPreferences().cycle);
  /** null is the backlog; undefined: nobody has chosen yet. */
  const [wished, setWished] = useState<string | null | undefined>();
  const [limit, setLimit] = useState(FIRST_OBJECTIVES);
  const [opened, setOpened] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [moveTargets, setMoveTargets] = useState<ObjectiveTree[]>([]);
  const [writingNew, setWritingNew] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [place, setPlace] = useState(readPanelPlace);
  const saving = useSaving();
  const titles = useRef(new Map<string, HTMLButtonElement>());

  const { value, error } = useLive(async ({ read }) => {
    const choose = (directory: Directory) => {
      if (wished === undefined) return openCycle(directory, lastSeen);
      return wished === null ? null : chosenCycle(directory, wished);
    };
    const shelf = await read.shelf({ limit, cycle: (directory) => choose(directory)?.id ?? null });
    return { ...shelf, cycle: choose(shelf.directory) };
  }, `${wished} ${limit}`);

  // Teams are there where there is an organisation.
  const isShared = (value?.directory.organisation ?? null) !== null;
  const tab = isShared ? place.tab : 'mine';

  // What lies below the first screen is drawn right after it.
  const [drawn, setDrawn] = useState(FIRST_DRAWN);
  const arrived = value !== null;
  useEffect(() => {
    if (arrived) requestAnimationFrame(() => setTimeout(() => setDrawn(Number.MAX_SAFE_INTEGER)));
  }, [arrived]);

  // The rows of another tab are not to be walked through.
  const trees = (tab === 'mine' && value?.trees) || [];
  const all = trees.flatMap((tree) => tree.keyResults.map(({ keyResult }) => keyResult.id));
  const find = (keyResult: string) => trees.find((tree) => tree.keyResults.some((kr) => kr.keyResult.id === keyResult));
  const move = (step: 1 | -1) => {
    const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(selected ?? opened ?? '') + step))];
    if (next === undefined) return;
    setSelected(next);
    titles.current.get(next)?.focus();
  };
  const act = actOn({
    trees,
    now,
    texts,
    everything: () => replica.read.everything(),
    save: (drafts, message) => void saving.save(drafts, message),
    select: setSelected,
    ask: (asked, targets = []) => {
      setMoveTargets(targets);
      setAsking(asked);
    },
  });

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
      if (tree && droppable(tree, shown)) act(tree, 'drop', shown);
    },
    z: () => void saving.undo(),
    '?': () => setKeysShown(true),
  });
  useSteadyField();
  useKeptFocus(() => titles.current.get(shown ?? '') ?? titles.current.values().next().value);
  useEffect(() => {
    if (selected !== null) titles.current.get(selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  if (!value) return <StoreTrouble error={error} />;
  const { directory, cycle } = value;
  const zone = directory.people.get(directory.me)?.zone ?? Temporal.Now.timeZoneId();

  const view = (
    <>
      <StoreTrouble error={error} />
      {saving.problem && <Notice kind="error" title={saving.problem} />}
      {tab === 'team' ? (
        <Team fallback={<TeamToCome />} directory={directory} cycle={cycle} now={now} zone={zone} save={saving.save} />
      ) : (
        <MineList
          trees={trees}
          scope={`${wished} ${limit}`}
          drawn={drawn}
          directory={directory}
          now={now}
          zone={zone}
          opened={opened}
          selected={selected}
          onOpen={(id) => {
            setSelected(id);
            setOpened(id === opened ? null : id);
          }}
          onAction={act}
          onWrite={() => setWritingNew(true)}
          onMore={value.more ? () => setLimit(limit * 4) : null}
          titles={titles.current}
          save={saving.save}
        />
      )}
    </>
  );
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
        {isShared && (
          <Tabs
            label={t('panel.tabs')}
            value={tab}
            tabs={[
              { value: 'mine', label: t('panel.tabMine') },
              { value: 'team', label: t('panel.tabTeam') },
            ]}
            controls={TAB_PANEL}
            onValue={(next) => {
              writePanelPlace({ tab: next });
              setPlace({ ...place, tab: next });
            }}
          />
        )}
        {isShared ? (
          <div id={TAB_PANEL} role="tabpanel" aria-labelledby={`${TAB_PANEL}-${tab}`}>
            {view}
          </div>
        ) : (
          view
        )}
      </main>
      <footer class="panel-foot">
        <SavedLine saving={saving.state} />
      </footer>
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
