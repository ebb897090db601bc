/**
 * `why` about what is not there, in the words that people use, and about every kind that `get` lists.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { isRefused, playOne } from './play';
import { violations } from './style-rules';

const START: ClusterState = newCluster({ seed: 7, rules: 'kubernetes' });

function after(commands: readonly string[]): ClusterState {
  let state = START;
  for (const command of commands) ({ state } = playOne(state, command));
  return state;
}

/** The answer; each of its buttons is accepted, and it keeps the rules of style. */
function ask(state: ClusterState, question: string) {
  const { reply } = playOne(state, question);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  return reply;
}

const manifest = (text: string): string => `apply -f -\n${text}`;

const PDB = manifest(
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: guard}\nspec: {minAvailable: 3, selector: {matchLabels: {app: web}}}',
);
const SETTINGS = manifest('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}');
const TIGHT = 'create quota few --hard=pods=4';
const PENDING_CLAIM = manifest(
  'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: none}\nspec: {accessModes: [ReadWriteOnce], storageClassName: golden, resources: {requests: {storage: 1Gi}}}',
);
const WAITING_CLASS = manifest(
  'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: late}\nprovisioner: example.com/disks\nvolumeBindingMode: WaitForFirstConsumer\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: wait}\nspec: {accessModes: [ReadWriteOnce], storageClassName: late, resources: {requests: {storage: 1Gi}}}',
);

interface Case {
  readonly commands: readonly string[];
  readonly asked: string;
  readonly headline: string | RegExp;
  /** Must stand in the picture. */
  readonly shows?: string | RegExp;
  readonly first?: string;
}

const CASES: Readonly<Record<string, Case>> = {
  'a DaemonSet that leaves a Node out by its selector': {
    commands: ['label node node-1 disk=ssd', 'deploy agent daemonset on disk=ssd'],
    asked: 'why no agent on node-2',
    headline: 'agent leaves out node-2: no label disk=ssd',
    shows: 'nodeSelector disk=ssd',
    first: 'label node node-2 disk=ssd --overwrite',
  },
  'a DaemonSet that leaves a Node out by its taint': {
    commands: ['deploy agent daemonset', 'taint nodes node-2 a=b:NoExecute'],
    asked: 'Why is there no agent Pod on node-2?',
    headline: 'agent leaves out node-2: taint a=b:NoExecute',
    first: 'taint nodes node-2 a:NoExecute-',
  },
  'a Node without any Pod: cordoned': {
    commands: ['cordon node-3', 'deploy web 2'],
    asked: 'why is there no pod on node-3?',
    headline: 'node-3 is cordoned, so it takes no new Pods',
    shows: 'spec.unschedulable true',
    first: 'uncordon node-3',
  },
  'a Node without any Pod: tainted': {
    commands: ['taint nodes node-3 a=b:NoSchedule', 'deploy web 2'],
    asked: 'why no pods on node-3',
    headline: 'node-3 has a taint that keeps Pods away',
    shows: 'taint a=b:NoSchedule',
  },
  'a Node without any Pod: not ready': {
    commands: ['node notready node-3', 'deploy web 2'],
    asked: 'why nothing on node-3',
    headline: 'node-3 is not ready, so no Pod is placed there',
  },
  'a Node without any Pod: it came later': {
    commands: ['deploy web', 'node add'],
    asked: 'why is node-4 empty',
    headline: 'node-4 came after the Pods were placed',
    shows: 'nothing moves a Pod that runs',
  },
  'a Node without any Pod: the others were chosen': {
    commands: ['deploy web 2'],
    asked: 'why is there no pod on node-1',
    headline: /^(node-1 is free: the scheduler chose other Nodes|There is 1 Pod on node-1)$/,
  },
  'a Node that has Pods all the same': {
    commands: ['deploy web'],
    asked: 'why is there no pod on node-1',
    headline: 'There is 1 Pod on node-1',
  },
  'a workload that is not on a Node, by lot': {
    commands: ['deploy web', 'node add'],
    asked: 'why is web not on node-4',
    headline: 'node-4 would fit, but web has all 3 elsewhere',
    shows: 'a Pod that runs is never moved',
  },
  'a workload that a Node cannot take': {
    commands: ['deploy web', 'set resources deployment/web --requests=cpu=3', 'cordon node-2', 'scale web 2'],
    asked: 'why no web on node-2',
    headline: /node-2/,
  },
  'a number that waits for the one before': {
    commands: ['deploy db 3 statefulset --image db:nopull'],
    asked: 'why is db-1 not there',
    headline: 'db-1 waits: db-0 must be ready first',
    shows: 'podManagementPolicy OrderedReady',
    first: 'why db-0',
  },
  'a number that is not wanted any more': {
    commands: ['deploy db 3 statefulset', 'scale db 2'],
    asked: 'why is db-2 gone?',
    headline: 'db-2 is not there: spec.replicas is 2',
    shows: /StatefulSet deleted it at .*claim data-db-2 is kept/,
    first: 'scale statefulset/db 3',
  },
  'a number that never was': {
    commands: ['deploy db 3 statefulset'],
    asked: 'why db-7',
    headline: 'db-7 is not there: spec.replicas is 3',
  },
  'a number that is there': {
    commands: ['deploy db 3 statefulset'],
    asked: 'why is db-1 not there',
    headline: /^db-1 is there: ready on node-\d$/,
  },
  'a number that a quota keeps out': {
    commands: ['create quota few --hard=pods=1', 'deploy db 3 statefulset'],
    asked: 'why is db-1 missing',
    headline: 'db-1 cannot be made: quota few is full',
  },
  'an old Pod on a silent Node': {
    commands: ['deploy db 3 statefulset', 'node fail node-3', 'wait 6m'],
    asked: 'why',
    headline: /node-3/,
  },
  'three of four': {
    commands: ['deploy web 4', 'update web nopull'],
    asked: 'why web 3 of 4',
    headline: 'web is half-way, because an image cannot be pulled',
    shows: /maxUnavailable 25%: 3 must serve/,
  },
  'a fraction that is whole by now': {
    commands: ['deploy web 4'],
    asked: 'why is web 3/4',
    headline: 'web is there: 4 of 4 ready now',
  },
  'a version that nobody asked for': {
    commands: ['deploy web'],
    asked: 'why not v2',
    headline: 'Nobody asked for v2: web is to run v1',
    first: 'update web v2',
  },
  'a version that was taken back': {
    commands: ['deploy web', 'update web v2', 'rollback web'],
    asked: 'why is web not v2',
    headline: 'web is to run v1; v2 is revision 2',
    shows: 'you went back to revision 1',
  },
  'a version that is not through': {
    commands: ['deploy web', 'update web nopull'],
    asked: 'why not nopull',
    headline: 'web is half-way, because an image cannot be pulled',
  },
  'a version that runs': { commands: ['deploy web'], asked: 'why not v1', headline: 'web runs v1: 3 of 3 Pods' },
  'a rollout that waits long keeps its command and its cause': {
    commands: ['deploy web', 'update web nopull', 'wait 12m'],
    asked: 'why web',
    headline: 'web is half-way, because an image cannot be pulled',
    shows: /you: set image web:nopull for web[^]*could not pull/,
  },
  'a workload whose Pod was made to crash': {
    commands: ['deploy web', 'crash pod web loop'],
    asked: 'why web',
    headline: 'web has 2 of 3, because a container keeps ending',
    shows: /you: crashed a container/,
  },
  'a DaemonSet that keeps a Pod on a Node tainted later': {
    commands: ['deploy agent daemonset', 'taint nodes node-2 a=b:NoSchedule'],
    asked: 'why agent',
    headline: 'agent is here, because you made it',
    shows: /2 wanted, 2 there[^]*node-2 keeps its Pod/,
  },
  'no Pods, because none are wanted': {
    commands: ['deploy web', 'scale web 0'],
    asked: 'why is there no pod',
    headline: 'No Pod is here: nobody asked for one',
  },
  'no Pods at all': { commands: [], asked: 'why no pods', headline: 'No Pod is here: nobody asked for one' },
  'a Pod that is where it is': {
    commands: ['deploy db 3 statefulset', 'cordon node-1', 'delete pod db-1'],
    asked: 'why db-1 --nodes',
    headline: /^2 of 3 Nodes fitted db-1; it got node-\d$/,
    shows: 'no: cordoned',
  },
  'a Service that leads nowhere': {
    commands: ['deploy web', 'scale web 0'],
    asked: 'why service web',
    headline: 'web leads nowhere, because no Pod has its labels',
    shows: 'spec.selector app=web',
  },
  'a claim without its class': {
    commands: [PENDING_CLAIM],
    asked: 'why none',
    headline: 'none is Pending: no StorageClass golden',
    shows: 'storageClassName golden',
  },
  'a claim that waits for its Pod': {
    commands: [WAITING_CLASS],
    asked: 'why pvc wait',
    headline: 'wait is Pending: it waits for its first Pod',
  },
  'a StorageClass': {
    commands: [WAITING_CLASS],
    asked: 'why storageclass late',
    headline: 'late makes a volume when a Pod with the claim has a Node',
    shows: 'volumeBindingMode WaitForFirstConsumer',
  },
  'a budget that lets none go': {
    commands: ['deploy web', PDB],
    asked: 'why pdb guard',
    headline: 'guard lets none go: 3 must stay, 3 ready',
    shows: 'spec.minAvailable 3',
  },
  'a quota that is full': {
    commands: [TIGHT, 'deploy web 5'],
    asked: 'why quota few',
    headline: 'few is full: pods 4 of 4',
    shows: 'pods: 4 of 4 used',
  },
  'a Deployment that a quota keeps small': {
    commands: [TIGHT, 'deploy web 5'],
    asked: 'why web 4 of 5',
    headline: 'web has 4 of 5, because quota few is full',
  },
  'an autoscaler that cannot count': {
    commands: ['deploy web', 'autoscale web --min=2 --max=5 --cpu-percent=50'],
    asked: 'why hpa web',
    headline: 'web cannot count: no CPU is asked for',
    shows: 'minReplicas 2, maxReplicas 5',
  },
  'a Job that failed': {
    commands: ['create job once --image once:exit1', 'wait 10m', 'wait 10m'],
    asked: 'why job once',
    headline: 'once failed, because its backoffLimit is 6',
    shows: 'backoffLimit 6',
  },
  'a ReplicaSet that is kept': {
    commands: ['deploy web', 'update web v2'],
    asked: 'why rs web-7bfb9fcd75',
    headline: 'It has no Pods and is kept: it is a way back',
  },
  'a PriorityClass': {
    commands: ['create priorityclass high --value 100'],
    asked: 'why priorityclass high',
    headline: 'high puts its Pods before lower values',
    shows: 'value 100',
  },
  'a ConfigMap': {
    commands: [SETTINGS],
    asked: 'why configmap settings',
    headline: 'settings is here, because you made it',
    shows: 'no Pod takes settings from it',
  },
  'a Namespace': { commands: ['create namespace blue'], asked: 'why ns blue', headline: /^blue is here/ },
  'a DaemonSet that no Node fits': {
    commands: ['deploy agent daemonset on disk=ssd'],
    asked: 'why agent',
    headline: 'agent is for 0 of 3 Nodes: no label disk=ssd',
    shows: 'not node-1: no label disk=ssd',
  },
};

describe.each(Object.entries(CASES))('%s', (_, { commands, asked, headline, shows, first }) => {
  test(asked, () => {
    const reply = ask(after(commands), asked);
    expect(reply.headline).toEqual(typeof headline === 'string' ? headline : expect.stringMatching(headline));
    expect(reply.notice).toContain('kubernetes.io');
    if (shows !== undefined) {
      expect(reply.picture?.join(' ').replace(/\s+/g, ' ')).toEqual(
        typeof shows === 'string' ? expect.stringContaining(shows) : expect.stringMatching(shows),
      );
    }
    if (first !== undefined) expect(reply.buttons[0]?.run).toBe(first);
  });
});

test('every kind that get lists has an answer', () => {
  const state = after([
    'deploy web',
    'deploy db 3 statefulset',
    'update db v2',
    'autoscale web --min=2 --max=5 --cpu-percent=50',
    PDB,
    TIGHT,
  ]);
  const kinds =
    'pods,nodes,deployments,replicasets,statefulsets,services,endpointslices,pvc,pv,storageclasses,volumeattachments,controllerrevisions,hpa,pdb,quota,namespaces,priorityclasses'.split(
      ',',
    );
  for (const kind of kinds) {
    const listed = playOne(state, `get ${kind} -o name`).reply.verbatim ?? '';
    const [first = ''] = listed.split('\n');
    const name = first.split('/')[1] ?? '';
    expect([kind, name]).not.toEqual([kind, '']);
    const { headline } = ask(state, `why ${first.replace(/\.[\w.]+\//, '/')}`);
    expect([kind, headline]).not.toEqual([kind, expect.stringMatching(/Nothing/)]);
  }
});

describe('names that nobody has', () => {
  const state = after(['deploy web']);

  test.each([
    ['why pod nobody', 'pods "nobody" not found'],
    ['why deployment wbe', 'deployments.apps "wbe" not found'],
    ['why is there no pod on node-9', 'nodes "node-9" not found'],
  ])('%s', (asked, words) => {
    const { reply } = playOne(state, asked);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.verbatim).toBe(`Error from server (NotFound): ${words}`);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test.each([
    'why why',
    'why ?',
    'why is',
    'why not',
    "why isn't",
    'why no',
    'why `x`',
    'why is the of',
    'why 3 of 4',
    'why / /',
  ])('%s is answered, not thrown', (asked) => {
    expect(violations(playOne(state, asked).reply, { verbs: ALL_VERBS })).toEqual([]);
  });
});

describe('what is due', () => {
  test('in how long, and what the clock says then', () => {
    const { picture = [] } = ask(after(['deploy web', 'update web nopull']), 'why web');
    const clock = /the clock says (\S+);/.exec(picture.join('\n'))?.[1];
    const seconds = (text = '') => {
      const [, minutes = '0', rest = '0'] = /(?:(\d+)m)?(\d+)s/.exec(text) ?? [];
      return Number(minutes) * 60 + Number(rest);
    };
    const [, wait, at] = /in (\S+), at (\S+): pull is tried/.exec(picture.join('\n')) ?? [];
    expect(seconds(at) - seconds(clock)).toBe(seconds(wait));
    expect(seconds(wait)).toBeGreaterThan(0);
  });
});

describe('the record is full', () => {
  const busy = Array.from({ length: 14 }, () => ['scale web 20', 'scale web 3']).flat();
  const state = after(['deploy web', 'deploy db 3 statefulset', ...busy]);

  test('what is forgotten is said to be', () => {
    const reply = ask(state, 'why db-1');
    expect(reply.headline).toBe('db-1 is here: StatefulSet db has it');
    expect(reply.picture?.slice(0, 2).join(' ')).toContain('forgotten');
    expect(reply.text).toContain('the last 400 steps');
  });

  test('what is remembered is told from where it began', () => {
    expect(ask(state, 'why web').picture?.[0]).toBe('you: scaled web from 20 to 3');
  });
});

test('the scheduler is asked for each Node, with the value that decided', () => {
  const state = after([
    'cordon node-1',
    'taint nodes node-2 a=b:NoSchedule',
    'run big --image big:v1',
    'deploy huge 1',
    'set resources deployment/huge --requests=cpu=9',
  ]);
  const { picture = [] } = ask(state, 'why huge');
  expect(picture).toEqual(
    expect.arrayContaining([
      'the scheduler, Node by Node',
      ' node-1  no: cordoned',
      ' node-2  no: taint a=b:NoSchedule',
      ' node-3  no: CPU: 4 free, 9 asked',
    ]),
  );
});
