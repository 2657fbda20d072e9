/** What the server answers to a question of the settings, asked when the page opens and whenever it is asked again. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Link } from '#lib/sync/client/copy.ts';
import type { Answer, Fetch } from '#lib/sync/client/request.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';

// Called as a function of its own, fetch would not know its window.
export const network: Fetch = (url, init) => fetch(url, init);

export interface Asked<T> {
  /** null until the first answer. */
  value: T | null;
  trouble: Trouble | null;
  askAgain: () => void;
}

/** @param ask always the same question for one link: it is asked anew only when the link is another one */
export function useAsked<T>(link: Link, ask: (link: Link, fetch: Fetch) => Promise<Answer<T>>): Asked<T> {
  const [state, setState] = useState<Pick<Asked<T>, 'value' | 'trouble'>>({ value: null, trouble: null });
  const [round, setRound] = useState(0);
  const question = useRef(ask);
  question.current = ask;
  useEffect(() => {
    let isGone = false;
    void question.current(link, network).then((answer) => {
      if (isGone) return;
      if (answer.ok) setState({ value: answer.value, trouble: null });
      else setState((before) => ({ ...before, trouble: answer.trouble }));
    });
    return () => {
      isGone = true;
    };
  }, [link, round]);
  return { ...state, askAgain: useCallback(() => setRound((before) => before + 1), []) };
}
