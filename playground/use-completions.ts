import { useEffect, useState } from 'react';
import * as api from './api';
import type { Session } from './session';

/** Nobody reads a list that changes with every key. */
const PAUSE_MILLISECONDS = 90;
const NONE: readonly api.Completion[] = [];

/** What a text may go on with; nothing for an empty text. */
export function useCompletions(session: Session, text: string): readonly api.Completion[] {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (text.trim() === '') {
      setFound(NONE);
      return;
    }
    const stop = new AbortController();
    const pause = setTimeout(() => {
      api.completions(session.where(), text, stop.signal).then(
        // A list of what is there already is of no use.
        ({ completions }) => setFound(completions.filter((one) => one.text.trim() !== text.trim())),
        () => setFound(NONE),
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [session, text]);
  return found;
}
