/** One team's people: who leads it, who goes, who comes. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Checkbox } from '#components/controls/Checkbox.tsx';
import { Select } from '#components/controls/Select.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory, Team, With } from '#lib/okr/model.ts';
import { staffTeam } from '#lib/replica/teamChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';

/** Resolves to whether it is durable. */
export type Save = (drafts: readonly Draft[], message: string) => Promise<boolean>;

export interface TeamMembersProps {
  team: With<Team>;
  directory: Directory;
  save: Save;
}

const NOBODY = '';

export function TeamMembers({ team, directory: { people }, save }: TeamMembersProps) {
  const { t } = useTexts();
  const [added, setAdded] = useState(NOBODY);
  const { members = [], leaders = [], name } = team;
  const known = (ids: readonly string[]) =>
    ids.flatMap((id) => people.get(id) ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
  const inside = known(members);
  const outside = known([...people.keys()].filter((id) => !members.includes(id)));
  const put = (person: string, as: 'leader' | 'member' | null) =>
    save(staffTeam(team.id, person, as), t('server.teamChanged'));

  return (
    <details class="server-team">
      <summary>
        <bdi>{name}</bdi> <span class="meta">{t('server.teamPeople', { count: inside.length })}</span>
      </summary>
      <ul class="server-rows">
        {inside.map((person) => (
          <li key={person.id}>
            <span>
              <bdi>{person.name}</bdi>
            </span>
            <Checkbox
              label={t('server.inviteLeads')}
              name={t('server.teamLeadsNamed', { person: person.name, team: name })}
              checked={leaders.includes(person.id)}
              onChecked={(leads) => void put(person.id, leads ? 'leader' : 'member')}
            />
            <Button
              aria-label={t('server.teamRemoveNamed', { person: person.name, team: name })}
              onClick={() => void put(person.id, null)}
            >
              {t('server.teamRemove')}
            </Button>
          </li>
        ))}
      </ul>
      {outside.length > 0 && (
        <div class="server-team-add">
          <Select
            aria-label={t('server.teamAddNamed', { team: name })}
            value={added}
            options={[
              { value: NOBODY, label: t('server.teamAddWho') },
              ...outside.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValue={setAdded}
          />
          <Button
            disabled={added === NOBODY}
            onClick={() => void put(added, 'member').then((saved) => saved && setAdded(NOBODY))}
          >
            {t('server.teamAdd')}
          </Button>
        </div>
      )}
    </details>
  );
}
