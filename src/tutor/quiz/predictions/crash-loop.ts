/** How often a container that keeps crashing is started in five minutes: less and less often. */
import { type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { DEFAULT_NAMESPACE } from '../../../commands/grammar/words';
import { topOwnerOf } from '../../../diagram/owner';
import { shortName } from '../../../diagram/short-name';
import type { Experiment } from '../experiment';
import { predict, type Prediction } from '../prediction';
import { firstOf, restartsOf } from '../subjects';

const EVENLY = 30;

export const crashLoop: Prediction = {
  template: 'crash-loop',
  topic: 'pod',
  example: ['deploy web 2', 'crash pod web --loop'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, cluster.list('Pod', DEFAULT_NAMESPACE).filter(isLooping), (pod) => {
      const owner = topOwnerOf(pod, cluster);
      const short = shortName(pod);
      return predict(crashLoop, state, isOwn, {
        command: 'wait 5m',
        statement: 'S22',
        ask: `how often is ${short} started again?`,
        situation: `The container of ${short} crashes each time it starts. Now 5 minutes go by.`,
        focus: [refOf(owner ?? pod)],
        outcomeOf: (experiment) => {
          const more = triesIn(pod, experiment);
          return more === undefined ? 'gone' : String(more);
        },
        expected: (experiment) => {
          const more = triesIn(pod, experiment) ?? 0;
          return [
            {
              outcome: String(Math.max(more, 2)),
              text: `${timesOf(more)}, with longer waits each time`,
              why: `the kubelet waits 10s, then 20s, 40s and so on before each try, at most 5 minutes, and never ends.`,
            },
            {
              outcome: String(EVENLY),
              text: `${timesOf(EVENLY)}, every 10 seconds`,
              misconception: 'restarts-come-evenly',
              fact: `there ${more === 1 ? 'was' : 'were'} ${more}, because each wait is twice as long as the one before.`,
            },
            {
              outcome: '1',
              text: 'once, then Kubernetes gives it up',
              misconception: 'restarts-run-out',
              fact: 'there is no last try. Only the waits grow, to 5 minutes at most.',
            },
            {
              outcome: '0',
              text: 'never, somebody has to start it',
              misconception: 'crash-is-final',
              fact: 'the kubelet tries again by itself, because the restart policy of the Pod is Always.',
            },
            {
              outcome: 'gone',
              text: 'never, a new Pod takes its place',
              misconception: 'crash-makes-new-pod',
              fact: `${short} is still there, because each try starts the container in the same Pod.`,
            },
          ];
        },
      });
    });
  },
};

function isLooping({ metadata, status }: Pod): boolean {
  const states = status.containerStatuses ?? [];
  const waits = states.filter(({ state }) => state?.waiting?.reason === 'CrashLoopBackOff');
  return waits.length === 1 && metadata.deletionTimestamp === undefined;
}

/** Undefined when the Pod is gone. */
function triesIn(pod: Pod, { after }: Experiment): number | undefined {
  const now = after.list('Pod', DEFAULT_NAMESPACE).find(({ metadata }) => metadata.uid === pod.metadata.uid);
  return now === undefined ? undefined : restartsOf(now) - restartsOf(pod);
}

const timesOf = (count: number): string => `${count} times`;
