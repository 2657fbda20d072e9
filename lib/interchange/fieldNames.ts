/** What fields, delimiters, encodings and kinds of file are called, for the page and the command line. */
import type { TextKey } from '#lib/texts/sections.ts';
import type { Delimiter } from './delimiter.ts';
import type { Encoding } from './encoding.ts';
import type { Field } from './headers.ts';
import type { CountedKind } from './importOptions.ts';
import type { Mapping } from './mapping.ts';

export const fieldNames: Record<Field, TextKey> = {
  identifier: 'import.fieldIdentifier',
  cycle: 'import.fieldCycle',
  cycleStart: 'import.fieldCycleStart',
  cycleEnd: 'import.fieldCycleEnd',
  team: 'import.fieldTeam',
  objectiveIdentifier: 'import.fieldObjectiveIdentifier',
  objective: 'import.fieldObjective',
  why: 'import.fieldWhy',
  objectiveState: 'import.fieldObjectiveState',
  objectiveOwner: 'import.fieldObjectiveOwner',
  ambition: 'import.fieldAmbition',
  keyResult: 'import.fieldKeyResult',
  type: 'import.fieldType',
  unit: 'import.fieldUnit',
  start: 'import.fieldStart',
  target: 'import.fieldTarget',
  low: 'import.fieldLow',
  high: 'import.fieldHigh',
  tolerance: 'import.fieldTolerance',
  weight: 'import.fieldWeight',
  milestones: 'import.fieldMilestones',
  owner: 'import.fieldOwner',
  state: 'import.fieldState',
  checkInIdentifier: 'import.fieldCheckInIdentifier',
  date: 'import.fieldDate',
  value: 'import.fieldValue',
  zone: 'import.fieldZone',
  answer: 'import.fieldAnswer',
  ticked: 'import.fieldTicked',
  unticked: 'import.fieldUnticked',
  confidence: 'import.fieldConfidence',
  note: 'import.fieldNote',
  nextSteps: 'import.fieldNextSteps',
  author: 'import.fieldAuthor',
  evidence: 'import.fieldEvidence',
};

export const kindNames: Record<Mapping['kind'], TextKey> = {
  'key-results': 'import.kindKeyResults',
  'check-ins': 'import.kindCheckIns',
};

/** What is counted, in the order in which a report says it. */
export const countNames: readonly (readonly [CountedKind, TextKey])[] = [
  ['objectives', 'import.countObjectives'],
  ['keyResults', 'import.countKeyResults'],
  ['checkIns', 'import.countCheckIns'],
  ['cycles', 'import.countCycles'],
  ['teams', 'import.countTeams'],
  ['people', 'import.countPeople'],
];

export const delimiterNames: Record<Delimiter, TextKey> = {
  ',': 'import.delimiterComma',
  ';': 'import.delimiterSemicolon',
  '\t': 'import.delimiterTab',
  '|': 'import.delimiterPipe',
};

/** Proper names, the same in every language. */
export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  big5: 'Big5',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
};
