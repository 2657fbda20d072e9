import type { Directory } from '#lib/okr/model.ts';
import type { Texts } from '#lib/texts/texts.ts';

/** What a person is called on a page with the texts of the panel: someone, where they have no name yet or are not known here. */
export const personName = ({ t }: Texts, { people, me }: Directory, person: string | null): string =>
  people.get(person ?? '')?.name || t(person === me ? 'panel.me' : 'panel.nameless');
