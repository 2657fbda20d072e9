/** What a word can say about whether a result can be checked. The word lists of each language are sorted by these. */

export const MEANINGS = [
  // What is done.
  /** Brings about what then is there or is not: launched, hired, signed. */
  'finish',
  /** Works out what is there afterwards: defined, written, built. */
  'make',
  /** More, less or better than before. */
  'change',
  /** As it is now. */
  'keep',
  /** Goes on without an end: communicate, attend, explore. */
  'activity',
  /** Meeting people, going there, telling them: the part of 'activity' whose only result is that it took place. */
  'meet',
  /** What one wants to be one day: become, be known as. */
  'become',
  /** Says that one will strive, not what comes of it. */
  'effort',
  /** Planned, started, under way. */
  'begin',
  /** '通過': a thing that passes, unless it opens the means to something else. */
  'pass',
  'have',
  /** Able to do something: a function that can be tried. */
  'can',
  'be',

  // What it is done to.
  /** Something that can be pointed at: a guide, a contract, a website. */
  'thing',
  /** What has no edge: improvements, skills, culture. */
  'mass',
  /** People meeting. */
  'gathering',
  /** Something with a value that moves: revenue, churn. */
  'metric',
  /** What nobody wants one of: outage, complaint. */
  'incident',

  // How much, how often, until when.
  'numeral',
  /** Twice, half, tenfold. */
  'multiple',
  'every',
  'none',
  /** An amount that nobody can count: some, further, various. */
  'some',
  /** At least, above, up to: what follows is a threshold. */
  'limit',
  'towards',
  'by-amount',
  'from',
  'cadence',
  'rank',
  /** Can be checked as it stands: profitable, on time. */
  'checkable',
  'month',
  'date',
  'time-unit',
  /** Opens a length of time: next, within. */
  'span',
  'unit',
  /** Groups of people that are told apart by their size: teams, firms. */
  'party',
  'placeholder',
  /** The number after it is part of a name: ISO, phase, version. */
  'numbered',

  // How it is said.
  'vague',
  /** One, or the one that is meant. */
  'single',
  /** Opens a noun with all that describes it. */
  'determiner',
  /** Adds a further noun to the one before. */
  'preposition',
  /** Says for whom or where: a number after it counts those, not the result. */
  'across',
  /** Opens what for, because of what, which: its verbs are not the result. */
  'aside',
  /** Opens how or whether: neither its verbs nor its numbers are the result. */
  'about',
  /** Opens, at the beginning, with which means something is done. */
  'means',
  /** Opens a relative clause where it follows a comma. */
  'relative',
  'and',
  /** Says nothing here, and keeps a shorter entry from being found in it. */
  'idle',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/**
 * Entries separated by '|', in lower case. 'launch~' is a regular English verb in its forms, 'steiger*' any word that
 * begins so, '*quote' any that ends so, 'stell*…an' a word that means it if 'an' ends the clause. A hyphen and a space are
 * the same. Chinese entries are found anywhere, the longest first.
 */
export type WordList = Readonly<Partial<Record<Meaning, string>>>;
