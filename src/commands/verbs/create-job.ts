/**
 * `create job`: makes a Job from an image, or runs a CronJob's Job now. Follows kubectl/pkg/cmd/create/create_job.go.
 */
import { kindNamed } from '../../api/kinds';
import { type CronJob, type Draft, type Job, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, failedTo, notFound } from '../../api/status';
import { createObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

interface JobPlan {
  readonly draft: Draft<Job>;
  readonly line: string;
}

export const createJob: Verb<JobPlan> = {
  name: 'create job',
  aliases: ['create jobs', 'create job.batch'],
  usage: 'create job NAME --image=IMAGE | --from=cronjob/NAME',
  summary: 'makes a Job: a Pod that works and ends',
  examples: ['create job report --image=report:exit0'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'image', takes: 'text' },
    { name: 'from', takes: 'text' },
  ],
  parse: readCreateJob,
  run: ({ draft, line }, cluster) => {
    const { name = '', namespace } = draft.metadata;
    const made = actAsYou(cluster, { verb: 'created', object: { kind: 'Job', name, namespace } }, (target) =>
      createObject(target, draft),
    );
    if (isRejected(made)) return failedTo('create job:', made);
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readCreateJob(words: Words, cluster: Cluster): Result<JobPlan> {
  const [name, ...command] = words.positional;
  const [image, from] = [textOf(words, 'image'), textOf(words, 'from')];
  if (name === undefined) return nameless('job', 'create job report --image=report:exit0');
  if (image === undefined && from === undefined) {
    const fixes = [`create job ${name} --image=${name}:exit0`];
    return { ...clientError('either --image or --from must be specified'), hint: 'It needs an image.', fixes };
  }
  if (image !== undefined && from !== undefined) return clientError('specify either --image or --from, not both');
  if (from !== undefined && command.length > 0) return clientError('cannot specify --from and command');
  const namespace = namespaceOf(words);
  const draft =
    from === undefined ? ofImage(name, namespace, image ?? '', command) : ofCronJob(name, namespace, from, cluster);
  if (isRejected(draft)) return draft;
  const line = commandLine('create job', words, [name]);
  return { draft, line: command.length === 0 ? line : `${line} -- ${command.join(' ')}` };
}

/** kubectl wants exactly one name. */
export function nameless(what: string, example: string): Rejection {
  const message = `exactly one NAME is required, got 0\nSee 'kubectl create ${what} -h' for help and examples`;
  return { ...clientError(message), hint: 'How is it called?', fixes: [example] };
}

function ofImage(name: string, namespace: string, image: string, command: readonly string[]): Draft<Job> {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace },
    spec: { template: jobPod(name, image, command, 'Never') },
  } as unknown as Draft<Job>;
}

/** The template of a Pod that ends. */
export function jobPod(name: string, image: string, command: readonly string[], restartPolicy: string): object {
  const container = { name, image, ...(command.length === 0 ? {} : { command }) };
  return { spec: { containers: [container], restartPolicy } };
}

/** A run that nobody waited for: as the CronJob would make it, and owned by it. */
function ofCronJob(name: string, namespace: string, from: string, cluster: Cluster): Result<Draft<Job>> {
  const [type = '', wanted = ''] = from.split('/');
  const info = kindNamed(type);
  if (from.split('/').length !== 2 || info === undefined) {
    const names = cluster.list('CronJob', namespace).map(({ metadata }) => metadata.name);
    const fixes = names.slice(0, 2).map((one) => `create job ${name} --from=cronjob/${one}`);
    return { ...clientError('from must be an existing cronjob'), hint: 'Say which: --from=cronjob/NAME', fixes };
  }
  const object = cluster.get(info.kind, wanted, namespace);
  if (object === undefined) return notFound(info.kind, wanted);
  if (object.kind !== 'CronJob') return clientError('from must be an existing cronjob');
  return byHand(object, name);
}

function byHand(cronJob: CronJob, name: string): Draft<Job> {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { uid, namespace } = cronJob.metadata;
  const owner = { apiVersion: 'batch/v1', kind: 'CronJob', name: cronJob.metadata.name, uid, controller: true };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace,
      ...(metadata?.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata?.annotations },
      ownerReferences: [owner],
    },
    spec,
  } as unknown as Draft<Job>;
}
