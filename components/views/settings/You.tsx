/** My name and my rhythm. */
import { useState } from 'preact/hooks';
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import { DEFAULT_CADENCE } from '#lib/okr/defaults.ts';
import { Cadence, type Person, type With } from '#lib/okr/model.ts';
import { setMyCadence, setMyName } from '#lib/replica/objectiveChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { TextKey } from '#lib/texts/sections.ts';

const EVERY: [Cadence['every'], TextKey][] = [
  ['week', 'options.cadenceWeek'],
  ['two-weeks', 'options.cadenceTwoWeeks'],
  ['month', 'options.cadenceMonth'],
];
/** A Monday, from which the names of the weekdays are counted. */
const SOME_MONDAY = Temporal.PlainDate.from('2026-08-10');

export interface YouProps {
  person: With<Person>;
  /** Colleagues see it too. */
  isShared: boolean;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function You({ person, isShared, save }: YouProps) {
  const { t, day } = useTexts();
  const cadence = person.cadence ?? DEFAULT_CADENCE;
  const [time, setTime] = useState(cadence.time);
  const set = (change: Partial<Cadence>) => {
    const next = Cadence.safeParse({ ...cadence, ...change });
    if (next.success) void save(setMyCadence(person.id, next.data), t('options.saved'));
  };
  const timeFits = Cadence.safeParse({ ...cadence, time }).success;
  return (
    <section aria-labelledby="settings-you">
      <h2 id="settings-you">{t('options.you')}</h2>
      <Field label={t('options.name')} hint={t(isShared ? 'options.nameHintShared' : 'options.nameHint')}>
        {(control) => (
          <TextInput
            {...control}
            value={person.name}
            maxLength={200}
            onValue={(name) => void save(setMyName(person.id, name), t('options.saved'))}
          />
        )}
      </Field>
      <h3>{t('options.rhythm')}</h3>
      <div class="settings-row">
        <Field label={t('options.every')}>
          {(control) => (
            <Select
              {...control}
              value={cadence.every}
              options={EVERY.map(([value, key]) => ({ value, label: t(key) }))}
              onValue={(every) => set({ every })}
            />
          )}
        </Field>
        <Field label={t('options.weekday')}>
          {(control) => (
            <Select
              {...control}
              value={String(cadence.weekday)}
              options={Array.from({ length: 7 }, (_, index) => ({
                value: String(index + 1),
                label: day(SOME_MONDAY.add({ days: index }).toString(), { weekday: 'long' }),
              }))}
              onValue={(weekday) => set({ weekday: Number(weekday) })}
            />
          )}
        </Field>
        <Field label={t('options.time')} error={timeFits ? null : t('options.timeProblem')}>
          {(control) => (
            <TextInput
              {...control}
              value={time}
              onValue={(typed) => {
                setTime(typed);
                set({ time: typed });
              }}
            />
          )}
        </Field>
      </div>
      <p class="meta">{t('options.rhythmHint', { zone: person.zone })}</p>
    </section>
  );
}
