/**
 * What an empty channel shows: what this page is, and a first command for those who do not know one.
 */
import type { ReactNode } from 'react';
import { Logo } from './icons';
import type { Session } from './session';

const FIRST = [
  ['', 'See where the channel stands'],
  ['deploy web', 'Deploy a first app'],
  ['do', 'Choose from menus'],
] as const;

export function Welcome({ session }: { readonly session: Session }): ReactNode {
  return (
    <section className="welcome" aria-label="Welcome">
      <Logo />
      <h3>Nothing was said here yet.</h3>
      <p>
        This page stands in for Slack: three people, two channels with a practice cluster each, and a direct message
        with a cluster of one's own. What happens in a cluster is worked out by real controllers, in time that is
        simulated.
      </p>
      <div className="actions">
        {FIRST.map(([command, label]) => (
          <button key={label} type="button" className="button" onClick={() => void session.type(command)}>
            {label}
            <code>/kube {command}</code>
          </button>
        ))}
      </div>
    </section>
  );
}
