/**
 * Why there are no Pods at all, or none that is meant by name.
 */
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { fractionOf } from '../../../diagram/workload';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { type Absence, wrapped } from './absence';

/** What is wanted here, and what is there. */
export function noPods(cluster: Cluster): Absence {
  const pods = cluster.count('Pod');
  const owners = [
    ...cluster.list('Deployment'),
    ...cluster.list('StatefulSet'),
    ...cluster.list('DaemonSet'),
    ...cluster.list('Job'),
  ];
  const isWanted = owners.some((owner) => fractionOf(owner, cluster).wanted > 0);
  const lines = owners.slice(0, 6).map((owner) => {
    const { ready, wanted } = fractionOf(owner, cluster);
    return `${owner.kind} ${cut(owner.metadata.name, 14)}: ${ready} of ${wanted}`;
  });
  if (pods > 0) {
    return {
      headline: `There ${pods === 1 ? 'is' : 'are'} ${count(pods, 'Pod')} here. Which one is meant?`,
      lines: wrapped(lines),
      page: 'Pods',
      buttons: [button('Diagnose', 'diagnose'), button('Show everything', 'show')],
    };
  }
  return {
    headline: isWanted ? 'No Pod is here, though some are wanted' : 'No Pod is here: nobody asked for one',
    lines: wrapped(lines),
    page: 'Pods',
    buttons: [
      owners.length === 0 ? button('Deploy web', 'deploy web') : button('Diagnose', 'diagnose'),
      button('Show everything', 'show'),
    ],
  };
}
