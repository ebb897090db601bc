/**
 * What an empty place shows: what this is, and a first command for those who do not know one.
 */
import type { ReactNode } from 'react';
import { Logo } from './icons';
import { kindOf, type Place } from './places';
import type { Session } from './session';

const OTHERS = [
  ['', 'What can I do here?'],
  ['do', 'Choose from menus'],
  ['lesson', 'Start a lesson'],
] as const;

interface WelcomeProps {
  readonly session: Session;
  readonly place: Place;
}

export function Welcome({ session, place }: WelcomeProps): ReactNode {
  const press = (command: string) => (): void => void session.type(command);
  return (
    <section className="welcome" aria-label="Welcome">
      <Logo />
      <h3>
        {kindOf(place) === 'direct' ? 'A Kubernetes cluster of your own' : 'A Kubernetes cluster for this channel'}
      </h3>
      <p>
        Deploy, scale and break apps, and read what happened and why. The controllers work as those of Kubernetes do;
        machines and time are simulated: nothing costs money, nothing can be harmed.
      </p>
      <button type="button" className="primary first" onClick={press('deploy web')}>
        Deploy a first app
        <code>/kube deploy web</code>
      </button>
      <div className="actions">
        {OTHERS.map(([command, label]) => (
          <button key={label} type="button" className="button" onClick={press(command)}>
            {label}
            <code>/kube {command}</code>
          </button>
        ))}
      </div>
      <p className="hint">
        This page stands in for Slack: two channels with a cluster each, three people to be, messages to the bot alone,
        and its home tab. What is typed here goes the way it goes in Slack.
      </p>
    </section>
  );
}
