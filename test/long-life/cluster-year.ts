/** A year of a cluster's own time, an hour at a time: schedules, crash loops, an autoscaler, Events that expire. */
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { storedCluster } from '../../src/cluster/stored/stored-cluster';

/** What happens all the time in it. */
const BEGINNING = [
  'deploy web 3',
  'set resources deployment web --requests=cpu=100m',
  'autoscale deployment web --min=2 --max=5 --cpu-percent=50',
  'create cronjob tick --image=busybox --schedule="*/15 * * * *" -- date',
  'create cronjob nightly --image=busybox --schedule="0 3 * * *" -- false',
  'run batch --image=busybox',
  'crash pod batch --loop',
] as const;
/** Load comes in the morning and goes in the evening. */
const DAY = [
  [9, 'load web 400'],
  [18, 'load web 0'],
] as const;

export interface Month {
  /** Milliseconds of CPU time for an hour of the cluster's, on average. */
  readonly hour: number;
  readonly objects: number;
  readonly events: number;
  readonly steps: number;
  /** Length of the stored cluster as JSON. */
  readonly written: number;
}

export interface Year {
  readonly months: readonly Month[];
  readonly cluster: ClusterState;
}

/** @param months of 30 days */
export function liveFor(months: number, hoursOfMonth = 30 * 24): Year {
  let cluster = newCluster({});
  const type = (text: string): void => {
    const outcome = run(cluster, text, { verbs: ALL_VERBS, taught: { terms: [], replies: 0 }, pressed: false });
    if ('channelVerb' in outcome || !outcome.changed) throw new Error(`not done: ${text}`);
    cluster = outcome.cluster;
  };
  BEGINNING.forEach(type);
  const measured: Month[] = [];
  for (let month = 0; month < months; month++) {
    const began = process.cpuUsage();
    for (let hour = 0; hour < hoursOfMonth; hour++) {
      for (const [at, text] of DAY) if (hour % 24 === at) type(text);
      type('wait 60m');
    }
    const { user, system } = process.cpuUsage(began);
    const { objects, steps } = cluster;
    const events = objects.filter(({ kind }) => kind === 'Event').length;
    const written = JSON.stringify(storedCluster(cluster)).length;
    const hour = (user + system) / 1000 / hoursOfMonth;
    measured.push({ hour, objects: objects.length, events, steps: steps.length, written });
  }
  return { months: measured, cluster };
}
