/** When the Pods of a Node that fails are replaced: not before their time is over. */
import { isNodeReady } from '../../../api/node-state';
import { type Deployment, type Pod, refOf } from '../../../api/objects';
import { isRejected } from '../../../api/rejection';
import { Cluster } from '../../../cluster/cluster';
import { evictionTime } from '../../../cluster/eviction/eviction-time';
import { millisOf, SECOND } from '../../../cluster/time';
import { duration } from '../../../diagram/duration';
import { type Experiment, tryOut } from '../experiment';
import { predict, type Prediction } from '../prediction';
import { complete, countedPods, firstOf, standing } from '../subjects';

export const nodeFails: Prediction = {
  template: 'node-fails',
  topic: 'deployment',
  example: ['deploy web 4'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const nodes = cluster.list('Node').filter(isNodeReady);
    const suitable = nodes.flatMap((node) =>
      complete(cluster, 'Deployment').flatMap((owner) => {
        const pods = standing(owner, cluster).filter(({ spec }) => spec.nodeName === node.metadata.name);
        return pods.length === 0 ? [] : [{ node: node.metadata.name, owner, pods }];
      }),
    );
    return firstOf(state, suitable, ({ node, owner, pods }) => {
      const { name } = owner.metadata;
      const known = new Set(standing(owner, cluster).map(({ metadata }) => metadata.uid));
      return predict(nodeFails, state, isOwn, {
        command: `node fail ${node}`,
        statement: 'S9',
        ask: `${node} fails. When are its Pods replaced?`,
        situation: `${node} runs ${countedPods(pods.length)} of Deployment ${name}. Now its machine fails.`,
        focus: [refOf(owner)],
        outcomeOf: (experiment) => {
          const isReplaced = standing(owner, experiment.after).some(({ metadata }) => !known.has(metadata.uid));
          if (isReplaced) return 'at once';
          const left = waitOf(pods, node, experiment);
          return left !== undefined && isReplacedAfter(left, owner, known, experiment) ? 'later' : 'never';
        },
        expected: (experiment) => {
          const left = duration(waitOf(pods, node, experiment) ?? 0);
          return [
            {
              outcome: 'later',
              text: `${left} after it is found silent`,
              why: `the Node may come back, so its Pods tolerate the silence for that long. Then new ones are made.`,
            },
            {
              outcome: 'at once',
              text: 'at once, on another Node',
              misconception: 'lost-pod-replaced-at-once',
              fact: `${node} may only be cut off. The Pods are given ${left} before they are evicted.`,
            },
            {
              outcome: 'by hand',
              text: 'when somebody removes it',
              misconception: 'lost-node-needs-a-person',
              fact: `nobody has to act: the Node controller evicts the Pods of ${name} when ${left} are over.`,
            },
            {
              outcome: 'never',
              text: `never, they wait for ${node}`,
              misconception: 'count-waits-for-node',
              fact: `${name} keeps its number: once the old Pods are evicted, its ReplicaSet makes others elsewhere.`,
            },
          ];
        },
      });
    });
  },
};

/** How long until the first of them has to leave; undefined when none ever has to. */
function waitOf(pods: readonly Pod[], name: string, { after }: Experiment): number | undefined {
  const node = after.get('Node', name);
  if (node === undefined) return undefined;
  const times = pods.map((pod) => evictionTime(pod, node));
  const [first] = times;
  return first === undefined || times.some((time) => time !== first) || first <= after.now
    ? undefined
    : first - after.now;
}

/** Whether the first new Pod comes when the time is over: a quota may forbid it, another Node may fail before. */
function isReplacedAfter(left: number, owner: Deployment, known: ReadonlySet<string>, { after }: Experiment): boolean {
  const over = tryOut(after.snapshot(), `wait ${Math.ceil(left / SECOND) + 1}s`);
  if (isRejected(over)) return false;
  const made = standing(owner, over.after).filter(({ metadata }) => !known.has(metadata.uid));
  return made.length > 0 && made.every((pod) => millisOf(pod.metadata.creationTimestamp) >= after.now + left - SECOND);
}
