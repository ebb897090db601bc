/**
 * `create deployment`: makes a Deployment from a name and an image. Follows kubectl/pkg/cmd/create/create_deployment.go.
 */
import { refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { workloadDraft, type WorkloadPlan } from '../changes/workload-draft';
import { namespaceOf, numberOf, quoted, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

export const createDeployment: Verb<WorkloadPlan> = {
  name: 'create deployment',
  aliases: ['create deploy', 'create deployments', 'create deployment.apps'],
  usage: 'create deployment NAME --image=IMAGE [--replicas=N] [--port=N] [-- COMMAND]',
  summary: 'makes a Deployment',
  examples: ['create deployment web --image=web:v1 --replicas=3'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'image', takes: 'text' },
    { name: 'replicas', short: 'r', takes: 'number' },
    { name: 'port', takes: 'number' },
  ],
  parse: readCreateDeployment,
  run: (plan, cluster) => {
    const { kind, name, namespace } = plan;
    const made = actAsYou(cluster, { verb: 'created', object: { kind, name, namespace } }, (target) =>
      createObject(target, workloadDraft(plan)),
    );
    if (isRejected(made)) return failedTo('create deployment:', made);
    const line = lineOf(plan);
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function lineOf({ name, image, replicas, port, command = [] }: WorkloadPlan): string {
  const flags = [
    ...(replicas === 1 ? [] : [`--replicas=${replicas}`]),
    ...(port === undefined ? [] : [`--port=${port}`]),
  ];
  const started = command.length === 0 ? [] : ['--', ...command.map(quoted)];
  return ['create deployment', name, `--image=${image}`, ...flags, ...started].join(' ');
}

function readCreateDeployment(words: Words): Result<WorkloadPlan> {
  const { beforeDashes = words.positional.length } = words;
  const [name, ...more] = words.positional.slice(0, beforeDashes);
  const command = words.positional.slice(beforeDashes);
  const image = textOf(words, 'image');
  if (image === undefined) {
    const fix = `create deployment ${name ?? 'web'} --image=${name ?? 'web'}:v1`;
    return { ...clientError('required flag(s) "image" not set'), hint: 'It needs an image.', fixes: [fix] };
  }
  if (name === undefined || more.length > 0) {
    const message = `exactly one NAME is required, got ${beforeDashes}`;
    return clientError(`${message}\nSee 'kubectl create deployment -h' for help and examples`);
  }
  const port = numberOf(words, 'port');
  return {
    kind: 'Deployment',
    name,
    namespace: namespaceOf(words),
    image,
    container: containerName(image),
    replicas: numberOf(words, 'replicas') ?? 1,
    nodeSelector: {},
    ...(port === undefined ? {} : { port }),
    ...(command.length === 0 ? {} : { command }),
  };
}

/** The last part of the image's path, without tag and digest. */
function containerName(image: string): string {
  const last = image.split('/').at(-1)!.split(/[:@]/)[0]!;
  return last.replace(/[_.]/g, '-');
}
