/** The popup: what I owe, the first of it already open; then what is up to date. */
import './DueNow.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '#components/controls/Button.tsx';
import { Count } from '#components/controls/Count.tsx';
import { EmptyState } from '#components/controls/EmptyState.tsx';
import { Icon } from '#components/controls/Icon.tsx';
import { CheckInToCome } from '#components/okr/CheckInToCome.tsx';
import { KeyResultRow } from '#components/okr/KeyResultRow.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import { activeCycles, MOST_COUNTED } from '#lib/replica/read.ts';
import { readPreferences, writePreferences } from '#lib/platform/preferences.ts';
import { useApp, useLive, useNow } from './app.tsx';
import { CycleHeader } from './CycleHeader.tsx';
import { chosenCycle, dueCycle } from './cycleChoice.ts';
import { later } from './later.tsx';
import { agendaRows, type AgendaRow } from './popup/agendaRows.ts';
import { holdOpen, type HeldRow } from './popup/heldRow.ts';
import { SavedToast } from './SavedToast.tsx';
import { useKeys } from './useKeys.ts';
import { useSaving } from './useSaving.ts';

const Begin = later(async () => (await import('./popup/Begin.tsx')).Begin, ['begin', 'writing', 'system']);
const CheckInHere = later(async () => (await import('./CheckInHere.tsx')).CheckInHere, ['form']);
const Foot = later(async () => (await import('./popup/Foot.tsx')).Foot, ['foot']);
const Invited = later(async () => (await import('./joining/Invited.tsx')).Invited);
const Notice = later(async () => (await import('#components/controls/Notice.tsx')).Notice);
const StoreTrouble = later(async () => (await import('./StoreTrouble.tsx')).StoreTrouble, ['system']);
const KeysDialog = later(async () => (await import('./KeysDialog.tsx')).KeysDialog, ['keys', 'system']);

/** Enough to fill the popup; more are read when they are asked for. */
const FIRST_ROWS = 9;

export function DueNow() {
  const { ports } = useApp();
  const texts = useTexts();
  const { t, number } = texts;
  const now = useNow();
  const [lastSeen] = useState(() => readPreferences().cycle);
  const [wished, setWished] = useState<string | null>(null);
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [writingNew, setWritingNew] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  /** undefined: nobody has chosen yet, so the first due row is open. */
  const [opened, setOpened] = useState<string | null | undefined>(undefined);
  const [selected, setSelected] = useState<string | null>(null);
  const saving = useSaving();
  const titles = useRef(new Map<string, HTMLButtonElement>());
  const held = useRef<HeldRow | null>(null);

  const cycleIn = (directory: Directory) =>
    wished === null ? dueCycle(directory, lastSeen) : chosenCycle(directory, wished);
  const { value, error } = useLive(async ({ read }) => {
    const agenda = await read.agenda({
      now,
      limit,
      cycles: (directory) => {
        const cycle = cycleIn(directory);
        return cycle?.state === 'active' ? activeCycles(directory) : [cycle?.id ?? null];
      },
    });
    const cycle = cycleIn(agenda.directory);
    return { ...agenda, cycle, anything: agenda.counts.all > 0 || (await read.anything()) };
  }, `${wished} ${limit} ${now}`);

  const found = value && agendaRows(value, now, value.cycle?.state === 'active' ? null : (value.cycle?.id ?? null));
  // The objectives that were read may hold more key results than were asked for.
  const first = found?.due.slice(0, limit) ?? [];
  const rest = found?.upToDate.slice(0, limit - first.length) ?? [];
  const openRow = opened === undefined ? first[0]?.id : opened;
  const { due, upToDate } = holdOpen({ due: first, upToDate: rest }, held, ({ id }) => id === openRow);
  const all = [...due, ...upToDate];

  const move = (step: 1 | -1) => {
    const from = all.findIndex(({ id }) => id === (selected ?? openRow));
    const next = all[Math.min(all.length - 1, Math.max(0, from + step))]?.id;
    if (next === undefined) return;
    setSelected(next);
    titles.current.get(next)?.focus();
  };
  const close = () => {
    if (openRow === undefined || openRow === null) return;
    setSelected(openRow);
    setOpened(null);
  };
  useKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: () => selected && setOpened(selected),
    ArrowLeft: close,
    n: () => setWritingNew(true),
    z: () => void saving.undo(),
    '?': () => setKeysShown(true),
  });
  // Whoever has begun to type must not find another row under the keys: what is open first stays open.
  useEffect(() => setOpened(openRow), [openRow]);
  // The first due row is open from the start, so its form is fetched while the database is being read.
  useLayoutEffect(() => void CheckInHere.preload(texts), [texts]);
  // A row that has just been folded takes the focus its form had.
  useEffect(() => {
    if (opened === null && selected !== null && !writingNew) titles.current.get(selected)?.focus();
  }, [opened, selected, writingNew]);

  if (!value) return <StoreTrouble error={error} />;
  const { directory, cycle, counts } = value;
  const zone = directory.people.get(directory.me)?.zone ?? Temporal.Now.timeZoneId();
  if (!value.anything || writingNew) {
    return (
      <>
        <Invited />
        <Begin
          directory={directory}
          cycle={cycle}
          first={!value.anything}
          save={saving.save}
          problem={saving.problem}
          onDone={() => setWritingNew(false)}
        />
      </>
    );
  }

  /** The next due row opens, with the focus in it; after the last one, none. */
  const goOn = (done: string) => {
    const next = due.find(({ id }) => id !== done);
    setOpened(next?.id ?? null);
    setSelected(next ? null : done);
  };
  const row = ({ id, summary, history }: AgendaRow, look: 'due' | 'brief') => {
    return id === openRow ? (
      <CheckInHere
        key={id}
        fallback={<CheckInToCome summary={summary} now={now} zone={zone} />}
        summary={summary}
        history={history}
        now={now}
        zone={zone}
        form="due"
        save={async (drafts, message) => {
          const isSaved = await saving.save(drafts, message);
          // Its text is still there: in its form, even where the row itself has gone.
          if (!isSaved) {
            held.current = { row: { id, summary, history }, index: 0 };
            setOpened(id);
          }
          return isSaved;
        }}
        onSaved={() => goOn(id)}
        onCancel={close}
      />
    ) : (
      <KeyResultRow
        key={id}
        summary={summary}
        now={now}
        zone={zone}
        form={look}
        selected={id === selected}
        onOpen={() => {
          setOpened(id);
          setSelected(null);
        }}
        titleRef={(button) => {
          if (button) titles.current.set(id, button);
          else titles.current.delete(id);
        }}
      />
    );
  };
  const next = upToDate.find(({ summary }) => summary.expectedAt !== null)?.summary.expectedAt;

  return (
    <>
      <Invited />
      <CycleHeader
        title={t('popup.title')}
        directory={directory}
        cycle={cycle}
        now={now}
        mark={<Icon name="logo" />}
        onCycle={(id) => {
          writePreferences({ cycle: id });
          setWished(id);
          setOpened(undefined);
        }}
      >
        <IconButton icon="add" label={t('popup.newObjective')} keys="N" onClick={() => setWritingNew(true)} />
        <IconButton icon="gear" label={t('popup.settings')} onClick={() => void ports.openOptions()} />
      </CycleHeader>
      <main class="due-now">
        <StoreTrouble error={error} />
        {saving.problem && <Notice kind="error" title={saving.problem} />}
        {due.length > 0 ? (
          <section class="due-list">
            <div class="section-head">
              <h2>{t('popup.dueNow')}</h2>
              <Count value={counts.overdue + counts.due} />
            </div>
            <div class="rows">{due.map((each) => row(each, 'due'))}</div>
          </section>
        ) : (
          <EmptyState
            title={t(counts.all > 0 ? 'popup.allCaughtUp' : 'popup.nothingHere')}
            action={counts.all === 0 && <Button onClick={() => setWritingNew(true)}>{t('popup.newObjective')}</Button>}
          >
            {next ? t('popup.nextCheckIn', { when: texts.moment(next, zone) }) : t('popup.nothingNext')}
          </EmptyState>
        )}
        {upToDate.length > 0 && (
          <section>
            <div class="section-head">
              <h2>{t('popup.upToDate')}</h2>
              {counts.all < MOST_COUNTED && <span>{number(counts.all - counts.overdue - counts.due)}</span>}
            </div>
            <div class="rows">{upToDate.map((each) => row(each, 'brief'))}</div>
          </section>
        )}
        {counts.all > all.length && (
          <Button look="link" onClick={() => setLimit(limit * 4)}>
            {t('popup.showMore')}
          </Button>
        )}
      </main>
      <SavedToast saving={saving} />
      <footer class="popup-foot">
        <Foot saving={saving.state} onKeys={() => setKeysShown(true)} />
      </footer>
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </>
  );
}
