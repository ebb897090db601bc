/**
 * Terms: what runs an app.
 */
import type { Term } from './term';

export const WORKLOADS: readonly Term[] = [
  {
    name: 'Pod',
    short: 'the smallest thing that Kubernetes runs',
    also: ['pods', 'po'],
    shelf: 'apps',
    text: [
      'A Pod is the smallest thing that Kubernetes runs: one container or a few that belong together.',
      'All containers of a Pod share one address and run on the same Node.',
      'A Pod never moves. When it is gone, a controller may make another one.',
    ],
    here: ['Pod {pod} runs on {pod node}.', 'Pod {any pod} is one.'],
    tries: [
      { label: 'Show one Pod', run: 'show {any pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'container',
    page: 'Pods',
  },
  {
    name: 'container',
    short: 'one running program with its files',
    also: ['containers', 'process'],
    shelf: 'inside',
    text: [
      'A container is one running program with its files. It is started from an image.',
      'Kubernetes never runs a container alone: it is always part of a Pod.',
      'When it ends, the kubelet starts it again in the same Pod; what it wrote into its own files is lost.',
    ],
    here: ['Container {container} runs in Pod {pod}, from image {image}.'],
    tries: [
      { label: 'Crash one', run: 'crash pod {pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'image',
    page: 'Containers',
  },
  {
    name: 'image',
    short: 'a program packed with all that it needs',
    also: ['images', 'tag', 'container image'],
    shelf: 'apps',
    isAside: true,
    text: [
      'An image is a program packed with all that it needs. A container is started from it.',
      'Its tag says which version: web:v2 is image web, tag v2.',
      'A Node pulls (fetches) an image once and keeps it, so the first start on a Node takes longer.',
    ],
    here: ['{deployment} runs image {image}.'],
    tries: [
      { label: 'Another image', run: 'update {deployment} v3' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'image pull',
    page: 'Images',
  },
  {
    name: 'Deployment',
    short: 'keeps copies of one app',
    also: ['deployments', 'deploy'],
    shelf: 'apps',
    text: [
      'A Deployment keeps copies of one app. You say how many and which image; it does the rest.',
      'It makes no Pods itself: it makes a ReplicaSet for each version, and that makes the Pods.',
      'Its Pods are interchangeable, so it suits apps that keep no data of their own.',
    ],
    here: ['Deployment {deployment} wants {copies} copies of {image}.'],
    tries: [
      { label: 'Show owners', run: 'show owners' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'ReplicaSet',
    page: 'Deployments',
  },
  {
    name: 'ReplicaSet',
    short: 'keeps the number of Pods',
    also: ['replicasets', 'rs', 'replica set'],
    shelf: 'apps',
    text: [
      'A ReplicaSet keeps the number of Pods: it counts those that fit its selector and makes or removes some.',
      'It knows one version only. A Deployment makes a new ReplicaSet for each version and keeps the old ones.',
      'One that is made alone changes no running Pod at an update. So use a Deployment.',
    ],
    here: ['ReplicaSet {replicaset} keeps {copies} Pods for Deployment {deployment}.'],
    tries: [
      { label: 'Show owners', run: 'show owners' },
      { label: 'Delete a Pod', run: 'delete pod {pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'Deployment',
    page: 'ReplicaSet',
  },
  {
    name: 'StatefulSet',
    short: 'keeps Pods with numbered names',
    also: ['statefulsets', 'sts', 'stateful set'],
    shelf: 'apps',
    text: [
      'A StatefulSet keeps Pods with numbered names: db-0, db-1, db-2. They start one after another.',
      'Each Pod has a volume of its own, if the set has a template for claims, and gets it back by its name.',
      'It makes its Pods itself, without a ReplicaSet, and never two with one name.',
      'It does not promise one Pod per Node.',
    ],
    here: [
      'StatefulSet {statefulset}: Pod {numbered pod} belongs to claim {claim}.',
      'Here is StatefulSet {statefulset}.',
    ],
    tries: [
      { label: 'Delete {numbered pod}', run: 'delete pod {numbered pod}' },
      { label: 'Deploy a database', run: 'deploy db 3 statefulset' },
    ],
    see: 'identity',
    page: 'StatefulSets',
  },
  {
    name: 'DaemonSet',
    short: 'one Pod on every Node that fits',
    also: ['daemonsets', 'ds', 'daemon set', 'one pod per node', 'one per node', 'daemon'],
    shelf: 'apps',
    text: [
      'A DaemonSet runs one Pod on every Node that fits: for logs, monitoring or storage.',
      'It takes no number, it counts Nodes. A new Node gets its Pod by itself.',
      'Course: one Pod on every Node. Real Kubernetes: on every eligible one; labels and taints decide.',
    ],
    here: ['DaemonSet {daemonset} runs on {daemon nodes} of {nodes} Nodes.'],
    tries: [
      { label: 'Add a Node', run: 'node add' },
      { label: 'Deploy an agent', run: 'deploy agent daemonset' },
    ],
    see: 'label selector',
    page: 'DaemonSet',
  },
  {
    name: 'workload',
    short: 'what keeps Pods running for you',
    also: ['workloads', 'kinds of workload'],
    shelf: 'apps',
    isAside: true,
    text: [
      'A workload is an object that makes and keeps Pods: Deployment, StatefulSet, DaemonSet, Job.',
      'Which one fits depends on the data, on the Nodes, and on whether the work ends.',
    ],
    tries: [
      { label: 'Which kind fits?', run: 'which' },
      { label: 'Show owners', run: 'show owners' },
    ],
    see: 'controller',
    page: 'Workloads',
  },
];
