/** Pods and workloads in many states: described, and their rollouts told, as a real kubectl does, byte for byte. */
import { buildCluster, type ComparedCluster } from './compare/compared-clusters';
import { Comparison } from './compare/comparison';
import { whereKubectlIs } from './where-kubectl-is';

const STATES: readonly ComparedCluster[] = [
  {
    name: 'Pods with every field and every volume',
    manifests: ['every-pod-field'],
    looks: ['describe pods', 'describe pod every-field --show-events=false', 'describe pod every-v'],
  },
  {
    name: 'no image, no claim, too slow, OnDelete, a partition, Jobs that fail and CronJobs that overlap',
    manifests: ['troubled-workloads'],
    commands: ['wait 20m'],
    looks: [
      'describe deployments',
      'describe replicasets',
      'describe statefulsets',
      'describe daemonsets',
      'describe jobs',
      'describe cronjobs',
      'describe pods',
      'rollout status deployment/stuck',
      'rollout status deployment',
      'rollout status daemonset',
      'rollout status statefulset/by-hand',
      'rollout status statefulset/shelf --timeout=1s',
      'rollout status statefulset --watch=false',
      'rollout history deployment/stuck --revision=1',
      'rollout history statefulset,daemonset --revision=1',
      'rollout history statefulset/shelf --revision=7',
      'rollout history job/held',
      'rollout history cronjobs,jobs',
    ],
  },
  {
    name: 'a rollout that is paused, one that restarts, crash loops, memory, a Node that is gone',
    commands: [
      'deploy web',
      'update web web:v2',
      'annotate deployment web kubernetes.io/change-cause=second',
      'update web web:v3',
      'rollout pause deployment/web',
      'create deployment bad --image=web:nopull',
      'deploy loop',
      'crash pod loop --loop',
      'deploy fat',
      'oom pod fat',
      'create deployment huge --image=huge:v1',
      'set resources deployment/huge --requests=cpu=100',
      'wait 2m',
      'node fail node-3',
      'wait 6m',
      'deploy agent daemonset',
      'rollout restart daemonset/agent',
    ],
    atLast: ['delete pod -l app=fat --wait=false', 'set image deployment/web web=web:v4'],
    looks: [
      'describe pods',
      'describe deployments',
      'describe replicasets',
      'describe daemonset agent',
      'describe pods,deployments -l app=web',
      'describe nodes',
      'rollout history deployment',
      'rollout history deployment/web --revision=2',
      'rollout history -l app=web deployment,replicaset',
      'rollout status deployment/web --watch=false',
      'rollout status deployment/web --revision=9',
      'rollout status replicasets',
    ],
  },
  {
    name: 'words that fit badly',
    commands: ['deploy web'],
    looks: [
      'describe',
      'describe pods web',
      'describe pods/web',
      'describe pods web --all-namespaces',
      'describe pods,services web',
      'describe pods,services nothing',
      'describe pod/nothing service/web',
      'describe pods nothing web nix',
      'describe pods web -l app=web',
      'describe statefulsets',
      'describe nothing',
      'rollout status',
      'rollout status statefulsets',
      'rollout status pods',
      'rollout status deployment web nothing',
      'rollout status deployment/nothing deployment/nix',
      'rollout status deployment -l app=nothing',
      'rollout status deployment web -l app=web',
      'rollout status services',
      'rollout history statefulsets',
      'rollout history node/node-1',
      'rollout history deployment/web --revision=9',
      'rollout history deployment/web --revision=-1',
      'rollout history deployment/web pod/nothing',
    ],
  },
];

whereKubectlIs('a real kubectl', () => {
  test.each(STATES)('says the same: $name', async (state) => {
    const comparison = await Comparison.of(buildCluster(state));
    try {
      expect(await comparison.differences(state.looks)).toEqual([]);
    } finally {
      await comparison.close();
    }
  });
});
