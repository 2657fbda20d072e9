/** The people of a team and how fresh their check-ins are: whoever has waited longest first. */
import { Avatar } from '#components/okr/Avatar.tsx';
import { Freshness } from '#components/okr/Freshness.tsx';
import { useTexts } from '#components/texts.tsx';
import { todayIn } from '#lib/okr/calendar.ts';
import type { PersonFreshness, TeamFreshness, WeekFreshness } from '#lib/okr/freshness.ts';
import type { Directory } from '#lib/okr/model.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { personName } from '../personName.ts';

export interface PeopleProps {
  freshness: TeamFreshness;
  directory: Directory;
  /** Epoch ms and the reader's zone. */
  now: number;
  zone: string;
}

const LEGEND = [
  ['in', 'team.in'],
  ['missed', 'team.missed'],
  ['open', 'team.open'],
] as const;

export function People({ freshness, directory, now, zone }: PeopleProps) {
  const texts = useTexts();
  const { t } = texts;
  const { firstWeek, lastWeek, people } = freshness;
  const asked = people.filter(({ weeks }) => (weeks.at(-1) ?? 'none') !== 'none');
  const reported = asked.filter(({ weeks }) => weeks.at(-1) === 'in');
  return (
    <section aria-labelledby="team-people">
      <div class="section-head">
        <h2 id="team-people">{t('team.freshness')}</h2>
        {asked.length > 0 && (
          <span class="push">{t('team.reportedThisWeek', { count: reported.length, people: asked.length })}</span>
        )}
      </div>
      <ul class="team-people">
        <li class="team-people-head" aria-hidden="true">
          <span />
          <span />
          <span>{t('team.weeks', { from: firstWeek, to: lastWeek })}</span>
          <span>{t('team.lastSaid')}</span>
        </li>
        {people.map((person) => (
          <li key={person.person} data-late={person.late || undefined}>
            <span aria-hidden="true">
              <Avatar name={personName(texts, directory, person.person)} me={person.person === directory.me} />
            </span>
            <div>
              <div class="team-person-name ellipsis" dir="auto">
                {personName(texts, directory, person.person)}
              </div>
              <div class="meta ellipsis">
                {person.keyResults > 0 ? t('team.keyResults', { count: person.keyResults }) : t('team.noKeyResults')}
              </div>
            </div>
            <Freshness weeks={person.weeks} label={weeksInWords(texts, person.weeks)} />
            <span class="team-person-last">{person.keyResults > 0 && lastSaidText(texts, person, now, zone)}</span>
          </li>
        ))}
      </ul>
      <div class="team-legend" aria-hidden="true">
        {LEGEND.map(([state, word]) => (
          <span key={state}>
            <Freshness weeks={[state]} label="" />
            {t(word)}
          </span>
        ))}
      </div>
    </section>
  );
}

function weeksInWords({ t }: Texts, weeks: readonly WeekFreshness[]): string {
  const count = (state: WeekFreshness) => weeks.filter((week) => week === state).length;
  return t('team.weeksInWords', {
    weeks: weeks.length,
    in: count('in'),
    missed: count('missed'),
    open: count('open'),
  });
}

/** 'yesterday', '16 days ago', by the days of whoever reads. */
function lastSaidText({ t, locale }: Texts, { lastSaid }: PersonFreshness, now: number, zone: string): string {
  if (lastSaid === null) return t('team.never');
  const { days } = todayIn(zone, lastSaid).until(todayIn(zone, now));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.max(0, days), 'day');
}
