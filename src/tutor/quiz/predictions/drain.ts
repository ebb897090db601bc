/** Which Pods leave a Node that is drained, and when none does. */
import { type Node, type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { topOwnerOf } from '../../../diagram/owner';
import { predict, type Expected, type Prediction } from '../prediction';
import { bySeed, countedPods, firstOf } from '../subjects';

const IGNORING = '--ignore-daemonsets';

export const drain: Prediction = {
  template: 'drain',
  topic: 'daemonset',
  example: ['deploy web 4', 'deploy agent daemonset'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const suitable = cluster.list('Node').flatMap((node) => {
      const { daemons, others } = podsOn(node, cluster);
      const areThere = [...daemons, ...others].every(({ metadata }) => metadata.deletionTimestamp === undefined);
      return daemons.length > 0 && others.length > 0 && areThere ? [{ node: node.metadata.name, daemons, others }] : [];
    });
    const [flag] = bySeed(state, ['', ` ${IGNORING}`]);
    return firstOf(state, suitable, ({ node, daemons, others }) => {
      const ofSets = others.filter((pod) => topOwnerOf(pod, cluster)?.kind === 'StatefulSet');
      const plain =
        ofSets.length > 0 && ofSets.length < others.length ? others.filter((pod) => !ofSets.includes(pod)) : [];
      return predict(drain, state, isOwn, {
        command: `drain ${node}${flag}`,
        statement: 'S29',
        ask: `${node} is drained. Which Pods leave?`,
        situation: `${node} has ${countedPods(others.length)} of other apps and ${daemonPods(daemons.length)}.${flag === '' ? '' : ` The command says ${IGNORING}.`}`,
        focus: [refOf(cluster.get('Node', node)!)],
        outcomeOf: ({ after }) => {
          const gone = (pods: readonly Pod[]) =>
            pods.filter(
              ({ metadata }) => after.get('Pod', metadata.name, metadata.namespace)?.metadata.uid !== metadata.uid,
            );
          if (gone(daemons).length > 0) return gone(others).length === others.length ? 'all' : 'some';
          const left = gone(others);
          if (left.length === 0) return 'none';
          if (left.length === others.length) return 'others';
          return plain.length > 0 && left.length === plain.length && plain.every((pod) => left.includes(pod))
            ? 'without data'
            : 'some';
        },
        expected: flag === '' ? refused(others, daemons) : ignored(others, daemons, plain),
      });
    });
  },
};

/** kubectl refuses as long as nobody says what shall become of the Pods of DaemonSets. */
function refused(leaving: readonly Pod[], daemons: readonly Pod[]): readonly Expected[] {
  const name = daemons[0]?.metadata.name ?? '';
  return [
    {
      outcome: 'none',
      text: 'none, the drain is refused',
      why: `${name} is in the way: its DaemonSet would make it again. kubectl asks for ${IGNORING}, and cordons all the same.`,
    },
    {
      outcome: 'others',
      text: `${leaving.length}, all but the DaemonSet's`,
      misconception: 'drain-skips-daemons',
      fact: `drain stops at ${name} and evicts nobody, as long as you do not say ${IGNORING}.`,
    },
    takesAll(leaving, daemons),
    LATER,
  ];
}

/** They are left alone; all others go. */
function ignored(leaving: readonly Pod[], daemons: readonly Pod[], withoutData: readonly Pod[]): readonly Expected[] {
  const name = daemons[0]?.metadata.name ?? '';
  return [
    {
      outcome: 'others',
      text: `${leaving.length}, all but the DaemonSet's`,
      why: `their controllers make them again elsewhere. ${name} stays, because its DaemonSet would put it back.`,
    },
    takesAll(leaving, daemons),
    ...(withoutData.length > 0
      ? [
          {
            outcome: 'without data',
            text: `${withoutData.length}, those that keep no data`,
            misconception: 'stateful-never-restarts',
            fact: 'a drain does not ask what a Pod keeps. A StatefulSet makes its Pod again with the same volume.',
          } as const,
        ]
      : []),
    {
      outcome: 'none',
      text: 'none, new ones stay away',
      misconception: 'drain-only-cordons',
      fact: 'keeping new Pods away is what a cordon does. A drain begins with it, then evicts those that are there.',
    },
    LATER,
  ];
}

const takesAll = (leaving: readonly Pod[], daemons: readonly Pod[]): Expected => ({
  outcome: 'all',
  text: `${leaving.length + daemons.length}, the DaemonSet's too`,
  misconception: 'drain-takes-everything',
  fact: `a drain never evicts ${daemons[0]?.metadata.name ?? ''}: its DaemonSet would make it again on this Node at once.`,
});

const LATER: Expected = {
  outcome: 'later',
  text: 'none, before 5 minutes are over',
  misconception: 'cordon-has-a-timer',
  fact: 'no time has to go by. Either a drain is refused, or it asks the Pods to leave at once.',
};

function podsOn(
  { metadata }: Node,
  cluster: Cluster,
): { readonly daemons: readonly Pod[]; readonly others: readonly Pod[] } {
  const pods = cluster.podsOn(metadata.name);
  const isDaemon = (pod: Pod) => topOwnerOf(pod, cluster)?.kind === 'DaemonSet';
  return { daemons: pods.filter(isDaemon), others: pods.filter((pod) => !isDaemon(pod)) };
}

const daemonPods = (count: number): string => (count === 1 ? '1 of a DaemonSet' : `${count} of DaemonSets`);
