/** What a DaemonSet does on a Node that gets a taint: it depends on the effect. */
import { refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { podsOf } from '../../../diagram/workload';
import { predict, type Expected, type Prediction } from '../prediction';
import { bySeed, complete, firstOf } from '../subjects';

export const daemonTainted: Prediction = {
  template: 'daemon-tainted',
  topic: 'daemonset',
  example: ['deploy agent daemonset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const [effect] = bySeed(state, ['NoExecute', 'NoSchedule'] as const);
    const suitable = complete(cluster, 'DaemonSet').flatMap((owner) =>
      podsOf(owner, cluster).map((pod) => ({ owner, pod, node: pod.spec.nodeName ?? '' })),
    );
    return firstOf(state, suitable, ({ owner, pod, node }) => {
      const { name } = owner.metadata;
      const count = podsOf(owner, cluster).length;
      return predict(daemonTainted, state, isOwn, {
        command: `taint node ${node} a=b:${effect}`,
        statement: 'S29',
        ask: `what becomes of the ${name} Pod there?`,
        situation: `DaemonSet ${name} has a Pod on ${node}. Now ${node} gets the taint a=b with effect ${effect}.`,
        focus: [refOf(owner)],
        outcomeOf: ({ after }) => {
          const now = podsOf(owner, after);
          const same = now.find(({ metadata }) => metadata.uid === pod.metadata.uid);
          if (same !== undefined && same.metadata.deletionTimestamp === undefined) {
            return same.status.phase === 'Pending' ? 'paused' : 'stays';
          }
          if (now.some(({ spec }) => spec.nodeName === node)) return 'again';
          return now.length === count ? 'elsewhere' : 'gone';
        },
        expected: effect === 'NoExecute' ? driven(name, node) : kept(name, node),
      });
    });
  },
};

function driven(name: string, node: string): readonly Expected[] {
  return [
    {
      outcome: 'gone',
      text: 'it ends, and none takes its place',
      why: `NoExecute drives out Pods that do not tolerate it. ${node} does not fit ${name} any more.`,
    },
    {
      outcome: 'stays',
      text: 'it runs on, as if nothing happened',
      misconception: 'taint-is-for-new-pods',
      fact: 'the effect NoExecute is about running Pods too. Only NoSchedule leaves them where they are.',
    },
    ...others(name, node),
  ];
}

function kept(name: string, node: string): readonly Expected[] {
  return [
    {
      outcome: 'stays',
      text: 'it runs on, as if nothing happened',
      why: `NoSchedule keeps new Pods away. Who runs on ${node} already may stay, so ${name} keeps its Pod.`,
    },
    {
      outcome: 'gone',
      text: 'it ends, and none takes its place',
      misconception: 'taint-always-evicts',
      fact: 'only the effect NoExecute drives out running Pods. NoSchedule is about Pods that come later.',
    },
    ...others(name, node),
  ];
}

const others = (name: string, node: string): readonly Expected[] => [
  {
    outcome: 'elsewhere',
    text: 'it ends, and starts on another Node',
    misconception: 'daemon-pod-goes-elsewhere',
    fact: `a Pod of ${name} is made for one Node, and the other Nodes that fit have theirs.`,
  },
  {
    outcome: 'paused',
    text: 'it waits, until the taint is gone',
    misconception: 'taint-pauses-pods',
    fact: `a Pod cannot be paused: on ${node} it either runs or ends.`,
  },
];
