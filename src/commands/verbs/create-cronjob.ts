/**
 * `create cronjob`: makes Jobs on a schedule. Follows kubectl/pkg/cmd/create/create_cronjob.go.
 */
import { type CronJob, type Draft, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { namespaceOf, quoted, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';
import { jobPod, nameless } from './create-job';

interface CronJobPlan {
  readonly draft: Draft<CronJob>;
  readonly line: string;
}

const EXAMPLE = 'create cronjob report --image=report:exit0 --schedule="*/5 * * * *"';

export const createCronJob: Verb<CronJobPlan> = {
  name: 'create cronjob',
  aliases: ['create cj', 'create cronjobs', 'create cronjob.batch'],
  usage: 'create cronjob NAME --image=IMAGE --schedule="MIN HOUR DAY MONTH WEEKDAY"',
  summary: 'makes a Job again and again, on a schedule',
  examples: [EXAMPLE],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'image', takes: 'text' },
    { name: 'schedule', takes: 'text' },
    { name: 'restart', takes: 'text' },
  ],
  parse: readCreateCronJob,
  run: ({ draft, line }, cluster) => {
    const { name = '', namespace } = draft.metadata;
    const made = actAsYou(cluster, { verb: 'created', object: { kind: 'CronJob', name, namespace } }, (target) =>
      createObject(target, draft),
    );
    if (isRejected(made)) return failedTo('create cronjob:', made);
    return { understood: line, kubectl: { line }, stdout: resultLine(made, 'created'), focus: [refOf(made)] };
  },
};

function readCreateCronJob(words: Words): Result<CronJobPlan> {
  const [name, ...command] = words.positional;
  const [image, schedule] = [textOf(words, 'image'), textOf(words, 'schedule')];
  if (image === undefined || schedule === undefined) return unset(name, image, schedule);
  if (name === undefined) return nameless('cronjob', EXAMPLE);
  const restart = textOf(words, 'restart') ?? 'OnFailure';
  const namespace = namespaceOf(words);
  const parts = [
    `create cronjob ${name} --image=${image} --schedule=${quoted(schedule)}`,
    ...(words.flags.has('restart') ? [`--restart=${restart}`] : []),
    ...(words.flags.has('namespace') ? [`--namespace=${namespace}`] : []),
    ...(command.length === 0 ? [] : [`-- ${command.join(' ')}`]),
  ];
  const draft = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace },
    spec: {
      schedule,
      jobTemplate: { metadata: { name }, spec: { template: jobPod(name, image, command, restart) } },
    },
  };
  return { draft: draft as unknown as Draft<CronJob>, line: parts.join(' ') };
}

function unset(name = 'report', image?: string, schedule?: string): Rejection {
  const missing = [image === undefined ? ['"image"'] : [], schedule === undefined ? ['"schedule"'] : []].flat();
  const fix = `create cronjob ${name} --image=${image ?? `${name}:exit0`} --schedule=${quoted(schedule ?? '*/5 * * * *')}`;
  return {
    ...clientError(`required flag(s) ${missing.join(', ')} not set`),
    hint: 'A schedule has five fields: minute, hour, day, month, weekday.',
    fixes: [fix],
  };
}
