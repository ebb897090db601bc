/**
 * One place: its head, what was said there, and the line to type into.
 */
import { type ReactNode, useState } from 'react';
import { Announcer } from './announcer';
import { Composer } from './composer';
import { Icon } from './icons';
import { MessageLog } from './message-log';
import type { Pane } from './pane';
import { kindOf, labelOf } from './places';
import type { Session } from './session';
import { useStore } from './store';

interface ChatProps {
  readonly session: Session;
  readonly pane: Exclude<Pane, 'places'>;
  readonly hasCluster: boolean;
  readonly onPane: (pane: Pane) => void;
}

export function Chat({ session, pane, hasCluster, onPane }: ChatProps): ReactNode {
  const { person, place, trouble } = useStore(session);
  const [isPhone, setPhone] = useState(false);
  if (place === undefined || person === undefined) return null;
  const tab = (name: Exclude<Pane, 'places'>, label: string): ReactNode => (
    <button type="button" aria-pressed={pane === name} onClick={() => onPane(name)}>
      {label}
    </button>
  );
  return (
    <>
      <header className="head">
        <button
          type="button"
          className="plain narrow"
          onClick={() => onPane('places')}
          aria-label="Channels and people"
        >
          <Icon name="list" />
        </button>
        <h2>{labelOf(place)}</h2>
        <p>{ABOUT[kindOf(place)]}</p>
        {hasCluster && (
          <div className="panes" role="group" aria-label="Show">
            {tab('chat', 'Chat')}
            {tab('cluster', 'Cluster')}
          </div>
        )}
        <button
          type="button"
          className="quiet wide"
          aria-pressed={isPhone}
          onClick={() => setPhone(!isPhone)}
          title="Messages as narrow as on a phone"
        >
          Phone width
        </button>
      </header>
      <main className={`chat ${isPhone ? 'phone' : ''}`} aria-label={labelOf(place)}>
        <MessageLog session={session} />
        <p className="trouble" role="alert">
          {trouble}
        </p>
        {kindOf(place) !== 'home' && <Composer key={`${person.id} ${place.id}`} session={session} />}
        <Announcer session={session} />
      </main>
    </>
  );
}

const ABOUT = {
  channel: 'Everybody here shares one practice cluster',
  direct: 'You and the bot, with a cluster of your own',
  home: 'The tab of the app that you see',
} as const;
