/** An operation that was not taken, as a person reads it: what it was to do, and every word that was typed for it. */
import type { Directory } from '#lib/okr/model.ts';
import type { Fields } from '#lib/sync/draft.ts';
import { Operation } from '#lib/sync/operation.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { fieldName, fieldText } from '../fieldWords.ts';

type Command = Extract<Operation, { type: 'command' }>['command'];

/** What things are called that an operation may speak of, by id. */
export type Titles = ReadonlyMap<string, string>;

export interface OperationText {
  title: string;
  /** What was typed or chosen, with the name of each field. */
  lines: { name: string; text: string }[];
}

/** Where things lie, when they were made and by whom: nobody typed that. */
const SILENT: ReadonlySet<string> = new Set([
  'objective',
  'keyResult',
  'about',
  'checkIn',
  'sos',
  'author',
  'createdAt',
  'activatedAt',
  'occurrence',
  'order',
  'origin',
  'replaces',
  'state',
  'parent',
  'alignment',
  'supports',
  'carriedFrom',
  'dropped',
]);

const CREATED: Readonly<Record<string, TextKey>> = {
  'check-in': 'attention.createCheckIn',
  comment: 'attention.createComment',
  objective: 'attention.createObjective',
  'key-result': 'attention.createKeyResult',
};

const COMMANDED: Readonly<Record<Command['name'], TextKey>> = {
  activate: 'attention.activate',
  drop: 'attention.drop',
  resume: 'attention.resume',
  close: 'attention.close',
  reopen: 'attention.reopen',
  move: 'attention.move',
  relocate: 'attention.move',
  link: 'attention.link',
  support: 'attention.link',
  answer: 'attention.answer',
  member: 'attention.member',
  visibility: 'attention.visibility',
  role: 'attention.role',
};

export function operationText(
  texts: Texts,
  op: unknown,
  { titles, directory }: { titles: Titles; directory: Directory },
): OperationText {
  const parsed = Operation.safeParse(op).data;
  const { t } = texts;
  if (!parsed) return { title: t('attention.unreadable'), lines: [{ name: '', text: JSON.stringify(op, null, 2) }] };
  const title = titleOf(parsed, titles) ?? t('attention.unknownThing');
  switch (parsed.type) {
    case 'create': {
      const key = Object.hasOwn(CREATED, parsed.kind) ? CREATED[parsed.kind] : undefined;
      return { title: t(key ?? 'attention.createOther', { title }), lines: linesOf(texts, parsed.fields, directory) };
    }
    case 'patch':
      return { title: t('attention.patch', { title }), lines: linesOf(texts, parsed.fields, directory) };
    case 'delete':
    case 'void':
      return { title: t('attention.delete', { title }), lines: [] };
    case 'command': {
      const { command } = parsed;
      const said = linesOf(texts, saidIn(command, titles), directory);
      return { title: t(COMMANDED[command.name], { title }), lines: said };
    }
  }
}

/** Of the thing itself, or of what it says something of. */
function titleOf({ id, ...op }: Operation, titles: Titles): string | null {
  const fields: Fields = op.type === 'create' || op.type === 'patch' ? op.fields : {};
  const own = fields.title ?? fields.name;
  if (op.type === 'create' && typeof own === 'string' && own !== '') return own;
  const about = [fields.keyResult, fields.about, id].find((other) => typeof other === 'string' && titles.has(other));
  return titles.get(String(about)) ?? null;
}

/** What a command carries that a person chose or typed. */
function saidIn(command: Command, titles: Titles): Fields {
  switch (command.name) {
    case 'drop': {
      const { on: at, why: whyStop, ...note } = command.note;
      return { at, whyStop, ...note };
    }
    case 'move':
      return { title: titles.get(command.objective) ?? null };
    case 'relocate':
      return { team: command.team, ...(command.cycle !== undefined && { cycle: command.cycle }) };
    case 'member':
      return { person: command.person };
    default:
      return {};
  }
}

function linesOf(texts: Texts, fields: Fields, directory: Directory): OperationText['lines'] {
  return Object.entries(fields)
    .filter(([field, value]) => !SILENT.has(field) && value !== null && value !== undefined && value !== '')
    .map(([field, value]) => ({ name: fieldName(texts, field), text: fieldText(texts, field, value, directory) }));
}

/** As it goes on the clipboard or is read out. */
export const plainText = (lines: OperationText['lines']): string => lines.map(({ text }) => text).join('\n');
