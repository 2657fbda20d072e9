/** What this browser and its machine are called, for the list of sessions: 'Chrome on Linux'. Names, not words: nothing to translate. */

/** As much of `navigator` as is needed. */
export interface Agent {
  userAgent: string;
  /** Chromium's own account of itself, which lists made-up brands too, so that nobody relies on its order. */
  userAgentData?: { brands: readonly { brand: string }[]; platform: string };
}

const BROWSERS: readonly (readonly [brand: string, sign: RegExp])[] = [
  ['Edge', /\bEdg\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\bChrome\//],
];
const SYSTEMS: readonly (readonly [system: string, sign: RegExp])[] = [
  ['Android', /Android/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];
/** How Chromium's list calls those that people know by another name. */
const BRANDS: Readonly<Record<string, string>> = {
  'Google Chrome': 'Chrome',
  'Microsoft Edge': 'Edge',
  Opera: 'Opera',
  Brave: 'Brave',
  Vivaldi: 'Vivaldi',
  Chromium: 'Chromium',
};

export function deviceName({ userAgent, userAgentData }: Agent): string {
  const brands = userAgentData?.brands.map(({ brand }) => brand) ?? [];
  const [known] = Object.entries(BRANDS).find(([brand]) => brands.includes(brand)) ?? [];
  const browser = known === undefined ? named(BROWSERS, userAgent) : BRANDS[known];
  const system = userAgentData?.platform || named(SYSTEMS, userAgent);
  return [browser ?? 'Browser', ...(system ? [system] : [])].join(' on ');
}

const named = (names: readonly (readonly [string, RegExp])[], text: string): string | undefined =>
  names.find(([, sign]) => sign.test(text))?.[0];
