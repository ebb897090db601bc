/** Which Pod of a Deployment goes when fewer are wanted: not one by chance. */
import { isConditionTrue } from '../../../api/conditions';
import { type Deployment, type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { DEFAULT_NAMESPACE } from '../../../commands/grammar/words';
import { podsOf } from '../../../diagram/workload';
import { shortName } from '../../../diagram/short-name';
import type { Experiment } from '../experiment';
import { type Expected, predict, type Prediction } from '../prediction';
import { firstOf, podsByName } from '../subjects';

const LONGEST_NAME = 14;
const MOST_COPIES = 20;

export const scaleIn: Prediction = {
  template: 'scale-in',
  topic: 'scaling',
  example: ['deploy web 4'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, cluster.list('Deployment', DEFAULT_NAMESPACE).filter(suits(cluster)), (owner) => {
      const { name } = owner.metadata;
      const pods = podsByName(owner, cluster);
      return predict(scaleIn, state, isOwn, {
        command: `scale ${name} ${pods.length - 1}`,
        statement: 'S12',
        ask: `${name} goes from ${pods.length} to ${pods.length - 1}. Which Pod goes?`,
        situation: situationOf(name, pods),
        focus: [refOf(owner)],
        outcomeOf: (experiment) => {
          const gone = goneIn(pods, experiment);
          const now = podsOf(owner, experiment.after);
          return now.length === pods.length - 1 && gone.length === 1 ? 'one' : gone.length === 0 ? 'none' : 'all';
        },
        expected: expectedOf(pods),
      });
    });
  },
};

/** All Pods are there, and something sets one apart, or those of one Node. */
function suits(cluster: Cluster): (owner: Deployment) => boolean {
  return (owner) => {
    const pods = podsOf(owner, cluster);
    const isWhole = pods.length === owner.spec.replicas && pods.every(({ spec }) => spec.nodeName !== undefined);
    const areThere = pods.every(({ metadata }) => metadata.deletionTimestamp === undefined);
    const isShort = owner.metadata.name.length <= LONGEST_NAME && pods.length <= MOST_COPIES;
    return isWhole && areThere && isShort && pods.length >= 2 && reasonOf(pods) !== undefined;
  };
}

type Reason = { readonly unready: Pod } | { readonly fullest: string; readonly count: number };

function reasonOf(pods: readonly Pod[]): Reason | undefined {
  const [unready, ...more] = pods.filter((pod) => !isReady(pod));
  if (unready !== undefined) return more.length === 0 ? { unready } : undefined;
  const counts = countsOf(pods);
  const [first, second] = counts;
  if (first === undefined || second === undefined || first.count === second.count) return undefined;
  return { fullest: first.node, count: first.count };
}

/** Pods by Node, most first. */
function countsOf(pods: readonly Pod[]): readonly { readonly node: string; readonly count: number }[] {
  const nodes = [...new Set(pods.map(({ spec }) => spec.nodeName ?? ''))];
  return nodes
    .map((node) => ({ node, count: pods.filter(({ spec }) => spec.nodeName === node).length }))
    .sort((a, b) => b.count - a.count || (a.node < b.node ? -1 : 1));
}

function situationOf(name: string, pods: readonly Pod[]): string {
  const reason = reasonOf(pods);
  if (reason !== undefined && 'unready' in reason) {
    return `Deployment ${name} has ${pods.length} Pods, and ${shortName(reason.unready)} is not ready.`;
  }
  const counts = countsOf(pods).map(({ node, count }) => `${count} on ${node}`);
  const where = counts.length <= 4 ? `: ${counts.join(', ')}` : '';
  return `Deployment ${name} has ${pods.length} Pods, all of them ready${where}.`;
}

function expectedOf(pods: readonly Pod[]): readonly Expected[] {
  const reason = reasonOf(pods);
  if (reason === undefined) return [];
  const only = (test: (pod: Pod) => boolean) => (experiment: Experiment) => {
    const [gone, ...more] = goneIn(pods, experiment);
    return gone !== undefined && more.length === 0 && test(gone);
  };
  const chosen = 'unready' in reason ? `${shortName(reason.unready)} was not ready` : `${reason.fullest} held most`;
  const byAge = [...pods].sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1));
  const [oldest, next] = byAge;
  const [newest, before] = byAge.toReversed();
  const isOlder = (a: Pod | undefined, b: Pod | undefined): a is Pod =>
    a !== undefined && b !== undefined && a.metadata.creationTimestamp !== b.metadata.creationTimestamp;
  const right: Expected =
    'unready' in reason
      ? {
          outcome: only((pod) => pod.metadata.uid === reason.unready.metadata.uid),
          text: `${shortName(reason.unready)}, it is not ready`,
          why: 'the ReplicaSet takes first what serves nobody. Without it, as many can serve as before.',
        }
      : {
          outcome: only(({ spec }) => spec.nodeName === reason.fullest),
          text: `one on ${reason.fullest}, it has most`,
          why: `the ReplicaSet takes one where the most are, here ${reason.count}, so that what stays is spread.`,
        };
  return [
    right,
    ...(isOlder(newest, before)
      ? [
          {
            outcome: only(({ metadata }) => metadata.uid === newest.metadata.uid),
            text: `${shortName(newest)}, it is the newest`,
            misconception: 'scale-takes-newest',
            fact: `age decides only where nothing else does. Here ${chosen}.`,
          } as const,
        ]
      : []),
    ...(isOlder(oldest, next)
      ? [
          {
            outcome: only(({ metadata }) => metadata.uid === oldest.metadata.uid),
            text: `${shortName(oldest)}, it is the oldest`,
            misconception: 'oldest-goes-first',
            fact: `age does not make a Pod go. Here ${chosen}, and among equals the newer one goes.`,
          } as const,
        ]
      : []),
    {
      outcome: 'by lot',
      text: `any of all ${pods.length}, by lot`,
      misconception: 'scale-takes-any',
      fact: `there is a fixed order: not ready first, then where the most are. Here ${chosen}.`,
    },
    {
      outcome: 'all',
      text: `all ${pods.length}, and ${pods.length - 1} new ones come`,
      misconception: 'scale-restarts-all',
      fact: 'the others are not touched, because a number is no part of the Pod template.',
    },
    {
      outcome: 'none',
      text: 'none, those that run may stay',
      misconception: 'count-is-given-once',
      fact: 'the number is compared with what is there all the time, so one is too many at once.',
    },
  ];
}

function goneIn(pods: readonly Pod[], { after }: Experiment): readonly Pod[] {
  const now = new Set(after.list('Pod').map(({ metadata }) => metadata.uid));
  return pods.filter(({ metadata }) => !now.has(metadata.uid));
}

const isReady = ({ status }: Pod): boolean => isConditionTrue(status.conditions, 'Ready');
