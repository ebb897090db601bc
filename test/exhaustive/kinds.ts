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
  'delete pods -l app=web',
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

const job = (name: string, tag: string, spec: object) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: { ...spec, template: { spec: { restartPolicy: 'Never', containers: [{ name, image: `${name}:${tag}` }] } } },
});
const { spec: nightlySpec } = job('nightly', 'exit0', {});
const cronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: { schedule: '*/2 * * * *', jobTemplate: { spec: nightlySpec } },
};

/** A Deployment that shares a disk which only one Node may have, asks for CPU and is asked whether it answers. */
const disk = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'disk' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
const labels = { app: 'shop' };
const container = {
  name: 'shop',
  image: 'shop:v1',
  ports: [{ containerPort: 80 }],
  resources: { requests: { cpu: '500m' } },
  readinessProbe: { httpGet: { path: '/', port: 80 } },
  livenessProbe: { httpGet: { path: '/', port: 80 }, failureThreshold: 2 },
  volumeMounts: [{ name: 'disk', mountPath: '/data' }],
};
const shop = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop' },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [container], volumes: [{ name: 'disk', persistentVolumeClaim: { claimName: 'disk' } }] },
    },
  },
};
const urgent = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'urgent' },
  spec: {
    priorityClassName: 'urgent',
    containers: [{ name: 'urgent', image: 'urgent:v1', resources: { requests: { cpu: '3' } } }],
  },
};
const priority = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'urgent' }, value: 9 };
const limits = {
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'limits' },
  spec: { limits: [{ type: 'Container', defaultRequest: { cpu: '100m' }, default: { cpu: '1' } }] },
};

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
  'ready pod db-0',
  'unready pod db-0',
  'delete pod db-1 --force',
  'delete rs --all --cascade=orphan',
  'delete deployment web --cascade=orphan',
  'delete statefulset db --cascade=orphan',
  'delete pvc data-db-1 --wait=false',
  'disk lose data-db-0',
  'label pods -l app=web app=other --overwrite',
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
  applied(limits),
  applied(disk),
  applied(shop),
  'update shop v2',
  'scale shop 1',
  'scale shop 6',
  'unready pod shop',
  'autoscale deployment shop --min=1 --max=5 --cpu=50%',
  'expose deployment shop --port=80',
  'load shop 700',
  'load shop off',
  'delete hpa shop',
  applied(priority),
  applied(urgent),
  'delete pod urgent',
  applied(job('report', 'exit0', { completions: 3, parallelism: 2 })),
  applied(job('broken', 'exit1', { backoffLimit: 2 })),
  'delete job report',
  applied(cronJob),
  'delete cronjob nightly',
  'delete pvc disk --wait=false',
  'delete deployment shop --cascade=foreground',
  'taint node node-2 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
  'taint node node-2 node.kubernetes.io/out-of-service-',
  'delete pdb web',
  patched('deployment', 'web', { spec: { strategy: { type: 'Recreate', rollingUpdate: null } } }),
  patched('deployment', 'web', { spec: { minReadySeconds: 20 } }),
  patched('deployment', 'web', { spec: { revisionHistoryLimit: 1 } }),
  patched('statefulset', 'db', {
    spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } },
  }),
  patched('statefulset', 'db', { spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } }),
];

/** What long sequences begin with. */
export const STARTS: readonly (readonly string[])[] = [
  GIVEN,
  [applied(disk), applied(shop), 'expose deployment shop --port=80', 'load shop 700'],
  ['deploy agent daemonset', applied(cronJob), applied(job('report', 'exit0', { completions: 3, parallelism: 2 }))],
];
