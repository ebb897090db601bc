/**
 * The page as a whole: the sidebar, the chat, and the panel of the cluster. On a narrow screen one of them at a time.
 */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Directory } from './blocks/input';
import { Names } from './blocks/mrkdwn';
import { Chat } from './chat';
import { Modal } from './modal';
import { ClusterPanel } from './panel/cluster-panel';
import type { Pane } from './pane';
import { kindOf, labelOf, placesOf } from './places';
import type { Session } from './session';
import { Sidebar } from './sidebar';
import { useStore } from './store';
import type { ThemeChoice } from './theme-choice';

interface AppProps {
  readonly session: Session;
  readonly theme: ThemeChoice;
}

export function App({ session, theme }: AppProps): ReactNode {
  const shown = useStore(session);
  const { name: themeName } = useStore(theme);
  const [pane, setPane] = useState<Pane>('chat');
  const [isLarge, setLarge] = useState(false);
  const { people, places, person, place, view } = shown;
  const nameOf = useCallback(
    (id: string) => [...people, ...places].find((one) => one.id === id)?.name ?? id,
    [people, places],
  );
  const directory = useMemo(
    () => ({
      people: people.map(({ id, name }) => ({ id, label: `@${name}` })),
      channels: places.filter((one) => kindOf(one) === 'channel').map((one) => ({ id: one.id, label: labelOf(one) })),
      conversations: (person === undefined ? [] : placesOf(places, person))
        .filter((one) => kindOf(one) !== 'home')
        .map((one) => ({ id: one.id, label: labelOf(one) })),
    }),
    [people, places, person],
  );
  if (person === undefined || place === undefined) {
    return (
      <p className="starting" role="status">
        {shown.trouble === '' ? 'Loading ...' : shown.trouble}
      </p>
    );
  }
  const hasCluster = kindOf(place) !== 'home';
  const isCluster = pane === 'cluster' && hasCluster;
  return (
    <Names value={nameOf}>
      <Directory value={directory}>
        <a className="skip" href="#command" onClick={(event) => skip(event, () => setPane('chat'))}>
          Skip to the command line
        </a>
        <div
          className={`page shows-${isCluster ? 'cluster' : pane === 'cluster' ? 'chat' : pane} ${hasCluster && isLarge ? 'large' : ''}`}
        >
          <Sidebar session={session} theme={theme} onGone={() => setPane('chat')} />
          <Chat session={session} pane={isCluster ? 'cluster' : 'chat'} hasCluster={hasCluster} onPane={setPane} />
          {hasCluster && (
            <ClusterPanel
              key={`${person.id} ${place.id}`}
              session={session}
              theme={themeName}
              isLarge={isLarge}
              onLarge={setLarge}
            />
          )}
        </div>
        {view !== undefined && (
          <Modal key={view.id} open={view} session={session} here={hasCluster ? place.id : undefined} />
        )}
      </Directory>
    </Names>
  );
}

/** The address of the page says who is where: a link to a part of it would overwrite that. */
function skip(event: { preventDefault(): void }, show: () => void): void {
  event.preventDefault();
  show();
  requestAnimationFrame(() => document.getElementById('command')?.focus());
}
