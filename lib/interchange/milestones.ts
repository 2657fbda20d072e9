/**
 * Milestones in one cell: a line each, a weight other than 1 behind it as ' (×3)', lines that begin with two blanks
 * belong to the milestone above them.
 */
export interface MilestoneText {
  text: string;
  weight: number;
}

const WEIGHT = / \((?:×|x)\s*(\d+(?:\.\d+)?)\)$/i;
const BULLET = /^(?:[-•*–]|\d+[.)、])\s+/;

export function readMilestones(cell: string): MilestoneText[] {
  const found: string[] = [];
  for (const line of cell.split(/\r?\n/)) {
    const last = found.length - 1;
    if (line.startsWith('  ') && last >= 0) found[last] += `\n${line.slice(2)}`;
    else if (line.trim() !== '') found.push(line.trim().replace(BULLET, ''));
  }
  return found
    .map((line) => {
      const weight = Number(WEIGHT.exec(line)?.[1] ?? 1);
      return { text: line.replace(WEIGHT, '').trim(), weight };
    })
    .filter(({ text, weight }) => text !== '' && weight > 0);
}

/** What {@link readMilestones} reads as these milestones again. */
export function writeMilestones(milestones: readonly MilestoneText[]): string {
  return milestones
    .map(({ text, weight }) => {
      const weighted = weight === 1 && !WEIGHT.test(text) ? text : `${text} (×${weight})`;
      // A bullet in front is taken off again, and leaves one that belongs to the text.
      return (BULLET.test(weighted) ? `- ${weighted}` : weighted).replaceAll('\n', '\n  ');
    })
    .join('\n');
}

/** Says that no milestone changed, where a blank cell would say nothing. */
const NONE = '–';

/** '#1 #3' → [0, 2]: milestones by their place; null if the cell holds anything else. */
export function readPlaces(cell: string): number[] | null {
  if (cell === '' || cell === NONE) return [];
  const parts = cell.split(/[\s,;]+/).map((part) => /^#?(\d+)$/.exec(part)?.[1]);
  return parts.every((part) => part !== undefined) ? parts.map((part) => Number(part) - 1) : null;
}

export function writePlaces(places: readonly number[]): string {
  return places.length === 0 ? NONE : places.map((place) => `#${place + 1}`).join(' ');
}
