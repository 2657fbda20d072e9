/** The drawn signs, each one stroke path on a grid of 16. A dot is a stroke of no length. */
export const ICONS = {
  add: 'M8 3v10M3 8h10',
  check: 'M3 8.5 6.5 12 13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  device: 'M3.5 3.5h9V10h-9zM1.5 12.5h13',
  down: 'M3.5 6 8 10.5 12.5 6',
  edit: 'M3 13l.6-2.8 7-7 2.2 2.2-7 7z',
  enter: 'M13 3.5v4a2 2 0 0 1-2 2H3.5M6.5 6.5l-3 3 3 3',
  flag: 'M4 14V2.5h8.5l-2.2 3 2.2 3H4',
  forward: 'M6 3.5 10.5 8 6 12.5',
  gear: 'M5.8 8a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 1 0-4.4 0M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  link: 'M6.7 9.3l2.6-2.6M7 4.8l1.4-1.4a3 3 0 0 1 4.2 4.2L11.2 9M9 11.2l-1.4 1.4a3 3 0 0 1-4.2-4.2L4.8 7',
  /** The mark: a turn that leaves upwards. */
  logo: 'M3.5 3v6.6a4.2 4.2 0 0 0 8.4 0V1.9M8.8 4.8l3.1-3.1L15 4.8',
  more: 'M3 8h0M8 8h0M13 8h0',
  panel: 'M2.5 3h11q.5 0 .5.5v9q0 .5-.5.5h-11q-.5 0-.5-.5v-9q0-.5.5-.5zM10 3v10',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.5 3 6.5l2.8 3',
  up: 'M3.5 10 8 5.5l4.5 4.5',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3M8 11.6h0',
} as const;

export type IconName = keyof typeof ICONS;
