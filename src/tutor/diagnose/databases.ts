/**
 * Databases that nobody leads: nobody takes writes then.
 */
import { refOf } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import { databaseContainer } from '../../containers/database';
import { cut } from '../../diagram/text/columns';
import { button } from '../button';
import type { Finding, Patient } from './finding';

export function checkDatabases({ cluster }: Patient): readonly Finding[] {
  return cluster.list('StatefulSet').flatMap((set) => {
    if (databaseContainer(set.spec.template) === undefined || set.spec.replicas === 0) return [];
    const database = cluster.machines.databases.get(keyOf(set));
    if (database === undefined || (database.leader !== undefined && database.silentSince === undefined)) return [];
    const name = cut(set.metadata.name, 24);
    const silent = database.leader === undefined ? '' : `${database.leader} leads, but does not answer`;
    return [
      {
        rank: 90,
        about: [refOf(set)],
        symptom: silent === '' ? `${name}: nobody leads the database` : `${name}: its leader does not answer`,
        short: `${cut(name, 12)}  no leader`,
        why: [
          silent === '' ? 'No member is ready, so nobody takes writes' : silent,
          "The choice is the database's own; Kubernetes has no part in it",
        ],
        helps: 'ready members: the one with the lowest number leads then.',
        cures: [button('Wait 1m', 'wait 1m'), button(`Show ${name}`, `show ${set.metadata.name}`)],
      },
    ];
  });
}
