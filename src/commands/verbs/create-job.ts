/**
 * `create job`: makes a Job from an image, or runs a CronJob's Job now. Follows kubectl/pkg/cmd/create/create_job.go.
 */
import { kindNamed } from '../../api/kinds';
import type { CronJob } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError, notFound } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { type Generated, generated, type Made, oneName, onlyMade, post } from '../generators/generated';
import { namespaceOf, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

export const createJob: Verb<Generated> = {
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
  run: (made, cluster) => post(made, cluster, 'job'),
  offline: onlyMade,
};

function readCreateJob(words: Words, cluster: Cluster): Result<Generated> {
  const [name, ...command] = words.positional;
  const [image, from] = [textOf(words, 'image'), textOf(words, 'from')];
  if (name === undefined) return oneName('create job', [], 'create job report --image=report:exit0');
  if ((image === undefined) === (from === undefined)) {
    const fixes = [`create job ${name} --image=${image ?? `${name}:exit0`}`];
    return { ...clientError('either --image or --from must be specified'), hint: 'It needs an image.', fixes };
  }
  if (from !== undefined && command.length > 0) return clientError('cannot specify --from and command');
  const made =
    from === undefined ? ofImage(name, image ?? '', command) : ofCronJob(name, namespaceOf(words), from, cluster);
  return isRejected(made) ? made : generated('create job', { ...words, positional: [name] }, made, command);
}

function ofImage(name: string, image: string, command: readonly string[]): Made {
  return {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: { name },
    spec: { template: jobPod(name, image, command, 'Never') },
    status: {},
  };
}

/** The template of a Pod that ends. */
export function jobPod(name: string, image: string, command: readonly string[], restartPolicy: string): object {
  const container = { name, image, ...(command.length === 0 ? {} : { command }), resources: {} };
  return { metadata: {}, spec: { containers: [container], restartPolicy } };
}

/** A run that nobody waited for: as the CronJob would make it, and owned by it. */
function ofCronJob(name: string, namespace: string, from: string, cluster: Cluster): Result<Made> {
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

function byHand(cronJob: CronJob, name: string): Made {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { uid } = cronJob.metadata;
  const owner = { apiVersion: 'batch/v1', kind: 'CronJob', name: cronJob.metadata.name, uid, controller: true };
  return {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: {
      name,
      ...(metadata?.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata?.annotations },
      ownerReferences: [owner],
    },
    spec,
    status: {},
  };
}
