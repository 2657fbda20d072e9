/** The teams that somebody may decide about: who is in them, who leads them; for admins new ones too. */
import { useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button } from '#components/controls/Button.tsx';
import { Field } from '#components/controls/Field.tsx';
import { TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory, Team, With } from '#lib/okr/model.ts';
import { createTeam } from '#lib/replica/teamChanges.ts';
import { TeamMembers, type Save } from './TeamMembers.tsx';

export interface TeamsProps {
  isAdmin: boolean;
  /** Those among them that this person may decide about. */
  teams: readonly With<Team>[];
  directory: Directory;
  save: Save;
}

export function Teams({ isAdmin, teams, directory, save }: TeamsProps) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const isKnown = [...directory.teams.values()].some((team) => team.name === name.trim());
  const add = async () => {
    if (name.trim() === '' || isKnown) return;
    if (await save(createTeam(newId(), name), t('server.teamMade'))) setName('');
  };
  return (
    <section aria-labelledby="settings-teams" id="teams">
      <h2 id="settings-teams">{t('server.teamsTitle')}</h2>
      {teams.length > 0 && (
        <ul class="server-rows">
          {teams.map((team) => (
            <li key={team.id}>
              <TeamMembers team={team} directory={directory} save={save} />
            </li>
          ))}
        </ul>
      )}
      {isAdmin && (
        <form
          class="server-link server-team-new"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Field label={t('server.teamName')} error={isKnown ? t('server.teamKnown') : null}>
            {(control) => <TextInput {...control} value={name} maxLength={200} onValue={setName} />}
          </Field>
          <Button type="submit" icon="add">
            {t('server.teamMake')}
          </Button>
        </form>
      )}
    </section>
  );
}
