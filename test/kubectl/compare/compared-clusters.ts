/**
 * The clusters in which everything is compared with a real kubectl: each is built by commands, and is about some kinds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../../src/cluster/cluster';
import type { NewClusterOptions } from '../../../src/cluster/new-cluster';
import { Practice } from '../../commands/practice';

export interface ComparedCluster {
  readonly name: string;
  readonly options?: NewClusterOptions;
  /** Files of `manifests`, applied before anything else. */
  readonly manifests?: readonly string[];
  /** The cluster comes to rest after each. */
  readonly commands?: readonly string[];
  /** Done at last, and nothing follows from it yet. */
  readonly atLast?: readonly string[];
  /** What is worth looking at here, in `npm test`. */
  readonly looks: readonly string[];
}

const manifest = (name: string): string => readFileSync(join(__dirname, 'manifests', `${name}.yaml`), 'utf8');

export function buildCluster({ options, manifests = [], commands = [], atLast = [] }: ComparedCluster): Cluster {
  const practice = new Practice(options);
  for (const name of manifests) practice.done(`apply -f -\n${manifest(name)}`);
  for (const command of commands) practice.done(command);
  for (const command of atLast) practice.only(command);
  return practice.cluster;
}

export const CLUSTERS: readonly ComparedCluster[] = [
  {
    name: 'nothing in it',
    looks: [
      'get pods',
      'get all',
      'get nodes',
      'get deployments,services',
      'get pods -A',
      'get pod web',
      'describe pods',
      'describe pod web',
      'describe nodes',
      'describe storageclasses',
      'describe priorityclasses',
      'describe namespaces',
      'describe leases -n kube-node-lease',
      'rollout status deployment/web',
      'rollout history deployment/web',
      'get storageclasses,priorityclasses,namespaces',
    ],
  },
  {
    name: 'workloads of all kinds',
    manifests: ['workloads'],
    commands: [
      'deploy web',
      'update web web:v2',
      'rollout restart statefulset/db',
      'rollout restart daemonset/agent',
      'wait 5m',
    ],
    looks: [
      'get all',
      'get all -o wide',
      'get controllerrevisions',
      'describe deployments',
      'describe replicasets',
      'describe statefulsets',
      'describe daemonsets',
      'describe jobs',
      'describe cronjobs',
      'describe pods',
      'describe controllerrevisions',
      'get events -o wide',
      'get events',
      'rollout history deployment/web',
      'rollout history deployment/web --revision=2',
      'rollout history statefulset/db',
      'rollout history daemonset/agent --revision=1',
      'rollout status deployment/web',
      'rollout status statefulset/db',
      'rollout status daemonset/agent',
    ],
  },
  {
    name: 'Pods in trouble',
    commands: [
      'deploy web',
      'set image deployment/web web=web:does-not-exist',
      'deploy api',
      'crash pod api --loop',
      'deploy shop',
      'oom pod shop',
      'deploy cart',
      'unready pod cart',
      'create deployment huge --image=huge:v1',
      'set resources deployment/huge --requests=cpu=100',
      'fail pod cart',
      'wait 12m',
    ],
    looks: [
      'get pods',
      'get pods -o wide',
      'get deployments',
      'get events',
      'describe pods',
      'describe deployments',
      'describe replicasets',
      'rollout status deployment/web',
      'describe services',
    ],
  },
  {
    name: 'storage',
    manifests: ['storage', 'volume-sources'],
    commands: ['deploy db 2 statefulset volume', 'delete pvc pages', 'delete pv in-ceph'],
    looks: [
      'get pvc,pv,storageclasses,volumeattachments',
      'get pvc -o wide',
      'describe pvc',
      'describe pv',
      'describe storageclasses',
      'describe volumeattachments',
    ],
  },
  {
    name: 'limits',
    manifests: ['limits', 'terminating-namespace'],
    commands: ['delete namespace leaving'],
    looks: [
      'get resourcequotas,limitranges,priorityclasses',
      'describe quota',
      'describe limits',
      'describe priorityclasses',
      'describe namespaces',
      'describe nodes',
      'get namespaces',
    ],
  },
  {
    name: 'network',
    manifests: ['network'],
    commands: ['deploy web', 'scale web 5', 'unready pod web'],
    looks: [
      'get services,endpoints,endpointslices',
      'get services -o wide',
      'describe services',
      'describe endpoints',
      'describe endpointslices',
    ],
  },
  {
    name: 'autoscalers and budgets',
    manifests: ['autoscaling'],
    commands: [
      'deploy web',
      'set resources deployment/web --requests=cpu=100m',
      'deploy shop',
      'autoscale shop 2 6',
      'load shop 900',
      'wait 3m',
    ],
    looks: ['get hpa,pdb', 'describe hpa', 'describe pdb', 'top pods'],
  },
  {
    name: 'Nodes that fail',
    manifests: ['workloads'],
    commands: [
      'deploy web',
      'node add node-4 --label disk=fast',
      'label node node-2 node-role.kubernetes.io/worker=',
      'taint node node-4 gpu=yes:NoSchedule',
      'taint node node-4 old:PreferNoSchedule',
      'cordon node-1',
      'node fail node-2',
      'wait 7m',
    ],
    looks: [
      'get nodes',
      'get nodes -o wide',
      'get leases -A',
      'describe nodes',
      'describe leases -A',
      'get pods -o wide',
      'describe pods',
    ],
  },
  {
    name: 'changes going on',
    options: { timing: { pull: 5000 } },
    commands: ['deploy web', 'deploy api', 'rollout pause deployment/api', 'deploy db 3 statefulset'],
    atLast: ['update web web:v2', 'update db db:v2', 'delete pod db-1', 'delete deployment api --cascade=foreground'],
    looks: [
      'get all',
      'describe deployments',
      'describe pods',
      'describe statefulsets',
      'rollout status deployment/web --watch=false',
      'rollout status statefulset/db --watch=false',
      'rollout history deployment/web',
    ],
  },
  {
    name: 'settings',
    manifests: ['settings'],
    looks: [
      'get configmaps,secrets',
      'get all -A',
      'describe configmaps',
      'describe secrets',
      'describe events',
      'get events -o yaml',
      'describe pods',
      'get configmaps,pods --show-labels',
      'get configmaps,secrets,pods -o yaml',
      'get configmap page -o json',
    ],
  },
];
