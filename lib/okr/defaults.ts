/** Figures of the method that need no schema, apart from model.ts so that a page can paint without loading the schemas. */
/** Longest texts a person can type; the forms say so before the schema has to. */
export const TITLE_MAX = 500;
export const TEXT_MAX = 20_000;

/** A band's tolerance, where nobody gave one, is its bound divided by this. */
export const TOLERANCE_DIVISOR = 10;

/** What holds where nobody chose: Friday, 17:00, every week. */
export const DEFAULT_CADENCE = { every: 'week', weekday: 5, time: '17:00' } as const;
