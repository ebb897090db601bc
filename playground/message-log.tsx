/**
 * What was said in a place. It stays at its end unless somebody reads further above.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { HomeTab } from './home-tab';
import { MessageView } from './message';
import { kindOf } from './places';
import type { Session } from './session';
import { useStore } from './store';
import { Waiting } from './waiting';
import { Welcome } from './welcome';

/** So many pixels from its end it counts as at its end. */
const NEAR = 120;
/** Messages that are drawn at first, and more with each wish for earlier ones. */
const MOST = 100;

export function MessageLog({ session }: { readonly session: Session }): ReactNode {
  const { said, place, person, isLoaded, waiting } = useStore(session);
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [most, setMost] = useState(MOST);
  const isHome = place !== undefined && kindOf(place) === 'home';
  const isWaiting = waiting !== undefined;
  const first = Math.max(0, said.length - most);
  useEffect(() => {
    isAtEnd.current = true;
    setMost(MOST);
  }, [place, person]);
  useEffect(() => {
    const made = log.current;
    if (made === null || isHome || !(isAtEnd.current || isWaiting)) return;
    made.scrollTop = made.scrollHeight;
  }, [said, isWaiting, isHome, isLoaded]);
  const onScroll = (): void => {
    const made = log.current;
    if (made !== null) isAtEnd.current = made.scrollHeight - made.scrollTop - made.clientHeight < NEAR;
  };
  return (
    <div className="log" role="log" aria-live="off" aria-label="Messages" tabIndex={0} ref={log} onScroll={onScroll}>
      <div className="messages">
        {first > 0 && !isHome && (
          <button type="button" className="quiet earlier" onClick={() => setMost(most + MOST)}>
            Show earlier messages
          </button>
        )}
        {isHome ? (
          <HomeTab session={session} />
        ) : (
          said
            .slice(first)
            .map((one, index) => (
              <MessageView key={one.id} said={one} before={said[first + index - 1]} session={session} />
            ))
        )}
        {!isLoaded && <p className="hint">Loading ...</p>}
        {isLoaded && place !== undefined && !isHome && !isWaiting && said.length === 0 && (
          <Welcome session={session} place={place} />
        )}
        {waiting !== undefined && <Waiting command={waiting} />}
      </div>
    </div>
  );
}
