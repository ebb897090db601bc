/**
 * The events of the cluster, newest first.
 */
import type { ReactNode } from 'react';
import { duration } from '../../src/diagram/duration';
import type { ClusterState } from '../api';

export function Events({ cluster }: { readonly cluster: ClusterState }): ReactNode {
  if (cluster.events.length === 0) return <p className="hint">No events yet. Deploy something.</p>;
  return (
    <ol className="events">
      {cluster.events.map((event, place) => (
        <li key={place} className={event.type === 'Warning' ? 'warning' : ''}>
          <time>{duration(cluster.now - event.at)} ago</time>
          <p>
            {event.type === 'Warning' && <span className="sign">Warning</span>}
            <b>{event.reason}</b> <span className="object">{event.object}</span>
            {event.count > 1 && <span className="count"> × {event.count}</span>}
          </p>
          <p className="says">{event.message}</p>
        </li>
      ))}
    </ol>
  );
}
