/**
 * Where one can go, and who one can be.
 */
import type { ReactNode } from 'react';
import { Avatar } from './avatar';
import { Icon, Logo } from './icons';
import { kindOf, labelOf, type Place, placesOf } from './places';
import type { Session } from './session';
import { useStore } from './store';
import type { ThemeChoice } from './theme-choice';

interface SidebarProps {
  readonly session: Session;
  readonly theme: ThemeChoice;
  /** A place was chosen. */
  readonly onGone: () => void;
}

export function Sidebar({ session, theme, onGone }: SidebarProps): ReactNode {
  const { people, places, person } = useStore(session);
  const { name: themeName } = useStore(theme);
  const seen = person === undefined ? [] : placesOf(places, person);
  const other = themeName === 'dark' ? 'Light' : 'Dark';
  const list = (title: string, kinds: readonly string[]): ReactNode => (
    <>
      <h2>{title}</h2>
      <ul>
        {seen
          .filter((one) => kinds.includes(kindOf(one)))
          .map((one) => (
            <li key={one.id}>
              <PlaceButton place={one} session={session} onGone={onGone} />
            </li>
          ))}
      </ul>
    </>
  );
  return (
    <aside className="sidebar" aria-label="Places and people">
      <header>
        <Logo />
        <h1>kube-tutor</h1>
        <button
          type="button"
          className="plain"
          onClick={() => theme.toggle()}
          aria-label={`${other} theme`}
          title={`${other} theme`}
        >
          <Icon name={themeName === 'dark' ? 'sun' : 'moon'} />
        </button>
      </header>
      <nav aria-label="Places">
        {list('Channels', ['channel'])}
        {list('The bot', ['direct', 'home'])}
        <button
          type="button"
          title="The shortcut of the app, as Slack has it behind the + of its message box"
          onClick={() => {
            void session.doSomething();
            onGone();
          }}
        >
          <Icon name="more" />
          Do something
        </button>
      </nav>
      <div className="people" role="group" aria-label="You are">
        <h2>You are</h2>
        {people.map((one) => (
          <button
            key={one.id}
            type="button"
            aria-pressed={one.id === person?.id}
            onClick={() => {
              session.switchTo(one);
              onGone();
            }}
          >
            <Avatar name={one.name} />@{one.name}
          </button>
        ))}
      </div>
    </aside>
  );
}

interface PlaceButtonProps {
  readonly place: Place;
  readonly session: Session;
  readonly onGone: () => void;
}

function PlaceButton({ place, session, onGone }: PlaceButtonProps): ReactNode {
  const { place: here, unread } = useStore(session);
  const isHere = place.id === here?.id;
  const isUnread = !isHere && unread.has(place.id);
  const kind = kindOf(place);
  return (
    <button
      type="button"
      className={isUnread ? 'unread' : ''}
      aria-label={`${labelOf(place)}${isUnread ? ', new messages' : ''}`}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => {
        session.visit(place);
        onGone();
      }}
    >
      <Icon name={kind} />
      {kind === 'channel' ? place.name : labelOf(place)}
      {isUnread && <span className="dot" />}
    </button>
  );
}
