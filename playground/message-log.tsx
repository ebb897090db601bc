/**
 * What was said in a place. It stays at its end unless somebody reads further above.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { HomeTab } from './home-tab';
import { MessageView } from './message';
import { kindOf } from './places';
import type { Session } from './session';
import { useStore } from './store';
import { Welcome } from './welcome';

/** So many pixels from its end it counts as at its end. */
const NEAR = 120;

export function MessageLog({ session }: { readonly session: Session }): ReactNode {
  const { said, place, isLoaded, isWaiting } = useStore(session);
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const isHome = place !== undefined && kindOf(place) === 'home';
  useEffect(() => {
    isAtEnd.current = true;
  }, [place]);
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
        {isHome ? (
          <HomeTab session={session} />
        ) : (
          said.map((one, place) => <MessageView key={one.id} said={one} before={said[place - 1]} session={session} />)
        )}
        {!isLoaded && <p className="hint">Loading ...</p>}
        {isLoaded && !isHome && said.length === 0 && <Welcome session={session} />}
        {isWaiting && (
          <p className="waiting" role="status">
            <span className="dots" aria-hidden="true" />
            kube-tutor is at work
          </p>
        )}
      </div>
    </div>
  );
}
