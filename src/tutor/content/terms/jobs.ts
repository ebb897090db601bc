/**
 * Terms: work that ends, and what a namespace may ask for.
 */
import type { Term } from './term';

export const JOBS: readonly Term[] = [
  {
    name: 'Job',
    short: 'runs Pods until enough of them ended well',
    also: ['jobs', 'task', 'batch', 'completion', 'completions', 'backofflimit', 'back-off limit'],
    shelf: 'actors',
    isAside: true,
    text: [
      'A Job runs Pods that work and end. It is complete when enough of them ended with exit code 0.',
      'A Pod that fails is replaced, after 10s, 20s, 40s and so on. More failures than backoffLimit, and the Job gives up.',
      'Its Pods stay as a record until the Job is deleted.',
    ],
    tries: [
      { label: 'Run a Job', run: 'create job report --image=report:exit0' },
      { label: 'Show the Jobs', run: 'get jobs' },
    ],
    see: 'CronJob',
    page: 'Jobs',
  },
  {
    name: 'CronJob',
    short: 'makes a Job at the times of a schedule',
    also: ['cronjobs', 'cj', 'cron', 'schedule', 'cron job', 'concurrencypolicy'],
    shelf: 'actors',
    isAside: true,
    text: [
      'A CronJob makes a Job whenever its schedule says so: minute, hour, day, month, weekday.',
      'When one still runs, concurrencyPolicy decides: Allow makes another, Forbid waits, Replace deletes the old one.',
      'Of several runs that were missed only the latest is made up for.',
    ],
    tries: [
      { label: 'Make one', run: 'create cronjob tick --image=tick:exit0 --schedule="*/5 * * * *"' },
      { label: 'Show the CronJobs', run: 'get cronjobs' },
    ],
    see: 'Job',
    page: 'CronJob',
  },
  {
    name: 'limit range',
    short: 'what one container or claim may ask for',
    also: ['limitrange', 'limitranges', 'limit ranges', 'limitranger'],
    shelf: 'inside',
    isAside: true,
    text: [
      'A LimitRange says how little and how much one container, Pod or claim of a namespace may ask for.',
      'It fills in requests and limits that a container does not name, and only then looks whether they fit.',
      'It refuses new Pods only. A quota, in contrast, limits all of a namespace together.',
    ],
    tries: [{ label: 'Show the limits', run: 'get limitranges' }],
    see: 'quota',
    page: 'Limit Ranges',
  },
];
