/** The demo company's story as changes, each with who makes it, in an order in which the server takes them. */
import { demoCompany } from '#lib/demo/company.ts';
import english from '#lib/demo/en.json' with { type: 'json' };
import traditionalChinese from '#lib/demo/zh-TW.json' with { type: 'json' };
import type { Draft, Fields } from '#lib/sync/draft.ts';
import type { Locale } from '#lib/texts/sections.ts';
import { ADMIN, KEY_RESULT_OWNERS, OBJECTIVE_OWNERS, TEAMS, type Member } from './cast.ts';
import type { Change } from './member.ts';

export interface Told {
  by: Member;
  change: Change;
}

type Create = Draft & { type: 'create' };

interface StoryOptions {
  /** Epoch ms, from which everything is told. */
  now: number;
  zone: string;
  locale: Locale;
  /** The ids of the members. */
  ids: ReadonlyMap<Member, string>;
  newId: () => string;
}

const WORDS = { en: english, 'zh-TW': traditionalChinese };

/** Of people there is nothing in it: they are there already. */
export function story({ now, zone, locale, ids, newId }: StoryOptions): Told[] {
  const { ownerByTitle, membersByTeam } = cast(locale);
  const idOf = (member: Member) => found(ids, member);
  const drafts = demoCompany({ now, zone, locale, me: idOf(ADMIN), newId }).filter(isCreate);
  const owned = drafts.filter(({ kind }) => kind === 'objective' || kind === 'key-result');
  const owners = new Map(owned.map(({ id, fields }) => [id, found(ownerByTitle, String(fields.title))]));
  const ownerOf = (id: unknown) => found(owners, String(id));
  const spaces = new Map(owned.map(({ id, fields }) => [id, `team:${String(fields.team)}`]));
  const spaceOf = (root: string) => found(spaces, root);

  const told = drafts.flatMap(({ kind, id, root, fields }): Told[] => {
    const create = (by: Member, space: string, more: Fields): Told[] => [
      { by, change: { type: 'create', kind, id, root, space, fields: { ...fields, ...more } } },
    ];
    switch (kind) {
      case 'person':
        return [];
      case 'team': {
        const members = found(membersByTeam, String(fields.name)).map(idOf);
        return create(ADMIN, 'org', { members, leaders: members.slice(0, 1), open: true });
      }
      case 'cycle':
        // What is closed takes nothing more, so it is closed when everything is told.
        return create(ADMIN, 'org', { state: 'active' });
      case 'objective':
        return create(ownerOf(id), spaceOf(root), { owner: idOf(ownerOf(id)), state: 'active' });
      case 'key-result':
        return create(ownerOf(root), spaceOf(root), { owner: idOf(ownerOf(id)) });
      default:
        return create(ownerOf(fields.keyResult), spaceOf(root), { author: idOf(ownerOf(fields.keyResult)) });
    }
  });
  return [...told, ...closings(drafts, ownerOf, spaceOf)];
}

function closings(drafts: readonly Create[], ownerOf: (id: string) => Member, spaceOf: (id: string) => string): Told[] {
  const closed = drafts.filter(({ fields }) => fields.state === 'closed');
  const objectives = closed.filter(({ kind }) => kind === 'objective');
  const cycles = closed.filter(({ kind }) => kind === 'cycle');
  return [
    ...objectives.map(({ kind, id, root }): Told => {
      const command = { name: 'close' } as const;
      return { by: ownerOf(id), change: { type: 'command', kind, id, root, space: spaceOf(id), command } };
    }),
    ...cycles.map(({ kind, id, root }): Told => {
      const fields = { state: 'closed' };
      return { by: ADMIN, change: { type: 'patch', kind, id, root, space: 'org', fields } };
    }),
  ];
}

const isCreate = (draft: Draft): draft is Create => draft.type === 'create';

/** The drafts carry words; the words lead back to the keys of the story, and these to people. */
function cast(locale: Locale) {
  const words = WORDS[locale];
  const teams = new Map<string, readonly Member[]>(Object.entries(TEAMS));
  const objectives = new Map<string, Member>(Object.entries(OBJECTIVE_OWNERS));
  const keyResults = new Map<string, Member>(Object.entries(KEY_RESULT_OWNERS));
  return {
    membersByTeam: new Map(Object.entries(words.teams).map(([key, name]) => [name, found(teams, key)])),
    ownerByTitle: new Map([
      ...Object.entries(words.objectives).map(([key, { title }]) => [title, found(objectives, key)] as const),
      ...Object.entries(words.keyResults).map(([key, title]) => [title, found(keyResults, key)] as const),
    ]),
  };
}

function found<K extends string, T>(known: ReadonlyMap<K, T>, key: K): T {
  const value = known.get(key);
  if (value === undefined) throw new Error(`The demo company does not know '${key}'.`);
  return value;
}
