/**
 * `diagnose` on a cluster that has exactly one thing wrong: the cause is named first, with its field, and what it
 * offers is accepted. Beside test/tutor/diagnose.test.ts, which tries what the first button ends.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { isRefused, playOne } from './play';
import { violations } from './style-rules';

function after(commands: readonly string[], nodes = 3): ClusterState {
  let state = newCluster({ seed: 7, rules: 'kubernetes', nodes });
  for (const command of commands) ({ state } = playOne(state, command));
  return state;
}

function look(state: ClusterState, asked = 'diagnose') {
  const { reply } = playOne(state, asked);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  return reply;
}

const manifest = (text: string): string => `apply -f -\n${text}`;

const pod = (name: string, spec: string): string =>
  manifest(
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: app, image: 'app:v1'}], ${spec}}`,
  );

const claim = (name: string, spec: string): string =>
  manifest(
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 5Gi}}, ${spec}}`,
  );

const volume = (name: string, rest: string): string =>
  manifest(
    `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: ${name}}\nspec: {capacity: {storage: 1Gi}, storageClassName: '', hostPath: {path: /d}, ${rest}}`,
  );

const LATE = manifest(
  'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: late}\nprovisioner: example.com/disks\nvolumeBindingMode: WaitForFirstConsumer',
);
const GUARD = manifest(
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: guard}\nspec: {minAvailable: 3, selector: {matchLabels: {app: web}}}',
);
const FRONT = manifest(
  'apiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {selector: {tier: front}, ports: [{port: 80}]}',
);
const AFFINITY =
  'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: gpu, operator: Exists}]}]}}}';
const PORT = (name: string): string =>
  manifest(
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: app, image: 'app:v1', ports: [{containerPort: 80, hostPort: 80}]}]}`,
  );
const ZONED = manifest(
  [
    'apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: far}\nspec: {capacity: {storage: 9Gi}, accessModes: [ReadWriteOnce], storageClassName: "", hostPath: {path: /d}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [b]}]}]}}}',
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOnce], storageClassName: "", resources: {requests: {storage: 5Gi}}}',
  ].join('\n---\n'),
);

const SHARED = manifest(
  [
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: notes}\nspec: {replicas: 3, selector: {matchLabels: {app: notes}}, template: {metadata: {labels: {app: notes}}, spec: {containers: [{name: notes, image: "notes:v1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}',
  ].join('\n---\n'),
);

interface Case {
  readonly commands: readonly string[];
  readonly nodes?: number;
  readonly asked?: string;
  readonly symptom: string | RegExp;
  /** In story, picture, evidence or what helps. */
  readonly says: readonly (string | RegExp)[];
  readonly first?: string;
}

const CASES: Readonly<Record<string, Case>> = {
  'out of memory': {
    commands: ['deploy hog --image hog:oom', 'wait 3m'],
    symptom: 'hog: out of memory again and again, 5 restarts',
    says: ['exit code 137', 'higher memory limit'],
    first: 'update hog v1',
  },
  'too little CPU': {
    commands: ['deploy web', 'set resources deployment/web --requests=cpu=9'],
    symptom: 'web: no Node fits 1 Pod',
    says: ['node-1  no: CPU: 4 free, 9 asked', 'Insufficient cpu'],
    first: 'rollback web',
  },
  'too little memory': {
    commands: ['deploy web', 'set resources deployment/web --requests=memory=64Gi'],
    symptom: 'web: no Node fits 1 Pod',
    says: ['node-1  no: memory: 16Gi free, 64Gi', 'Insufficient memory'],
  },
  'a taint': {
    commands: ['taint nodes --all a=b:NoSchedule', 'deploy web'],
    symptom: 'web: no Node fits 3 Pods',
    says: ['no: taint a=b:NoSchedule'],
  },
  'a selector': {
    commands: ['deploy web on disk=ssd'],
    symptom: 'web: no Node fits 3 Pods',
    says: ['no: no label disk=ssd'],
    first: 'label node node-1 disk=ssd --overwrite',
  },
  'an affinity': {
    commands: [pod('lone', AFFINITY)],
    symptom: 'lone: no Node fits 1 Pod',
    says: ['do not fit affinity'],
  },
  'cordoned Nodes': {
    commands: ['cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web'],
    symptom: 'web: no Node fits 3 Pods',
    says: ['node-1  no: cordoned'],
    first: 'uncordon node-1',
  },
  'a label, beside a cordoned Node': {
    commands: ['cordon node-1', 'deploy web on disk=ssd'],
    symptom: 'web: no Node fits 3 Pods',
    says: ['node-2  no: no label disk=ssd'],
    first: 'label node node-2 disk=ssd --overwrite',
  },
  'no Node at all': {
    commands: ['node remove node-1', 'deploy web'],
    nodes: 1,
    symptom: 'web: no Node fits 3 Pods',
    says: ['The cluster has no Node at all', 'Nothing can start before a Node joins'],
    first: 'node add',
  },
  'a port that is taken': {
    commands: [PORT('one'), PORT('two')],
    nodes: 1,
    symptom: 'two: no Node fits 1 Pod',
    says: ['port 80 is in use'],
    first: 'node add',
  },
  'too many Pods': {
    commands: ['deploy web 120'],
    nodes: 1,
    symptom: /^web: no Node fits \d+ Pods$/,
    says: ['full: 110 Pods at most'],
  },
  'a volume in another zone': {
    commands: [ZONED, pod('lone', 'volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]')],
    symptom: 'lone: no Node fits 1 Pod',
    says: ['cannot reach its volume'],
  },
  'a claim without class or volume': {
    commands: [claim('none', 'storageClassName: ""')],
    symptom: 'claim none gets no volume',
    says: ['It names no StorageClass, and no volume is free'],
  },
  'a claim of a class that nobody made': {
    commands: [claim('none', 'storageClassName: golden')],
    symptom: 'claim none gets no volume',
    says: ['There is no StorageClass golden (spec.storageClassName)'],
  },
  'a claim that is larger than the volume': {
    commands: [volume('small', 'accessModes: [ReadWriteOnce]'), claim('large', 'storageClassName: ""')],
    symptom: 'claim large gets no volume',
    says: ['It asks for 5Gi; volume small has 1Gi'],
  },
  'a claim with another mode than the volume': {
    commands: [volume('rox', 'accessModes: [ReadOnlyMany]'), claim('rwo', 'storageClassName: ""')],
    symptom: 'claim rwo gets no volume',
    says: ['It asks for ReadWriteOnce; volume rox has ReadOnlyMany'],
  },
  'Multi-Attach': {
    commands: [SHARED],
    symptom: /^notes: its volume is still on node-\d$/,
    says: ['FailedAttachVolume', 'ReadWriteOnce means one Node, not one Pod'],
    first: 'scale deployment/notes 1',
  },
  'a rollout that is stuck': {
    commands: ['deploy web', 'update web bad', 'wait 15m'],
    symptom: /^web: /,
    says: ['Its deadline is over'],
    first: 'rollback web',
  },
  'a set whose first Pod is not ready': {
    commands: ['deploy store 3 statefulset --image store:bad'],
    symptom: 'store-0: 1 Pod not ready, though running',
    says: ['store-1 and store-2 are not made yet', 'podManagementPolicy is OrderedReady'],
  },
  'a budget that blocks a drain': {
    commands: ['deploy web', GUARD, 'drain node-2'],
    symptom: 'node-2 cannot be drained: budget guard allows 0',
    says: ['3 must stay ready, 3 are', 'DisruptionAllowed  False'],
    first: 'scale web 4',
  },
  'a quota and a StatefulSet': {
    commands: ['create quota few --hard=pods=2', 'deploy db 4 statefulset'],
    symptom: 'db: its Pods cannot be made, quota few is full',
    says: ['2 of 4 are there', 'exceeded quota: few'],
    first: 'delete quota few',
  },
  'a quota and a DaemonSet': {
    commands: ['create quota few --hard=pods=2', 'deploy agent daemonset'],
    symptom: 'agent: its Pods cannot be made, quota few is full',
    says: ['2 of 3 are there'],
  },
  'a quota and a Deployment': {
    commands: ['create quota few --hard=pods=2', 'deploy web'],
    symptom: 'web: its Pods cannot be made',
    says: ['exceeded quota: few'],
  },
  'a Service that picks too much': {
    commands: ['deploy web', 'deploy api', 'label pods --all tier=front', FRONT],
    symptom: 'Service front sends to 2 apps: web, api',
    says: ['Its selector tier=front fits Pods of web and api'],
    first: /^patch service front/.source,
  },
  'a Service that picks nothing, beside its app': {
    commands: ['deploy web', 'patch service web -p \'{"spec":{"selector":{"app":"wbe"}}}\''],
    symptom: 'Service web finds no Pod',
    says: ['No Pod has the labels app=wbe'],
    first: /^patch service web/.source,
  },
  'Pods whose labels do not fit any more': {
    commands: ['deploy web', 'label pod -l app=web app=other --overwrite'],
    symptom: '3 Pods belong to nobody: label app changed',
    says: ['picks app=web; web..nqjsz has app=other'],
    first: /^label pod web-/.source,
  },
  'a DaemonSet without room on its Node': {
    commands: [
      'deploy web',
      'set resources deployment/web --requests=cpu=1',
      'deploy agent daemonset',
      'set resources daemonset/agent --requests=cpu=4',
    ],
    symptom: /^agent: no place on node-\d$/,
    says: [/CPU: \d free, 4 asked/],
    first: 'set resources daemonset/agent --requests=cpu=250m',
  },
};

describe.each(Object.entries(CASES))('%s', (_, { commands, nodes, asked, symptom, says, first }) => {
  test('is named, with what decided', () => {
    const reply = look(after(commands, nodes), asked);
    expect(reply.headline).toEqual(typeof symptom === 'string' ? symptom : expect.stringMatching(symptom));
    const whole = [...reply.story, ...(reply.picture ?? []), reply.verbatim ?? '', reply.notice ?? '']
      .map((line) => line.trim())
      .join(' ');
    for (const words of says) {
      expect(whole).toEqual(typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words));
    }
    if (first !== undefined) expect(reply.buttons[0]?.run).toMatch(first.startsWith('^') ? new RegExp(first) : first);
  });
});

describe('good to know', () => {
  test('a DaemonSet that leaves a Node out, and why', () => {
    const reply = look(after(['deploy agent daemonset', 'taint nodes node-2 a=b:NoExecute']), 'diagnose agent');
    expect(reply.headline).toBe('Nothing is wrong with agent');
    expect(reply.picture?.join(' ')).toContain('agent  not on node-2: taint');
    expect(reply.buttons[0]?.run).toBe('taint nodes node-2 a:NoExecute-');
  });

  test('a claim that waits for its first Pod', () => {
    const reply = look(after([LATE, claim('later', 'storageClassName: late')]));
    expect(reply.headline).toMatch(/^Nothing is wrong/);
    expect(reply.picture?.join(' ')).toContain('later  waits for its Pod');
  });

  test('two versions behind one Service are meant so', () => {
    const reply = look(after(['deploy web', 'deploy next --image web:v2', 'label pods --all tier=front', FRONT]));
    expect(reply.headline).toMatch(/^Nothing is wrong/);
  });
});

test('a workload that serves nobody comes before a lost Node that costs one Pod of many', () => {
  const reply = look(after(['deploy web 4', 'deploy shop --image shop:nopull', 'node fail node-3']));
  expect(reply.headline).toMatch(/^shop: image shop:nopull cannot be pulled/);
  expect(reply.picture?.join(' ')).toContain('node-3  silent');
});

test('a workload is not well while a Pod of it is on a lost Node', () => {
  const state = after(['deploy db 2 statefulset', 'node fail node-1', 'node fail node-2', 'node fail node-3']);
  expect(look(state, 'diagnose db').headline).not.toMatch(/^Nothing is wrong/);
});
