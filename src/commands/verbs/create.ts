/**
 * `create -f -` and `create deployment`. Follows kubectl/pkg/cmd/create.
 */
import { type Draft, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, whileDoing } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { readInput } from '../grammar/manifest-input';
import { collect } from '../changes/outcomes';
import type { Verb } from '../verb';
import { workloadDraft, type WorkloadPlan } from '../changes/workload-draft';
import { DEFAULT_NAMESPACE, namespaceOf, numberOf, textOf, type Words } from '../grammar/words';

export const create: Verb<readonly Draft[]> = {
  name: 'create',
  usage: 'create -f -',
  summary: 'makes the objects of the YAML on the lines below',
  examples: ['create -f -', 'create deployment web --image=web:v1 --replicas=3'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'validate', takes: 'optional' },
  ],
  parse: (words) => {
    const { positional } = words;
    if (positional.length === 0) return readInput(words, 'create');
    const message = `Unexpected args: [${positional.join(' ')}]\nSee 'kubectl create -h' for help and examples`;
    return { ...clientError(message), hint: 'create makes objects: /kube create deployment web --image=web:v1' };
  },
  run: (drafts, cluster) => {
    const outcomes = drafts.map((draft) => {
      const { name = '', namespace = DEFAULT_NAMESPACE } = draft.metadata;
      const made = actAsYou(cluster, { verb: 'created', object: { kind: draft.kind, name, namespace } }, (target) =>
        createObject(target, draft),
      );
      if (isRejected(made)) return { rejection: whileDoing('creating', made) };
      return { object: made, line: resultLine(made, 'created') };
    });
    const count = `${drafts.length} object${drafts.length === 1 ? '' : 's'}`;
    return collect(outcomes, { understood: 'create -f -', kubectl: { line: `create -f -   (${count})` } });
  },
};

export const createDeployment: Verb<WorkloadPlan> = {
  name: 'create deployment',
  aliases: ['create deploy', 'create deployments', 'create deployment.apps'],
  usage: 'create deployment NAME --image=IMAGE [--replicas=N]',
  summary: 'makes a Deployment',
  examples: ['create deployment web --image=web:v1 --replicas=3'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'image', takes: 'text' },
    { name: 'replicas', short: 'r', takes: 'number' },
  ],
  parse: readCreateDeployment,
  run: (plan, cluster) => {
    const { kind, name, namespace } = plan;
    const made = actAsYou(cluster, { verb: 'created', object: { kind, name, namespace } }, (target) =>
      createObject(target, workloadDraft(plan)),
    );
    if (isRejected(made)) return failedToCreate(made);
    const line = `create deployment ${name} --image=${plan.image}${plan.replicas === 1 ? '' : ` --replicas=${plan.replicas}`}`;
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readCreateDeployment(words: Words): Result<WorkloadPlan> {
  const [name, ...more] = words.positional;
  const image = textOf(words, 'image');
  if (image === undefined) {
    const fix = `create deployment ${name ?? 'web'} --image=${name ?? 'web'}:v1`;
    return { ...clientError('required flag(s) "image" not set'), hint: 'It needs an image.', fixes: [fix] };
  }
  if (name === undefined || more.length > 0) {
    const message = `exactly one NAME is required, got ${words.positional.length}`;
    return clientError(`${message}\nSee 'kubectl create deployment -h' for help and examples`);
  }
  return {
    kind: 'Deployment',
    name,
    namespace: namespaceOf(words),
    image,
    container: containerName(image),
    replicas: numberOf(words, 'replicas') ?? 1,
    nodeSelector: {},
  };
}

/** The last part of the image's path, without tag and digest. */
function containerName(image: string): string {
  const last = image.split('/').at(-1)!.split(/[:@]/)[0]!;
  return last.replace(/[_.]/g, '-');
}

function failedToCreate(rejection: Rejection): Rejection {
  const message = rejection.message.replace(/^Error from server \(\w+\): /, 'error: failed to create deployment: ');
  return rejection.code === 'Invalid' ? rejection : { ...rejection, message };
}
