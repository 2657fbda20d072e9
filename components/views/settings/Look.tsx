/** Language, theme and keys of this device. */
import { useState } from 'preact/hooks';
import { Checkbox } from '#components/controls/Checkbox.tsx';
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { useTexts } from '#components/texts.tsx';
import { readPreferences, writePreferences, type Preferences } from '#lib/platform/preferences.ts';
import { LOCALE_NOTE } from '#lib/reminders/workerDuties.ts';
import { LOCALES } from '#lib/texts/sections.ts';
import { useApp } from '../app.tsx';

const THEMES = ['light', 'dark'] as const;

export function Look() {
  const { replica, ports } = useApp();
  const { t } = useTexts();
  const [preferences, setPreferences] = useState(readPreferences);
  const set = (change: Partial<Preferences>) => setPreferences(writePreferences(change));
  const setLocale = async (locale: Preferences['locale']) => {
    set({ locale });
    // The badge speaks the same language; the worker cannot read this page's storage.
    await (await replica.whole()).keep(LOCALE_NOTE, locale ?? undefined);
    ports.tellWorker();
    location.reload();
  };
  const setTheme = (theme: Preferences['theme']) => {
    set({ theme });
    const { dataset } = document.documentElement;
    if (theme) dataset.theme = theme;
    else delete dataset.theme;
  };
  return (
    <section aria-labelledby="settings-look">
      <h2 id="settings-look">{t('options.look')}</h2>
      <div class="settings-row">
        <Field label={t('options.language')}>
          {(control) => (
            <Select
              {...control}
              value={preferences.locale ?? ''}
              options={[
                { value: '', label: t('options.languageBrowser') },
                ...LOCALES.map((locale) => ({ value: locale, label: ownName(locale) })),
              ]}
              onValue={(value) => void setLocale(LOCALES.find((locale) => locale === value) ?? null)}
            />
          )}
        </Field>
        <Field label={t('options.theme')}>
          {(control) => (
            <Select
              {...control}
              value={preferences.theme ?? ''}
              options={[
                { value: '', label: t('options.themeSystem') },
                { value: 'light', label: t('options.themeLight') },
                { value: 'dark', label: t('options.themeDark') },
              ]}
              onValue={(value) => setTheme(THEMES.find((theme) => theme === value) ?? null)}
            />
          )}
        </Field>
      </div>
      <Checkbox
        label={t('options.letterKeys')}
        checked={preferences.letterKeys}
        onChecked={(letterKeys) => set({ letterKeys })}
      />
    </section>
  );
}

/** A language in its own words, as someone who reads only that one looks for it. */
const ownName = (locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
