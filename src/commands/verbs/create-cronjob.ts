/**
 * `create cronjob`: makes Jobs on a schedule. Follows kubectl/pkg/cmd/create/create_cronjob.go.
 */
import type { Rejection, Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { quoted, textOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';
import { jobPod } from './create-job';

const EXAMPLE = 'create cronjob report --image=report:exit0 --schedule="*/5 * * * *"';

export const createCronJob: Verb<Generated> = {
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
  run: (made, cluster) => post(made, cluster, 'cronjob'),
  offline: onlyMade,
};

function readCreateCronJob(words: Words): Result<Generated> {
  const [name, ...command] = words.positional;
  const [image, schedule] = [textOf(words, 'image'), textOf(words, 'schedule')];
  if (image === undefined || schedule === undefined) return unset(name, image, schedule);
  if (name === undefined) return oneName('create cronjob', [], EXAMPLE);
  const template = jobPod(name, image, command, textOf(words, 'restart') ?? 'OnFailure');
  const made = {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    metadata: { name },
    spec: { schedule, jobTemplate: { metadata: { name }, spec: { template } } },
    status: {},
  } as const;
  return generated('create cronjob', { ...words, positional: [name] }, made, command);
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
