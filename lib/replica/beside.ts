/** Where a space is read anew while the old copy of it still serves (protocol, 'Pull'). No index knows of what lies there. */
const BESIDE = 'next!';
export const besideOf = (space: string): string => `${BESIDE}${space}`;
export const isBeside = (space: string): boolean => space.startsWith(BESIDE);
