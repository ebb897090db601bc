/**
 * The cluster that a channel starts with, and the Node objects that kubelets register.
 */
import type { Node, StringMap } from '../api/objects';
import { NOT_READY_TAINT } from '../api/taints';
import { withSystemClasses } from './admission/priorities';
import { Cluster, type NewObject } from './cluster';
import type { ClusterState, Rules } from './state';
import { SHARED, STANDARD } from './storage-classes';
import { CLUSTER_EPOCH, timestamp } from './time';
import { DEFAULT_TIMING, type Timing } from './timing';
import { uidOf } from './uid';

export interface NewClusterOptions {
  /** How many Ready Nodes; 3 when left out. */
  readonly nodes?: number;
  /** Start of the random generator: the same seed and commands give the same cluster. 1 when left out. */
  readonly seed?: number;
  /** `kubernetes` when left out. */
  readonly rules?: Rules;
  readonly timing?: Partial<Timing>;
}

const KUBELET_VERSION = 'v1.35.2';

const CAPACITY = { cpu: '4', memory: '16Gi', pods: '110', 'ephemeral-storage': '100Gi' };

/** A cluster of Ready Nodes node-1, node-2, … with StorageClasses `standard` (the default) and `shared`, and nothing that runs. */
export function newCluster(options: NewClusterOptions = {}): ClusterState {
  const cluster = new Cluster({
    format: 1,
    clock: CLUSTER_EPOCH,
    random: (options.seed ?? 1) >>> 0,
    serial: 0,
    resourceVersion: 0,
    rules: options.rules ?? 'kubernetes',
    timing: { ...DEFAULT_TIMING, ...options.timing },
    objects: [],
    pods: {},
    nodes: {},
    claims: {},
    loads: {},
    disks: {},
    databases: {},
    steps: [],
    stepCount: 0,
  });
  for (const name of ['default', 'kube-system']) createNamespace(cluster, name);
  cluster.create('StorageClass', STANDARD);
  for (let i = 1; i <= (options.nodes ?? 3); i++) {
    const node = nodeObject(cluster, `node-${i}`, {});
    const { taints: _notReady, ...spec } = node.spec;
    cluster.create('Node', {
      ...node,
      spec,
      status: { ...node.status, conditions: nodeConditions(cluster.now, true) },
    });
  }
  cluster.create('StorageClass', SHARED);
  return withSystemClasses(cluster.snapshot());
}

/**
 * The object that a kubelet registers for a Node that joins now. It is not Ready and tainted; the kubelet reports
 * Ready when `timing.join` has passed.
 */
export function nodeObject(cluster: Cluster, name: string, labels: StringMap): NewObject<Node> {
  const number = freeNumber(cluster, name);
  const podCIDR = `10.${number >> 8}.${number & 255}.0/24`;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...labels,
      },
    },
    spec: { podCIDR, podCIDRs: [podCIDR], taints: [{ key: NOT_READY_TAINT, effect: 'NoSchedule' }] },
    status: {
      capacity: CAPACITY,
      allocatable: CAPACITY,
      conditions: nodeConditions(cluster.now, false),
      addresses: [
        { type: 'InternalIP', address: `172.18.${number >> 8}.${number & 255}` },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: machineUid(number, 0),
        containerRuntimeVersion: 'containerd://2.1.4',
        kernelVersion: '6.12.0',
        kubeProxyVersion: '',
        kubeletVersion: KUBELET_VERSION,
        machineID: machineUid(number, 1).replaceAll('-', ''),
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 13 (trixie)',
        systemUUID: machineUid(number, 2),
      },
    },
  };
}

/** What a machine says of itself; below the serial numbers, from which the UIDs of objects are made. */
const machineUid = (number: number, which: 0 | 1 | 2): string => uidOf(-1 - 3 * number - which);

/** The conditions that a kubelet reports. Follows pkg/kubelet/nodestatus/setters.go. */
export function nodeConditions(now: number, isReady: boolean): NonNullable<Node['status']['conditions']> {
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: timestamp(now),
    lastTransitionTime: timestamp(now),
  });
  return [
    condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    isReady
      ? condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status')
      : condition(
          'Ready',
          'False',
          'KubeletNotReady',
          'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
            'message:Network plugin returns error: cni plugin not initialized',
        ),
  ];
}

/** The number at the end of the name where that is free; else the first free one. */
function freeNumber(cluster: Cluster, name: string): number {
  const taken = new Set<string | undefined>();
  for (const node of cluster.each('Node')) taken.add(node.spec.podCIDR);
  const isFree = (number: number) => !taken.has(`10.${number >> 8}.${number & 255}.0/24`);
  const wanted = Number(/(?<!\d)\d+$/.exec(name)?.[0] ?? 0);
  if (wanted >= 1 && wanted < 65_536 && isFree(wanted)) return wanted;
  let number = 1;
  while (!isFree(number)) number++;
  return number;
}

function createNamespace(cluster: Cluster, name: string): void {
  cluster.create('Namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
}
