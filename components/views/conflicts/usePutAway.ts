import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { useApp } from '../app.tsx';

const NOTE = 'put-away';
const Keys = z.array(z.string());
/** What was put away long ago has mostly been settled since. */
const MOST = 500;

/** What a person has put away, for this device; null until it is known. */
export function usePutAway(): { isAway: (key: string) => boolean; putAway: (key: string) => Promise<void> } | null {
  const { replica } = useApp();
  const [keys, setKeys] = useState<readonly string[] | null>(null);
  useEffect(() => {
    void readKeys(replica.read).then(setKeys);
  }, [replica]);
  if (!keys) return null;
  return {
    isAway: (key) => keys.includes(key),
    async putAway(key) {
      // Another card may have put something away meanwhile.
      const next = [...(await readKeys(replica.read)), key].slice(-MOST);
      await (await replica.whole()).keep(NOTE, next);
      setKeys(next);
    },
  };
}

async function readKeys(read: { meta(key: string): Promise<unknown> }): Promise<readonly string[]> {
  return Keys.safeParse(await read.meta(NOTE)).data ?? [];
}
