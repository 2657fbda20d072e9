import { useEffect, useState } from 'preact/hooks';
import type { SyncState } from '#lib/sync/client/state.ts';
import { useApp } from './app.tsx';

/** How the browser stands with its server, whichever of its windows keeps them in step. */
export function useSync(): SyncState {
  const { sync } = useApp();
  const [state, setState] = useState(sync.state);
  useEffect(() => {
    // It may have changed between the render and this.
    setState(sync.state);
    return sync.onState(setState);
  }, [sync]);
  return state;
}
