/**
 * The reply to `logs`: whose lines they are, and where the run before them is.
 */
import type { Pod } from '../../api/objects';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count, shortened } from '../story/pod-name';
import type { OwnReply } from './own-reply';

export const logsReply: OwnReply = {
  headline: (situation) => {
    const pod = onlyPod(situation);
    if (pod === undefined) return undefined;
    const lines = situation.done.stdout.split('\n').length - 1;
    const name = shortened(pod.metadata.name);
    return lines === 0 ? `${name} has printed nothing` : `${name} printed ${count(lines, 'line')}`;
  },
  notice: (situation) => {
    const pod = onlyPod(situation);
    if (pod === undefined) return undefined;
    if (isPrevious(situation)) {
      return 'this run is over. A third run back is kept by nobody: not here, and not by a kubelet.';
    }
    if (restartsOf(pod) > 0) {
      return 'each start begins a new log. What was said before the last crash is in --previous.';
    }
    return 'a log belongs to one container of one Pod, and goes with it. Images here are made up, and so are their words.';
  },
  buttons: (situation) => {
    const pod = onlyPod(situation);
    return pod === undefined ? undefined : buttonsFor(pod, situation);
  },
};

function buttonsFor(pod: Pod, situation: Situation): readonly Button[] {
  const { name, namespace = 'default' } = pod.metadata;
  const flag = namespace === 'default' ? '' : ` -n ${namespace}`;
  const hasBefore = restartsOf(pod) > 0;
  return [
    ...(hasBefore && !isPrevious(situation) ? [button('The run before', `logs ${name} --previous${flag}`)] : []),
    ...(isPrevious(situation) ? [button('This run', `logs ${name}${flag}`)] : []),
    button('Describe it', `describe pod ${name}${flag}`),
    button('Its events', `events --for=pod/${name}${flag}`),
    button('Show the picture', 'show'),
  ].slice(0, 3);
}

const isPrevious = ({ done }: Situation): boolean => / (--previous|-p)\b(?!=false)/.test(done.understood);

const restartsOf = ({ status }: Pod): number =>
  (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0);

function onlyPod({ done, after }: Situation): Pod | undefined {
  const [ref] = done.focus;
  const names = new Set(done.focus.map(({ name }) => name));
  const object = ref === undefined || names.size > 1 ? undefined : after.resolve(ref);
  return object?.kind === 'Pod' ? object : undefined;
}
