/** Which cycle a page shows. */
import type { Cycle, Directory, With } from '#lib/okr/model.ts';

/** All cycles, the latest first; of those that begin together the shortest. */
export function cyclesOf(directory: Directory): With<Cycle>[] {
  return [...directory.cycles.values()].toSorted((a, b) =>
    a.firstDay === b.firstDay ? (a.lastDay < b.lastDay ? -1 : 1) : a.firstDay < b.firstDay ? 1 : -1,
  );
}

/** The one wished for if it is there; else the running one that began last; else the latest of all. */
export function chosenCycle(directory: Directory, wished: string | null): With<Cycle> | null {
  const cycles = cyclesOf(directory);
  return (
    cycles.find((cycle) => cycle.id === wished) ?? cycles.find((cycle) => cycle.state === 'active') ?? cycles[0] ?? null
  );
}

/** Where a page about what is due begins: the cycle last looked at as long as it runs; else as if nobody had looked. */
export function dueCycle(directory: Directory, lastSeen: string | null): With<Cycle> | null {
  const cycle = chosenCycle(directory, lastSeen);
  return cycle?.state === 'active' ? cycle : chosenCycle(directory, null);
}

/** Where a page of plans begins: the cycle last looked at as long as it is not over; else as if nobody had looked. */
export function openCycle(directory: Directory, lastSeen: string | null): With<Cycle> | null {
  const cycle = chosenCycle(directory, lastSeen);
  return cycle?.state === 'active' || cycle?.state === 'planning' ? cycle : chosenCycle(directory, null);
}
