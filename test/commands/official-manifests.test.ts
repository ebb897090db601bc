/**
 * Manifests in the shape of the examples that Kubernetes' documentation has for each kind of workload, applied as they
 * are: by `apply -f -`, and by a real kubectl with its usual validation.
 */
import { ClusterServer } from '../kubectl/cluster-server';
import { Kubectl } from '../kubectl/kubectl';
import { Terminal } from './terminal';
import { whereKubectlIs } from '../kubectl/where-kubectl-is';
import { NGINX_DEPLOYMENT } from './nginx-deployment';

const STATEFUL_SET = `apiVersion: v1
kind: Service
metadata:
  name: nginx
  labels:
    app: nginx
spec:
  ports:
  - port: 80
    name: web
  clusterIP: None
  selector:
    app: nginx
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: nginx # has to match .spec.template.metadata.labels
  serviceName: "nginx"
  replicas: 3 # by default is 1
  minReadySeconds: 10 # by default is 0
  template:
    metadata:
      labels:
        app: nginx # has to match .spec.selector.matchLabels
    spec:
      terminationGracePeriodSeconds: 10
      containers:
      - name: nginx
        image: registry.k8s.io/nginx-slim:0.24
        ports:
        - containerPort: 80
          name: web
        volumeMounts:
        - name: www
          mountPath: /usr/share/nginx/html
  volumeClaimTemplates:
  - metadata:
      name: www
    spec:
      accessModes: [ "ReadWriteOnce" ]
      resources:
        requests:
          storage: 1Gi
`;

const DAEMON_SET = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: fluentd-elasticsearch
  namespace: kube-system
  labels:
    k8s-app: fluentd-logging
spec:
  selector:
    matchLabels:
      name: fluentd-elasticsearch
  template:
    metadata:
      labels:
        name: fluentd-elasticsearch
    spec:
      tolerations:
      - key: node-role.kubernetes.io/control-plane
        operator: Exists
        effect: NoSchedule
      - key: node-role.kubernetes.io/master
        operator: Exists
        effect: NoSchedule
      containers:
      - name: fluentd-elasticsearch
        image: quay.io/fluentd_elasticsearch/fluentd:v5.0.1
        resources:
          limits:
            memory: 200Mi
          requests:
            cpu: 100m
            memory: 200Mi
        volumeMounts:
        - name: varlog
          mountPath: /var/log
      terminationGracePeriodSeconds: 30
      volumes:
      - name: varlog
        hostPath:
          path: /var/log
`;

const JOB = `apiVersion: batch/v1
kind: Job
metadata:
  name: pi
spec:
  template:
    spec:
      containers:
      - name: pi
        image: perl:5.34.0
        command: ["perl",  "-Mbignum=bpi", "-wle", "print bpi(2000)"]
      restartPolicy: Never
  backoffLimit: 4
`;

const CRON_JOB = `apiVersion: batch/v1
kind: CronJob
metadata:
  name: hello
spec:
  schedule: "* * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          containers:
          - name: hello
            image: busybox:1.28
            imagePullPolicy: IfNotPresent
            command:
            - /bin/sh
            - -c
            - date; echo Hello from the Kubernetes cluster
          restartPolicy: OnFailure
`;

const AUTOSCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: php-apache
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: php-apache
  minReplicas: 1
  maxReplicas: 10
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 50
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
      policies:
      - type: Percent
        value: 10
        periodSeconds: 60
`;

const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: zk-pdb
spec:
  minAvailable: 2
  selector:
    matchLabels:
      app: zookeeper
`;

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: myclaim
spec:
  accessModes:
    - ReadWriteOnce
  volumeMode: Filesystem
  resources:
    requests:
      storage: 8Gi
`;

const MANIFESTS: readonly (readonly [kind: string, manifest: string, lines: readonly string[]])[] = [
  ['Deployment', NGINX_DEPLOYMENT, ['deployment.apps/nginx-deployment']],
  ['StatefulSet with claims and a headless Service', STATEFUL_SET, ['service/nginx', 'statefulset.apps/web']],
  ['DaemonSet in kube-system', DAEMON_SET, ['daemonset.apps/fluentd-elasticsearch']],
  ['Job', JOB, ['job.batch/pi']],
  ['CronJob', CRON_JOB, ['cronjob.batch/hello']],
  ['HorizontalPodAutoscaler', AUTOSCALER, ['horizontalpodautoscaler.autoscaling/php-apache']],
  ['PodDisruptionBudget', BUDGET, ['poddisruptionbudget.policy/zk-pdb']],
  ['PersistentVolumeClaim', CLAIM, ['persistentvolumeclaim/myclaim']],
];

/**
 * kubectl sends the same patch each time, which changes nothing: a list of claim templates is replaced as a whole, and the
 * server has filled in what the manifest leaves out; the selector of a budget is always replaced.
 */
const again = (lines: readonly string[]) => {
  const { stdout, ...rest } = said(lines, 'unchanged');
  return { ...rest, stdout: stdout.replace(/(?<=^(statefulset|poddisruptionbudget).*)unchanged$/gm, 'configured') };
};

const said = (lines: readonly string[], what: string) => ({
  stdout: lines.map((line) => `${line} ${what}\n`).join(''),
  stderr: '',
  code: 0,
});

describe.each(MANIFESTS)('the example of a %s', (_kind, manifest, lines) => {
  it('is applied as it is, and does nothing when it is applied again', () => {
    const terminal = new Terminal();
    expect(terminal.run(`apply -f -\n${manifest}`)).toEqual(said(lines, 'created'));
    const before = terminal.cluster.list('StatefulSet').map(({ metadata }) => metadata.resourceVersion);
    expect(terminal.run(`apply -f -\n${manifest}`)).toEqual(again(lines));
    expect(terminal.cluster.list('StatefulSet').map(({ metadata }) => metadata.resourceVersion)).toEqual(before);
  });
});

it('makes what it says', () => {
  const { cluster } = new Terminal(...MANIFESTS.map(([, manifest]) => `apply -f -\n${manifest}`));
  const ready = (name: string) => cluster.list('Pod').filter((pod) => pod.metadata.name.startsWith(name)).length;
  expect(ready('nginx-deployment-')).toBe(3);
  expect(cluster.list('PersistentVolumeClaim').map(({ metadata, status }) => [metadata.name, status.phase])).toEqual([
    ['www-web-0', 'Bound'],
    ['www-web-1', 'Bound'],
    ['www-web-2', 'Bound'],
    ['myclaim', 'Bound'],
  ]);
  expect(cluster.get('DaemonSet', 'fluentd-elasticsearch', 'kube-system')?.status.numberReady).toBe(3);
  expect(cluster.get('Job', 'pi', 'default')?.status.active).toBe(1);
  expect(cluster.get('CronJob', 'hello', 'default')?.spec.schedule).toBe('* * * * *');
});

whereKubectlIs('a real kubectl', () => {
  it('applies all of them with its usual validation, and nothing a second time', async () => {
    const server = await ClusterServer.start(new Terminal().cluster);
    const kubectl = new Kubectl([`--server=${server.url}`]);
    const all = MANIFESTS.map(([, manifest]) => manifest).join('---\n');
    const lines = MANIFESTS.flatMap(([, , each]) => each);
    const [first, second] = [
      await kubectl.run(['apply', '-f', '-'], all),
      await kubectl.run(['apply', '-f', '-'], all),
    ];
    kubectl.close();
    await server.close();
    expect(first).toEqual(said(lines, 'created'));
    expect(second).toEqual(again(lines));
  });
});
