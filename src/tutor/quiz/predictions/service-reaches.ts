/** Which Pods a Service reaches when one fails its readiness check: all others. */
import { isConditionTrue } from '../../../api/conditions';
import { type Deployment, refOf, type Service } from '../../../api/objects';
import { matchesLabels } from '../../../api/selectors';
import { Cluster } from '../../../cluster/cluster';
import { readyPods } from '../../../containers/requests';
import { shortName } from '../../../diagram/short-name';
import { predict, type Prediction } from '../prediction';
import { complete, firstOf, podsByName, restartsOf } from '../subjects';

export const serviceReaches: Prediction = {
  template: 'service-reaches',
  topic: 'scaling',
  example: ['deploy web'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const suitable = complete(cluster, 'Deployment').flatMap((owner) => {
      const service = serviceOf(owner, cluster);
      const pods = podsByName(owner, cluster);
      const isAll = service !== undefined && readyPods(cluster, service).length === pods.length;
      return isAll && pods.length > 1 ? [{ owner, service, pods }] : [];
    });
    return firstOf(state, suitable, ({ owner, service, pods }) => {
      const pod = pods[0]!;
      const short = shortName(pod);
      const count = pods.length;
      const known = new Set(pods.map(({ metadata }) => metadata.uid));
      const reached = count === 2 ? '1 Pod' : `${count - 1} Pods`;
      return predict(serviceReaches, state, isOwn, {
        command: `unready pod ${short}`,
        statement: 'S13',
        ask: `which Pods get requests then?`,
        situation: `Service ${service.metadata.name} sends requests to ${count} Pods. Now ${short} runs on, but is not ready.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = readyPods(after, service);
          if (now.some(({ metadata }) => !known.has(metadata.uid))) return 'another';
          const same = now.find(({ metadata }) => metadata.uid === pod.metadata.uid);
          if (same === undefined) return now.length === count - 1 ? 'the others' : 'fewer';
          if (restartsOf(same) > restartsOf(pod)) return 'restarted';
          return isConditionTrue(same.status.conditions, 'Ready') ? 'ready' : 'all';
        },
        expected: [
          {
            outcome: 'the others',
            text: `${reached}, without ${short}`,
            why: `a Service sends to ready Pods only. ${short} runs on, and may come back by itself.`,
          },
          {
            outcome: 'all',
            text: `${count} Pods, ${short} too`,
            misconception: 'running-means-ready',
            fact: `running is not enough. A Service asks for ready, and ${short} says that it is not.`,
          },
          {
            outcome: 'another',
            text: `${count} Pods, one of them new`,
            misconception: 'unready-is-replaced',
            fact: `nothing is made, because the ReplicaSet counts Pods, and ${short} is still one of ${count}.`,
          },
          {
            outcome: 'restarted',
            text: `${count} Pods, after a restart`,
            misconception: 'unready-means-restart',
            fact: `nobody restarts ${short}, because readiness decides about requests only.`,
          },
        ],
      });
    });
  },
};

/** The Service that sends to the Pods of this Deployment. */
function serviceOf({ metadata, spec }: Deployment, cluster: Cluster): Service | undefined {
  const labels = spec.template.metadata.labels ?? {};
  return cluster.list('Service', metadata.namespace).find((service) => {
    const selector = service.spec.selector ?? {};
    return Object.keys(selector).length > 0 && matchesLabels(selector, labels);
  });
}
