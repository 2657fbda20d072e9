/** Which server this browser has joined, kept true while a page is open. */
import { useEffect, useState } from 'preact/hooks';
import type { Link } from '#lib/sync/client/copy.ts';
import { useApp } from '../../app.tsx';

/** undefined until it is known; null where this browser is alone. */
export function useLink(): Link | null | undefined {
  const { replica } = useApp();
  const [link, setLink] = useState<Link | null | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const found = await (await (await replica.whole()).synced()).link();
      // The same link again is no change, or everything that is asked with it would be asked anew.
      if (!isGone) setLink((before) => (before?.token === found?.token && before !== undefined ? before : found));
    };
    const stop = replica.onChange(() => void look());
    void look();
    return () => {
      isGone = true;
      stop();
    };
  }, [replica]);
  return link;
}
