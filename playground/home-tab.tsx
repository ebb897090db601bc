/**
 * The home tab of the app: one view, of which the latest is shown.
 */
import type { ReactNode } from 'react';
import { MessageBlocks } from './message-blocks';
import type { Session } from './session';
import { useStore } from './store';

export function HomeTab({ session }: { readonly session: Session }): ReactNode {
  const { said, isLoaded } = useStore(session);
  const latest = said.at(-1);
  if (latest === undefined) {
    return isLoaded ? <p className="hint">The bot has put nothing into its home tab.</p> : null;
  }
  return (
    <article className="home" aria-label="Home tab">
      <MessageBlocks said={latest} session={session} />
    </article>
  );
}
