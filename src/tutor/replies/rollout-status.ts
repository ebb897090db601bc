/**
 * The reply to `rollout status`: whether it is done, and what keeps it.
 */
import type { Rollable } from '../../commands/rollouts/history';
import { rolloutStatus } from '../../commands/rollouts/rollout-status';
import { fractionOf } from '../../diagram/workload';
import { cut } from '../../diagram/text/columns';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { fraction } from '../story/pod-name';
import { commandIn } from './described/page';
import type { OwnReply } from './own-reply';

const LONGEST_NAME = 24;

export const rolloutStatusReply: OwnReply = {
  headline: ({ done, after }) => {
    const workload = onlyOne(done.focus, after);
    if (workload === undefined) return undefined;
    const { ready, wanted } = fractionOf(workload, after);
    const name = cut(workload.metadata.name, LONGEST_NAME);
    const { isDone } = rolloutStatus(workload);
    return `${name} is ${isDone ? '' : 'not '}rolled out${isDone ? '' : ' yet'}: ${fraction(ready, wanted, 'Pod')} ready`;
  },
  notice: ({ done, after }) => {
    const workload = onlyOne(done.focus, after);
    if (workload === undefined || rolloutStatus(workload).isDone) return undefined;
    return 'the command waits until the rollout is done. With --timeout=30s it gives up, with -w=false it looks once.';
  },
  buttons: ({ done, after }) => {
    const workload = onlyOne(done.focus, after);
    return workload === undefined ? undefined : waysOn(workload);
  },
};

function waysOn(workload: Rollable): readonly Button[] {
  const { kind, metadata } = workload;
  const named = `${kind.toLowerCase()}/${metadata.name}`;
  return [
    button('Show history', commandIn(workload, `rollout history ${named}`)),
    button('Describe it', commandIn(workload, `describe ${named}`)),
    button('Why?', commandIn(workload, `why ${kind.toLowerCase()} ${metadata.name}`)),
  ];
}

function onlyOne(focus: Situation['done']['focus'], cluster: Situation['after']): Rollable | undefined {
  const [ref, ...others] = focus;
  const object = ref === undefined || others.length > 0 ? undefined : cluster.resolve(ref);
  return object?.kind === 'Deployment' || object?.kind === 'StatefulSet' || object?.kind === 'DaemonSet'
    ? object
    : undefined;
}
