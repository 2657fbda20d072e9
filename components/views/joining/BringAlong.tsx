/** Objectives of this browser to tick, each with the place that it goes to. Nothing is ticked until somebody ticks it. */
import { Checkbox } from '#components/controls/Checkbox.tsx';
import { Select } from '#components/controls/Select.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Objective, With } from '#lib/okr/model.ts';

export interface BringAlongProps {
  objectives: readonly With<Objective>[];
  /** Where they may go, the likeliest first. */
  places: readonly { value: string; label: string }[];
  organisation: string;
  /** The ticked ones, with their places. */
  bring: Readonly<Record<string, string>>;
  onBring: (bring: Record<string, string>) => void;
}

export function BringAlong({ objectives, places, organisation, bring, onBring }: BringAlongProps) {
  const { t } = useTexts();
  const [likeliest] = places;
  const placeOf = (id: string) => places.find(({ value }) => value === bring[id])?.value;
  const put = (id: string, to: string | undefined) => {
    const { [id]: _, ...others } = bring;
    onBring(to === undefined ? others : { ...others, [id]: to });
  };
  return (
    <fieldset class="joining-bring">
      <legend>{t('joining.bring')}</legend>
      <ul>
        {objectives.map(({ id, title }) => {
          const to = placeOf(id);
          return (
            <li key={id}>
              <Checkbox
                label={<bdi>{title}</bdi>}
                checked={to !== undefined}
                onChecked={(checked) => put(id, checked ? likeliest?.value : undefined)}
              />
              {to !== undefined && (
                <Select
                  aria-label={t('joining.bringTo', { title })}
                  value={to}
                  options={places}
                  onValue={(place) => put(id, place)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p class="meta">{t('joining.bringHint', { organisation })}</p>
    </fieldset>
  );
}
