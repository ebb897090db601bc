/**
 * Manifests as tutorials print them: what the practice cluster makes of them, and what it says of kinds that it lacks.
 */
import { parse } from 'yaml';
import { Practice } from './practice';
import { NGINX_DEPLOYMENT } from './nginx-deployment';

const NODE_PORT = `apiVersion: v1
kind: Service
metadata:
  name: nginx
spec:
  type: NodePort
  selector:
    app: nginx
  ports:
  - port: 80
    targetPort: 80
    nodePort: 30007
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: nginx-door
spec:
  defaultBackend: { service: { name: nginx, port: { number: 80 } } }
`;

/** Everything about a Pod that people write and the engine does not act on. */
const DETAILED = {
  terminationGracePeriodSeconds: 45,
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  serviceAccountName: 'builder',
  securityContext: { runAsNonRoot: true, fsGroup: 2000 },
  tolerations: [{ key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }],
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: { labelSelector: { matchLabels: { app: 'shop' } }, topologyKey: 'kubernetes.io/hostname' },
        },
      ],
    },
  },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'shop' } },
    },
  ],
  initContainers: [{ name: 'migrate', image: 'shop:v1', command: ['/bin/migrate'] }],
  containers: [
    {
      name: 'shop',
      image: 'registry.example.com/team/shop:v1',
      args: ['--port', '8080', 'yes', '012'],
      env: [
        { name: 'MODE', value: 'on' },
        { name: 'NODE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } },
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'shop', key: 'token' } } },
      ],
      envFrom: [{ configMapRef: { name: 'shop' } }],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      resources: { requests: { cpu: '250m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      livenessProbe: { httpGet: { path: '/healthz', port: 'http', scheme: 'HTTP' }, initialDelaySeconds: 3 },
      readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5 },
      startupProbe: { exec: { command: ['cat', '/tmp/ready'] }, failureThreshold: 30 },
      lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', 'sleep 5'] } } },
      volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
    },
  ],
  volumes: [
    { name: 'cache', emptyDir: { sizeLimit: '500Mi' } },
    { name: 'config', configMap: { name: 'shop', defaultMode: 420 } },
  ],
};
const DETAILED_DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', annotations: { 'example.com/owner': 'team "a"\nand others' } },
  spec: {
    selector: { matchLabels: { app: 'shop' } },
    template: { metadata: { labels: { app: 'shop' } }, spec: DETAILED },
  },
};

describe('manifests from tutorials', () => {
  test('a Deployment and a NodePort Service in one text', () => {
    const practice = new Practice();
    expect(practice.done(`apply -f -\n${NGINX_DEPLOYMENT}---\n${NODE_PORT}`).stdout).toBe(
      'deployment.apps/nginx-deployment created\nservice/nginx created\n',
    );
    expect(practice.done('get deployment').stdout).toMatch(/nginx-deployment {3}3\/3 /);
    expect(practice.done('get service nginx').stdout).toMatch(/NodePort .* 80:30007\/TCP /);
  });

  test('a text with a kind that the cluster lacks changes nothing, and names the kind and those that there are', () => {
    const { message, hint } = new Practice().refused(`apply -f -\n${NGINX_DEPLOYMENT}---\n${NODE_PORT}---\n${INGRESS}`);
    expect(message).toBe(
      'error: resource mapping not found for name: "nginx-door" namespace: "" from "STDIN": ' +
        'no matches for kind "Ingress" in version "networking.k8s.io/v1"\nensure CRDs are installed first',
    );
    expect(hint).toBe(
      'This practice cluster has no Ingress. It has ConfigMap, CronJob, DaemonSet, Deployment, HorizontalPodAutoscaler, ' +
        'Job, LimitRange, Namespace, Node, PersistentVolume, PersistentVolumeClaim, Pod, PodDisruptionBudget, ' +
        'PriorityClass, ReplicaSet, ResourceQuota, Secret, Service, StatefulSet, StorageClass.',
    );
  });

  test('a kind in an old group is told where it is now', () => {
    const old = NGINX_DEPLOYMENT.replace('apps/v1', 'extensions/v1beta1');
    expect(new Practice().refused(`apply -f -\n${old}`).hint).toBe('A Deployment is of apiVersion apps/v1.');
  });

  test('what the engine does not act on is kept as it was written', () => {
    const practice = new Practice();
    practice.done(`apply -f -\n${JSON.stringify(DETAILED_DEPLOYMENT)}`);
    const { metadata, spec } = DETAILED_DEPLOYMENT;
    expect(parse(practice.done('get deployment shop -o yaml').stdout)).toMatchObject({ metadata, spec });
    const [pod] = practice.podNames();
    const { tolerations, ...rest } = DETAILED;
    const stored = parse(practice.done(`get pod ${pod!} -o yaml`).stdout) as { readonly spec: typeof DETAILED };
    expect(stored.spec).toMatchObject(rest);
    expect(stored.spec.tolerations).toEqual(expect.arrayContaining(tolerations));
  });

  test('what get prints can be applied again, and means the same', () => {
    const practice = new Practice();
    practice.done(`apply -f -\n${JSON.stringify(DETAILED_DEPLOYMENT)}`);
    const printed = practice.done('get deployment shop -o yaml').stdout;
    expect(practice.done(`apply -f -\n${printed}`).stderr).toBeUndefined();
    const again = parse(practice.done('get deployment shop -o yaml').stdout) as { readonly spec: unknown };
    expect(again.spec).toEqual((parse(printed) as { readonly spec: unknown }).spec);
  });

  test('create makes up the names that a manifest leaves to the server', () => {
    const practice = new Practice();
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-}\nspec: {containers: [{name: a, image: "a:v1"}]}';
    expect(practice.done(`create -f -\n${pod}`).stdout).toMatch(/^pod\/job-[a-z0-9]{5} created\n$/);
    expect(practice.refused(`apply -f -\n${pod}`).message).toBe(
      'error: from job-: cannot use generate name with apply',
    );
  });
});
