/** The description of a Pod: its state in one word, and where in the page the reason stands. */
import { isSilent } from '../../../api/node-state';
import type { Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { topOwnerOf } from '../../../diagram/owner';
import { podState, type PodWord, restartsOf } from '../../../diagram/pod-state';
import { button } from '../../button';
import type { Button } from '../../reply';
import { count, shortened } from '../../story/pod-name';
import { commandIn, type PageOf } from './page';

export const podPage: PageOf<Pod> = (pod, cluster) => {
  const { word } = podState(pod, cluster);
  const restarts = restartsOf(pod);
  return {
    headline: `${shortened(pod.metadata.name)} ${STATES[word](pod)}${restarts === 0 ? '' : `, ${count(restarts, 'restart')}`}`,
    notice: word === 'ready' && restarts > 0 ? AFTER_RESTART : NOTICES[word],
    buttons: waysOn(pod, cluster),
  };
};

const STATES: Readonly<Record<PodWord, (pod: Pod) => string>> = {
  ready: ({ spec }) => `is ready on ${spec.nodeName ?? ''}`,
  'not ready': () => 'runs and is not ready',
  starting: () => 'starts',
  'no Node yet': () => 'has no Node yet',
  'image pull': () => 'waits for its image',
  'crash wait': () => 'waits after a crash',
  config: () => 'waits for its settings',
  'volume wait': () => 'waits for its volume',
  stopping: () => 'is stopping',
  silent: ({ spec }) => `is silent: ${spec.nodeName ?? ''} does not answer`,
  failed: ({ status }) => `failed${status.reason === undefined ? '' : `: ${status.reason}`}`,
  done: () => 'is done',
  gone: () => 'is gone',
};

const AFTER_RESTART = 'Last State is how the run before ended. A restart keeps the Pod: its name, its IP, its Node.';
const RECORD = 'State and Exit Code say how it ended. The Pod stays as a record; nothing of it runs.';

const NOTICES: Readonly<Record<PodWord, string>> = {
  ready: 'Events, at the end, tell how it came to run. They are kept for an hour. Conditions say what holds now.',
  'not ready': 'Ready: False on a container that is Running: its readiness probe (a question by the kubelet) fails.',
  starting: 'Events, at the end, are in order: Scheduled, Pulled, Created, Started. The last one says how far it is.',
  'no Node yet': 'the last Event is the scheduler (chooses a Node): it counts the Nodes by what keeps the Pod away.',
  'image pull': 'Events hold the error and the image. The kubelet (the agent on a Node) tries again by itself.',
  'crash wait': 'Last State is how the run ended, State what it waits for. Each wait is longer than the one before.',
  config: 'Events name the ConfigMap or Secret that a container wants. It starts when that is there.',
  'volume wait': 'Events name the volume. Until it is mounted, no container of the Pod starts.',
  stopping: 'kubectl counts "lasts" from the end of the grace period: before it, it prints <invalid>.',
  silent: 'all of it is as last known: the kubelet (the agent on the Node) no longer reports.',
  failed: RECORD,
  done: RECORD,
  gone: RECORD,
};

function waysOn(pod: Pod, cluster: Cluster): readonly Button[] {
  const { name } = pod.metadata;
  const owner = topOwnerOf(pod, cluster);
  const above =
    owner === undefined
      ? [button('See all Pods', 'get pods')]
      : [button('Describe its owner', `describe ${owner.kind.toLowerCase()} ${owner.metadata.name}`)];
  const ways = [...logsOf(pod, cluster), ...above, button('Why?', `why ${name}`)];
  return ways.map(({ label, run }) => button(label, commandIn(pod, run)));
}

/** Only what has run has printed something, and only a kubelet that answers hands it out. */
function logsOf({ metadata, spec, status }: Pod, cluster: Cluster): readonly Button[] {
  const [first] = status.containerStatuses ?? [];
  const node = cluster.get('Node', spec.nodeName ?? '');
  if (first === undefined || node === undefined || isSilent(node)) return [];
  if (first.state?.running !== undefined || first.state?.terminated !== undefined) {
    return [button('See its logs', `logs ${metadata.name}`)];
  }
  const hasRun = first.lastState?.terminated !== undefined;
  return hasRun ? [button('Logs of its last run', `logs ${metadata.name} --previous`)] : [];
}
