import type { SyncState } from './state.ts';
import type { Trouble } from './trouble.ts';

/** Where a trouble leads, and what is to be said of it there. */
export function phaseOf(trouble: Trouble, isOnline: boolean): Pick<SyncState, 'phase' | 'problem'> {
  switch (trouble.kind) {
    case 'signed-out':
    case 'no-right':
    case 'too-old':
      return { phase: trouble.kind, problem: null };
    case 'unreachable':
      return isOnline ? { phase: 'waiting', problem: 'unreachable' } : { phase: 'offline', problem: null };
    case 'too-many':
      return { phase: 'waiting', problem: 'too-many' };
    default:
      return { phase: 'waiting', problem: 'server' };
  }
}
