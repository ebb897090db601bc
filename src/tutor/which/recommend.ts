/**
 * What fits an app once every question of `which` is answered, why, and an example of it.
 */
import type { Choice } from '../content/cases';
import { type Facts, isTask, type Rhythm } from './questions';

export interface Recommendation {
  readonly kind: Choice | 'Job' | 'CronJob';
  /** At most 60 characters. */
  readonly headline: string;
  readonly reasons: readonly string[];
  readonly notice: string;
  /** The command that makes an example of this name. */
  readonly make: (name: string) => string;
  /** Names for an example; the first that is free is taken. */
  readonly names: readonly string[];
}

const WEB = ['web', 'shop', 'pages', 'api'];
const DATABASES = ['db', 'queue', 'store', 'rows'];
const AGENTS = ['agent', 'logs', 'meter', 'disks'];
const TASKS = ['report', 'import', 'cleanup', 'migration'];
const COPIES = 3;

/** What fits, once every question is answered. */
export function recommend(facts: Facts): Recommendation {
  const { data, volume, where, files, names, ends, count = COPIES } = facts;
  if (isTask(facts)) return ends === 'ends' ? job() : cronJob(ends);
  if (where === 'nodes' && volume !== 'shared') return daemonSet(data === 'data');
  if (data === 'stateless') return names === 'named' ? namedMembers(count) : deployment(count);
  if (volume === 'own') return ownVolumes(count);
  return files === 'write' ? sharedButWritten(count) : sharedPages(count);
}

function deployment(count: number): Recommendation {
  return {
    kind: 'Deployment',
    headline: 'A Deployment fits: copies that are all alike',
    reasons: [
      'It keeps no data, so any copy can answer and any copy can be replaced.',
      'You ask for a number. Rollouts and rollbacks come with it.',
    ],
    notice: 'the Deployment makes a ReplicaSet, and that makes the Pods. You never make a ReplicaSet yourself.',
    make: (name) => `deploy ${name} ${count}`,
    names: WEB,
  };
}

function daemonSet(hasData: boolean): Recommendation {
  const reason = hasData
    ? 'The data belong to the Node: an agent for storage, one on each.'
    : 'One on every Node: for logs, monitoring or storage.';
  return {
    kind: 'DaemonSet',
    headline: 'A DaemonSet fits: one Pod on every Node',
    reasons: [reason, 'A Node that joins gets its Pod by itself. You give no number.'],
    notice: 'every Node means every Node that fits: labels and taints can leave some out.',
    make: (name) => `deploy ${name} daemonset`,
    names: AGENTS,
  };
}

function ownVolumes(count: number): Recommendation {
  return {
    kind: 'StatefulSet',
    headline: 'A StatefulSet fits: a name and a volume for each Pod',
    reasons: [
      'Each copy keeps its own data, so each needs a volume that comes back to it.',
      'Its Pods have numbered names; a new one takes over the name and the volume of the old.',
    ],
    notice: 'it starts its Pods one after another, and replaces one only when the old one is certainly gone.',
    make: (name) => `deploy ${name} ${count} statefulset`,
    names: DATABASES,
  };
}

function namedMembers(count: number): Recommendation {
  return {
    ...ownVolumes(count),
    headline: 'A StatefulSet fits: Pods that keep their names',
    reasons: [
      'Others call a copy by its name, so the name must stay when the Pod is replaced.',
      'Pods of a Deployment get a new name each time.',
    ],
    notice: 'a StatefulSet may do without volumes. The example has one for each Pod all the same.',
  };
}

function sharedButWritten(count: number): Recommendation {
  return {
    ...ownVolumes(count),
    headline: 'A StatefulSet fits: writers need volumes of their own',
    reasons: [
      'Copies that write the same file at once lose writes; Kubernetes does not order them.',
      'So each gets a volume of its own, and the app copies between them, as a database does.',
    ],
    notice: 'on one shared volume it would run, and lose a write now and then: the worst kind of mistake.',
  };
}

function sharedPages(count: number): Recommendation {
  return {
    kind: 'Deployment',
    headline: 'A Deployment fits, with one volume for all Pods',
    reasons: [
      'The copies read the same files and write none, so they can share one volume.',
      'The claim (asks for a volume) must be ReadWriteMany, so that Pods on all Nodes can mount it.',
    ],
    notice: 'with ReadWriteOnce, Pods on other Nodes would wait for ever.',
    make: (name) => `deploy ${name} ${count} volume`,
    names: ['notes', 'pages', 'files', 'manual'],
  };
}

function job(): Recommendation {
  return {
    kind: 'Job',
    headline: 'A Job fits: it runs until the work is done',
    reasons: [
      'Its work comes to an end. A Deployment would start it again each time it ended.',
      'A Job replaces a Pod that fails, and is complete when one ended well.',
    ],
    notice: 'the Pod stays as a record until the Job is deleted. A Job may mount a claim, as any Pod may.',
    make: (name) => `create job ${name} --image=${name}:exit0`,
    names: TASKS,
  };
}

/** A schedule is minute, hour, day of the month, month, weekday. */
const SCHEDULES: Readonly<Record<Rhythm, { readonly cron: string; readonly said: string }>> = {
  hourly: { cron: '0 * * * *', said: 'at the full hour' },
  nightly: { cron: '0 3 * * *', said: 'at 03:00 every night' },
  weekly: { cron: '0 3 * * 1', said: 'at 03:00 every Monday' },
  monthly: { cron: '0 3 1 * *', said: 'at 03:00 on the first of each month' },
};

function cronJob(ends: Facts['ends']): Recommendation {
  const { cron, said } = SCHEDULES[ends === 'hourly' || ends === 'weekly' || ends === 'monthly' ? ends : 'nightly'];
  return {
    kind: 'CronJob',
    headline: 'A CronJob fits: a Job at each time of a schedule',
    reasons: [
      'Its work comes to an end, and is to be done again and again.',
      `The CronJob makes a Job (runs Pods until they end) ${said}, and the Job makes the Pod.`,
    ],
    notice:
      'does the last Job still run at the next time? concurrencyPolicy says: Allow another, Forbid it, or Replace the old.',
    make: (name) => `create cronjob ${name} --image=${name}:exit0 --schedule="${cron}"`,
    names: ['backup', ...TASKS],
  };
}
