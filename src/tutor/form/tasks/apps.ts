/**
 * What people do to apps: deploy, change, send requests, delete.
 */
import { keyOf } from '../../../cluster/cluster';
import { historyOf } from '../../../commands/rollouts/history';
import { isRollable } from '../../../commands/naming/rollable';
import { imageOf, tagOf } from '../../../diagram/owner';
import { appChoices, appNamed, serviceChoices, typedName, which } from '../choices';
import { line, NOTHING, plain, type Question, type TaskGroup } from '../task';

const KIND: Question = {
  name: 'kind',
  label: 'What kind',
  choices: () => [
    { value: 'deployment', label: 'Deployment: all copies alike' },
    { value: 'statefulset', label: 'StatefulSet: names and volumes' },
    { value: 'daemonset', label: 'DaemonSet: one on every Node' },
  ],
};

/** Names that say what such an app is for; the first one that is free is chosen. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  deployment: ['web', 'api', 'shop', 'cart', 'notes', 'front', 'mail', 'search'],
  statefulset: ['db', 'queue', 'cache', 'ledger', 'index'],
  daemonset: ['agent', 'logs', 'monitor', 'proxy'],
};

const NAME: Question = {
  name: 'name',
  label: 'What name',
  follows: 'kind',
  choices: (cluster, { kind = 'deployment' }) => {
    const names = NAMES[kind] ?? [];
    const free = (name: string) => appNamed(cluster, name) === undefined;
    return plain(...names.filter(free), ...names.map((name) => `${name}-2`).filter(free));
  },
};

const COPIES: Question = {
  name: 'copies',
  label: 'How many Pods',
  follows: 'kind',
  choices: (_cluster, { kind }) =>
    kind === 'daemonset' ? [{ value: NOTHING, label: 'one on every Node' }] : plain('1', '2', '3', '4', '5', '8', '10'),
  first: (_cluster, { kind }) => (kind === 'daemonset' ? NOTHING : '3'),
};

const VOLUME: Question = {
  name: 'volume',
  label: 'Where it keeps files',
  follows: 'kind',
  choices: (_cluster, { kind }) => [
    { value: NOTHING, label: 'in its containers' },
    ...(kind === 'deployment' ? [{ value: 'volume', label: 'on one volume for all Pods' }] : []),
  ],
};

/** Asked where there is a database that the app could write to. */
const TO: Question = {
  name: 'to',
  label: 'Where it writes to',
  follows: 'kind',
  choices: (cluster, { kind }) => [
    { value: NOTHING, label: 'nowhere' },
    ...(kind === 'deployment' ? appChoices(['StatefulSet'])(cluster).filter(({ value }) => !value.includes('/')) : []),
  ],
};

export const RUN: TaskGroup = {
  label: 'Run',
  tasks: [
    {
      id: 'deploy',
      label: 'Deploy an app',
      questions: [KIND, NAME, COPIES, VOLUME, TO],
      command: ({ kind, name, copies, volume, to = NOTHING }) =>
        line(
          ...['deploy', name, copies, kind === 'deployment' ? undefined : kind, volume],
          ...(to === NOTHING ? [] : ['--to', to]),
        ),
    },
    { id: 'apply', label: 'Paste a manifest', questions: [], command: () => 'apply' },
  ],
};

const SCALABLE = ['Deployment', 'StatefulSet', 'ReplicaSet'] as const;
const COUNTS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '12', '15', '20'];

/** Tags that update to another version, and those that make an image fail in a way of its own. */
const TAGS: readonly (readonly [tag: string, remark: string])[] = [
  ['v1', ''],
  ['v2', ''],
  ['v3', ''],
  ['nopull', ': cannot be pulled'],
  ['bad', ': never gets ready'],
  ['slow', ': gets ready after 5s'],
  ['crash', ': crashes again and again'],
];

export const CHANGE: TaskGroup = {
  label: 'Change',
  tasks: [
    {
      id: 'scale',
      label: 'Scale an app',
      questions: [
        which('Which app', appChoices(SCALABLE)),
        {
          name: 'count',
          label: 'How many Pods',
          follows: 'which',
          choices: (cluster, answers) => {
            const now = copiesOf(appNamed(cluster, answers.which));
            return COUNTS.map((value) => ({ value, label: value === `${now}` ? `${value}, as now` : value }));
          },
          first: (cluster, answers) => `${copiesOf(appNamed(cluster, answers.which)) + 1}`,
        },
      ],
      command: (answers) => line('scale', answers.which, answers.count),
    },
    {
      id: 'update',
      label: 'Update an app',
      questions: [
        which('Which app', appChoices()),
        {
          name: 'tag',
          label: 'To which image',
          follows: 'which',
          choices: (cluster, answers) => {
            const app = appNamed(cluster, answers.which);
            const now = app === undefined ? '' : tagOf(imageOf(app.spec.template.spec));
            return TAGS.filter(([tag]) => tag !== now).map(([value, remark]) => ({ value, label: value + remark }));
          },
          first: (cluster, answers) => {
            const app = appNamed(cluster, answers.which);
            return app !== undefined && tagOf(imageOf(app.spec.template.spec)) === 'v2' ? 'v3' : 'v2';
          },
        },
      ],
      command: (answers) => line('update', answers.which, answers.tag),
    },
    {
      id: 'rollback',
      label: 'Roll back an app',
      questions: [
        which('Which app', appChoices(['Deployment', 'StatefulSet', 'DaemonSet'])),
        {
          name: 'to',
          label: 'To which revision',
          follows: 'which',
          choices: (cluster, answers) => {
            const app = appNamed(cluster, answers.which);
            const history = app !== undefined && isRollable(app) ? historyOf(cluster, app) : [];
            return history
              .slice(0, -1)
              .toReversed()
              .map(({ number, template }) => ({
                value: `${number}`,
                label: `revision ${number}, ${imageOf(template.spec)}`,
              }));
          },
        },
      ],
      command: (answers) => line('rollback', answers.which, '--to', answers.to),
    },
    {
      id: 'load',
      label: 'Send many requests',
      questions: [
        which('To which app', serviceChoices),
        {
          name: 'rate',
          label: 'How many a second',
          follows: 'which',
          choices: (cluster, answers) => {
            const service = cluster.get('Service', answers.which ?? '', 'default');
            const isLoaded = service !== undefined && cluster.machines.loadOn(keyOf(service)) > 0;
            return [...(isLoaded ? [{ value: 'off', label: 'none, stop the load' }] : []), ...plain(...RATES)];
          },
          first: () => '500',
        },
      ],
      command: (answers) => line('load', answers.which, answers.rate),
    },
    {
      id: 'delete-app',
      label: 'Delete an app',
      questions: [
        which('Which app', (cluster) =>
          appChoices()(cluster).map(({ value, label }) => {
            const app = appNamed(cluster, value);
            return { value: app === undefined ? value : typedName(app), label };
          }),
        ),
      ],
      command: (answers) => line('delete', answers.which),
    },
  ],
};

const RATES = ['100', '250', '500', '1000', '2000'];

function copiesOf(app: ReturnType<typeof appNamed>): number {
  return app !== undefined && app.kind !== 'DaemonSet' ? app.spec.replicas : 0;
}
