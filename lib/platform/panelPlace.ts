/** Where in the side panel a person was last: kept for this browser, and read before it paints. Apart from preferences.ts, which the popup reads too. */
export interface PanelPlace {
  tab: 'mine' | 'team';
  /** The team last looked at. */
  team: string | null;
}

const KEY = 'panel-place';

/** What is not there, or does not fit, counts as never chosen. */
export function readPanelPlace(): PanelPlace {
  const [tab, team] = (localStorage.getItem(KEY) ?? '').split('/');
  return { tab: tab === 'team' ? tab : 'mine', team: team || null };
}

export function writePanelPlace(change: Partial<PanelPlace>): void {
  const { tab, team } = { ...readPanelPlace(), ...change };
  localStorage.setItem(KEY, `${tab}/${team ?? ''}`);
}
