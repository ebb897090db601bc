/** The kinds of command that the proofs put together, as people type them. */

const BUDGET = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
};

/** A manifest as it is sent along with a command. */
const applied = (manifest: object): string => `apply -f -\n${JSON.stringify(manifest)}`;

/** What runs before the first of them: enough for most of them to find something to change. */
export const GIVEN: readonly string[] = ['deploy web 3', 'deploy db 2 statefulset volume'];

/** Every sequence of these is tried. */
export const KINDS: readonly string[] = [
  // workloads come, change and go
  'deploy web 3',
  'deploy agent daemonset',
  'update web v2',
  'update web bad',
  'update db v2',
  'scale web 5',
  'scale web 0',
  'scale db 1',
  'rollback web',
  'rollout pause deployment/web',
  'rollout resume deployment/web',
  'delete deployment web',
  'delete statefulset db',
  // Pods suffer
  'crash pod db-0 --loop',
  'delete pod web',
  'delete pod db-0',
  'evict pod web',
  'write db-0 /data/x hello',
  // the cluster around them
  'cordon node-1',
  'drain node-2 --ignore-daemonsets --force --delete-emptydir-data',
  'node fail node-1',
  'node recover node-1',
  applied(BUDGET),
  'wait 6m',
];

const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'small' }, spec: { hard: { pods: '6' } } };

const patched = (kind: string, name: string, change: object): string =>
  `patch ${kind} ${name} --type=merge -p '${JSON.stringify(change)}'`;

/** More of them, for long sequences by lot. */
export const MORE_KINDS: readonly string[] = [
  ...KINDS,
  'deploy db 2 statefulset volume',
  'deploy notes 3 volume',
  'deploy logs daemonset on disk=ssd',
  'update web nopull',
  'update web crash',
  'update web v1',
  'update agent v2',
  'update agent bad',
  'scale web 1',
  'scale db 4',
  'scale notes 6',
  'rollback db',
  'rollback agent',
  'rollout restart deployment/web',
  'set env deployment/web COLOR=blue',
  'crash pod web',
  'oom pod web',
  'fail pod web',
  'fail pod db-1',
  'unready pod web',
  'ready pod web',
  'unready pod db-0',
  'delete pod db-1 --force',
  'delete rs --all --cascade=orphan',
  'delete deployment web --cascade=orphan',
  'delete statefulset db --cascade=orphan',
  'delete pvc data-db-1 --wait=false',
  'disk lose data-db-0',
  'label pod web app=other --overwrite',
  'label node node-1 disk=ssd',
  'taint node node-1 gpu=only:NoExecute',
  'taint node node-1 gpu-',
  'uncordon node-1',
  'uncordon node-2',
  'drain node-1 --ignore-daemonsets --force --delete-emptydir-data',
  'node add',
  'node remove node-2',
  'node fail node-2',
  'node notready node-2',
  'node recover node-2',
  'load web 500',
  'curl db /add bread',
  'step 3',
  'wait 40s',
  'wait 11m',
  applied(quota),
  'delete quota small',
  'delete pdb web',
  patched('deployment', 'web', { spec: { strategy: { type: 'Recreate', rollingUpdate: null } } }),
  patched('deployment', 'web', { spec: { minReadySeconds: 20 } }),
  patched('deployment', 'web', { spec: { revisionHistoryLimit: 1 } }),
  patched('statefulset', 'db', {
    spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } },
  }),
  patched('statefulset', 'db', { spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } }),
];
