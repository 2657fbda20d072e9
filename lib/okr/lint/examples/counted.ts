/** Examples of the rules that count and compare, which are the same in every language. */
import type { Metric } from '../../model.ts';
import type { KeyResultExample, ObjectiveExample, SetExample } from './example.ts';

const NPS: Metric = { type: 'move', start: 31, target: 45, unit: { kind: 'number' } };
const drafts = (...titles: string[]) => titles.map((title) => ({ title }));

export const NO_KEY_RESULT: readonly ObjectiveExample[] = [
  { language: 'all', text: 'Guests come back', draft: { keyResults: 0 }, found: true },
  { language: 'all', text: 'Guests come back', draft: { keyResults: 1 }, found: false },
  { language: 'all', text: 'Guests come back', found: false },
];

export const EMPTY_WHY: readonly ObjectiveExample[] = [
  { language: 'all', text: 'Guests come back', draft: { why: ' ' }, found: true },
  { language: 'all', text: 'Guests come back', draft: { why: 'Every second one never does.' }, found: false },
  { language: 'all', text: 'Guests come back', found: false },
];

export const TOO_MANY_OBJECTIVES: readonly ObjectiveExample[] = [
  { language: 'all', text: 'Guests come back', context: { ofOwner: 6 }, found: true },
  { language: 'all', text: 'Guests come back', context: { ofOwner: 5 }, found: false },
];

export const START_EQUALS_TARGET: readonly KeyResultExample[] = [
  { language: 'all', text: 'NPS', draft: { metric: { ...NPS, target: 31 } }, found: true },
  { language: 'all', text: 'NPS', draft: { metric: NPS }, found: false },
];

export const SAME_AS_SIBLING: readonly KeyResultExample[] = [
  { language: 'en', text: 'NPS to 45', context: { siblings: drafts('NPS to 60') }, found: true },
  { language: 'en', text: 'Hire 2 nurses.', context: { siblings: drafts('hire 2 nurses') }, found: true },
  { language: 'de', text: 'NPS auf 45', context: { siblings: drafts('NPS  auf 60') }, found: true },
  { language: 'zh-TW', text: 'NPS 達到 45', context: { siblings: drafts('NPS 達到 60') }, found: true },
  { language: 'zh-CN', text: 'NPS 达到 45', context: { siblings: drafts('NPS 达到 60') }, found: true },
  { language: 'en', text: 'NPS to 45', context: { siblings: drafts('CSAT to 45') }, found: false },
  { language: 'all', text: '45', context: { siblings: drafts('60') }, found: false },
];

const FIVE = drafts('One', 'Two', 'Three', 'Four', 'Five');

export const TOO_MANY_KEY_RESULTS: readonly KeyResultExample[] = [
  { language: 'all', text: 'Six', context: { siblings: FIVE }, found: true },
  { language: 'all', text: 'Five', context: { siblings: FIVE.slice(0, 4) }, found: false },
];

export const ALL_COULD_BE_DONE: readonly KeyResultExample[] = [
  { language: 'en', text: 'Launch the shop', context: { siblings: drafts('Publish the price list') }, found: true },
  { language: 'de', text: 'Shop ist live', context: { siblings: drafts('Preisliste veröffentlicht') }, found: true },
  {
    language: 'zh-TW',
    text: '網路商店上線',
    context: { siblings: drafts('公布價目表', '完成官網改版') },
    found: false,
  },
  { language: 'zh-TW', text: '網路商店上線', context: { siblings: drafts('完成官網改版') }, found: true },
  { language: 'zh-CN', text: '网店上线', context: { siblings: drafts('完成官网改版') }, found: true },
  { language: 'en', text: 'Launch the shop', context: { siblings: drafts('Orders per week: 0 to 200') }, found: false },
  { language: 'en', text: 'Launch the shop', found: false },
  {
    language: 'en',
    text: 'Launch the shop',
    context: { siblings: drafts('Publish the price list'), asked: true },
    found: false,
  },
];

export const UNOWNED: readonly SetExample[] = [
  { language: 'all', text: 'Somebody', set: [{ id: 'fair', owner: '', keyResults: ['ann'] }], found: true },
  {
    language: 'all',
    text: 'Somebody who has left',
    set: [{ id: 'fair', owner: 'ann', keyResults: ['bob'] }],
    context: { people: new Map([['ann', true]]) },
    found: true,
  },
  { language: 'all', text: 'Ann and Bob', set: [{ id: 'fair', owner: 'ann', keyResults: ['bob'] }], found: false },
];

const COMPANY = { id: 'company', owner: 'ann', keyResults: ['ann'] };

export const UNALIGNED: readonly SetExample[] = [
  {
    language: 'all',
    text: 'A team beside the company',
    set: [COMPANY, { id: 'team', team: 'sales', owner: 'bob', keyResults: ['bob'] }],
    found: true,
  },
  {
    language: 'all',
    text: 'A team below the company',
    set: [COMPANY, { id: 'team', team: 'sales', parent: 'company', owner: 'bob', keyResults: ['bob'] }],
    found: false,
  },
  {
    language: 'all',
    text: 'A team that has nothing above it',
    set: [{ id: 'team', team: 'sales', owner: 'bob', keyResults: ['bob'] }],
    found: false,
  },
];

const ownedBy = (...owners: string[]) =>
  owners.map((owner, index) => ({ id: `o${index}`, owner, keyResults: [owner, owner, owner] }));

export const ONE_OWNER_FOR_ALL: readonly SetExample[] = [
  { language: 'all', text: 'Ann owns all', set: ownedBy('ann', 'ann'), found: true },
  { language: 'all', text: 'Ann and Bob', set: ownedBy('ann', 'bob'), found: false },
  { language: 'all', text: 'Ann has one objective', set: ownedBy('ann'), found: false },
  {
    language: 'all',
    text: 'Ann works alone',
    set: ownedBy('ann', 'ann'),
    context: { people: new Map([['ann', true]]) },
    found: false,
  },
];
