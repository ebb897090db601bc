/**
 * Terms: the life of the containers in a Pod.
 */
import type { Term } from './term';

export const CONTAINERS: readonly Term[] = [
  {
    name: 'probe',
    short: 'the kubelet asks whether an app answers',
    also: ['probes', 'health check', 'healthcheck', 'health', 'unhealthy', 'periodseconds', 'failurethreshold'],
    shelf: 'inside',
    text: [
      'A probe is a question that the kubelet asks a container every few seconds: a page, a port, a command.',
      'Three kinds: startup (has it begun?), readiness (may it get requests?), liveness (must it start again?).',
      'Usual: every 10s, 1s to answer, 3 failures in a row decide.',
    ],
    picture: [
      'probe      failed 3 times means',
      'startup    container starts again',
      'liveness   container starts again',
      'readiness  no requests, nothing else',
    ],
    said: [
      'A startup or liveness probe that failed 3 times has the container started again',
      'A readiness probe that failed 3 times means that no requests come; nothing else happens',
    ],
    tries: [
      { label: 'Give it one', run: 'probe {deployment} liveness' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'liveness probe',
    page: 'Pod Lifecycle',
  },
  {
    name: 'liveness probe',
    short: 'must the container start again?',
    also: ['liveness', 'livenessprobe', 'failed liveness probe', 'killing'],
    shelf: 'inside',
    isAside: true,
    text: [
      'A liveness probe asks whether a container still works. After 3 failures the kubelet stops it and starts it again.',
      'The Pod stays: same name, same Node. Further restarts wait 10s, 20s and so on.',
      'It is for an app that hangs. One that is slow or busy is hurt by it.',
    ],
    tries: [
      { label: 'Give it one', run: 'probe {deployment} liveness' },
      { label: 'Make one unready', run: 'unready pod {pod}' },
    ],
    see: 'readiness probe',
    page: 'Pod Lifecycle',
  },
  {
    name: 'readiness probe',
    short: 'may the Pod get requests?',
    also: ['readinessprobe', 'readiness check', 'readiness gates', 'readinessgatesnotready'],
    shelf: 'inside',
    isAside: true,
    text: [
      'A readiness probe asks whether a container can answer now. While it fails, no Service sends the Pod requests.',
      'Nothing is started again: it may be loading, or waiting for its database.',
      'A rollout waits for it, so a broken version does not spread.',
    ],
    tries: [
      { label: 'Give it one', run: 'probe {deployment} readiness' },
      { label: 'Make one unready', run: 'unready pod {pod}' },
    ],
    see: 'startup probe',
    page: 'Pod Lifecycle',
  },
  {
    name: 'startup probe',
    short: 'has the app begun?',
    also: ['startup', 'startupprobe', 'slow start'],
    shelf: 'inside',
    isAside: true,
    text: [
      'A startup probe gives an app time to begin. Until it passes, liveness and readiness probes do not ask.',
      'It may fail as often as its failureThreshold says; then the container is started again.',
    ],
    tries: [
      { label: 'Give it one', run: 'probe {deployment} startup' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'liveness probe',
    page: 'Pod Lifecycle',
  },
  {
    name: 'init container',
    short: 'works and ends before the others start',
    also: ['init containers', 'initcontainers', 'init', 'init:error', 'init:crashloopbackoff', 'podinitializing'],
    shelf: 'inside',
    isAside: true,
    text: [
      'Init containers run one after another before the main containers: each must end well before the next starts.',
      'kubectl counts them: Init:0/2. One that fails is started again, and the Pod waits.',
    ],
    see: 'sidecar',
    page: 'Init Containers',
  },
  {
    name: 'sidecar',
    short: 'a helper that runs beside the app',
    also: ['sidecars', 'sidecar container', 'native sidecar', 'helper container'],
    shelf: 'inside',
    text: [
      'A sidecar is a container that helps the main one: it ships logs, or stands in front of it.',
      'Written as an init container with restartPolicy Always it starts first and stops last.',
      'It counts in READY, and does not keep a Job from being complete.',
    ],
    see: 'init container',
    page: 'Sidecar Containers',
  },
  {
    name: 'QoS class',
    short: 'who has to go first when memory is short',
    also: ['qos', 'quality of service', 'guaranteed', 'burstable', 'besteffort', 'qosclass'],
    shelf: 'inside',
    isAside: true,
    text: [
      'Requests and limits give each Pod a class. Guaranteed: every container has both, and they are equal.',
      'BestEffort: no container asks for anything. Burstable: all the rest.',
      'When a Node runs out of memory, Pods that use more than they asked for go first.',
    ],
    see: 'requests',
    page: 'Pod Quality of Service Classes',
  },
  {
    name: 'mount',
    short: 'lets a container see a volume at a path',
    also: ['mounts', 'mounted', 'volumemounts', 'volume mount', 'unmount'],
    shelf: 'data',
    isAside: true,
    text: [
      'To mount a volume is to let a container see it at a path, such as /data.',
      'What the container writes there goes to the volume. All else stays among its own files.',
    ],
    tries: [
      { label: 'Deploy with one', run: 'deploy shop with shipper' },
      { label: 'Show storage', run: 'show storage' },
    ],
    see: 'volume',
    page: 'Volumes',
  },
  {
    name: 'phase',
    short: 'one word for the whole life of a Pod',
    also: ['phases', 'pod phase', 'status'],
    shelf: 'inside',
    isAside: true,
    text: [
      'The phase of a Pod is one of a few words: Pending, Running, Succeeded, Failed, Unknown.',
      'What kubectl prints under STATUS is often more exact, and no phase.',
    ],
    picture: [
      'phase      kubectl may show',
      'Pending    ContainerCreating',
      '           ImagePullBackOff',
      'Running    CrashLoopBackOff',
      'Succeeded  Completed',
      'Failed     Error, Evicted',
    ],
    said: [
      'Pending may show as ContainerCreating or ImagePullBackOff, Running as CrashLoopBackOff',
      'Succeeded shows as Completed, Failed as Error or Evicted',
    ],
    tries: [{ label: 'Get Pods', run: 'get pods' }],
    see: 'ready',
    page: 'Pod Lifecycle',
  },
];
