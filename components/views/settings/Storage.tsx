/** How safe and how full the store is, what was put aside, and the way to delete all of it. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { SetAsideRow } from '#lib/replica/database.ts';
import { askToPersist, storageRoom } from '#lib/platform/storageRoom.ts';
import { useApp, useLive } from '../app.tsx';
import { fileName, saveFile } from '../saveFile.ts';
import { Wipe } from './Wipe.tsx';

const SIZES: readonly [unit: string, bytes: number][] = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
];

export function Storage({ say }: { say: (sentence: string) => void }) {
  const { replica, now } = useApp();
  const { t, number, moment } = useTexts();
  const [room, setRoom] = useState<{ used: number; room: number } | null>(null);
  const [persisted, setPersisted] = useState<boolean | null>(null);
  const { value } = useLive(
    async ({ read }) => ({ directory: await read.directory(), trees: [], rows: await read.setAside() }),
    'aside',
  );
  useEffect(() => {
    void storageRoom().then(setRoom);
    void navigator.storage?.persisted().then(setPersisted);
  }, []);

  const size = (bytes: number) => {
    const [unit, factor] = SIZES.find(([, least]) => bytes >= least) ?? ['byte', 1];
    return number(bytes / factor, { style: 'unit', unit, maximumFractionDigits: 0 });
  };
  const persist = async () => {
    const agreed = await askToPersist();
    setPersisted(agreed);
    if (!agreed) say(t('options.persistRefused'));
  };
  const saveRow = (row: SetAsideRow) =>
    saveFile(fileName(`put-aside-${row.root}`, now(), 'json'), 'application/json', JSON.stringify(row, null, 2));
  const zone = Temporal.Now.timeZoneId();
  return (
    <>
      {value && value.rows.length > 0 && (
        <section aria-labelledby="settings-aside">
          <h2 id="settings-aside">{t('options.aside')}</h2>
          <p>{t('options.asideLead')}</p>
          <ul class="settings-list">
            {value.rows.map((row) => (
              <li key={row.key}>
                <span>{t('options.asideRow', { root: row.root, when: moment(row.at, zone), reason: row.reason })}</span>
                <Button onClick={() => saveRow(row)}>{t('options.asideSave')}</Button>
                <Button look="quiet" onClick={async () => (await replica.whole()).discardSetAside(row.key)}>
                  {t('options.asideDiscard')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="settings-storage">
        <h2 id="settings-storage">{t('options.storage')}</h2>
        {room && <p>{t('options.storageUsed', { used: size(room.used), room: size(room.room) })}</p>}
        {persisted !== null && <p>{t(persisted ? 'options.persisted' : 'options.notPersisted')}</p>}
        {persisted === false && <Button onClick={() => void persist()}>{t('options.persist')}</Button>}
      </section>
      <Wipe />
    </>
  );
}
