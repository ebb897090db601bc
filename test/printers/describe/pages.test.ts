/**
 * Whole descriptions, as a real kubectl printed them of the same clusters (test/kubectl/describe-workloads.test.ts): these
 * are compared where there is no kubectl, too. `UPDATE_GOLDEN=1` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../../../src/api/objects';
import { describeObject } from '../../../src/printers/describe/describe';
import { Practice } from '../../commands/practice';

const manifest = (name: string): string =>
  `apply -f -\n${readFileSync(join(__dirname, `../../kubectl/compare/manifests/${name}.yaml`), 'utf8')}`;

const PAGES: readonly (readonly [page: string, commands: readonly string[], kind: Kind, name: string])[] = [
  ['pod-every-field', [manifest('every-pod-field')], 'Pod', 'every-field'],
  ['pod-every-volume', [manifest('every-pod-field')], 'Pod', 'every-volume'],
  ['pod-crash-loop', ['deploy web 1', 'crash pod web --loop'], 'Pod', ''],
  ['pod-terminated', ['create job task --image=busybox -- sh -c "exit 3"'], 'Pod', ''],
  ['deployment-rolling', ['deploy web', 'update web nopull'], 'Deployment', 'web'],
  ['deployment-many-fields', [manifest('troubled-workloads')], 'Deployment', 'stuck'],
  ['replica-set', ['deploy web'], 'ReplicaSet', ''],
  ['stateful-set', [manifest('troubled-workloads')], 'StatefulSet', 'shelf'],
  ['daemon-set', [manifest('troubled-workloads')], 'DaemonSet', 'watch'],
  ['job-indexed', [manifest('troubled-workloads'), 'wait 5m'], 'Job', 'indexed'],
  ['cron-job', [manifest('troubled-workloads'), 'wait 5m'], 'CronJob', 'often'],
];

test.each(PAGES)('%s', (page, commands, kind, name) => {
  const practice = new Practice();
  for (const command of commands) practice.done(command);
  const { cluster } = practice;
  const object = cluster.list(kind).find(({ metadata }) => name === '' || metadata.name === name)!;
  const text = describeObject(object, { cluster, now: cluster.now, withEvents: true });
  const file = join(__dirname, 'pages', `${page}.txt`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('without Events where they are not wanted', () => {
  const practice = new Practice();
  practice.done('deploy web');
  const { cluster } = practice;
  const web = cluster.get('Deployment', 'web', 'default')!;
  const page = describeObject(web, { cluster, now: cluster.now, withEvents: true });
  const short = describeObject(web, { cluster, now: cluster.now, withEvents: false });
  expect(page.startsWith(short)).toBe(true);
  expect(page.slice(short.length)).toMatch(/^Events:\n {2}Type {4}Reason/);
});
