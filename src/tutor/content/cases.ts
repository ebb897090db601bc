/**
 * Eight small cases to sort: which kind of workload fits? Each wrong answer has an explanation of its own.
 */

/** What people choose between. */
export type Choice = 'Deployment' | 'StatefulSet' | 'DaemonSet';
export const CHOICES: readonly Choice[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

export interface Case {
  /** At most 34 characters. */
  readonly title: string;
  /** What is to run, in one or two short sentences. */
  readonly text: readonly string[];
  readonly answer: Choice;
  /** What each choice means here; for the answer: why it fits. */
  readonly because: Readonly<Record<Choice, string>>;
  /** A command that makes something like it. */
  readonly deploy: string;
}

export const CASES: readonly Case[] = [
  {
    title: 'a web shop',
    text: ['A web shop: four copies answer requests.', 'Orders go to a database; the copies keep nothing.'],
    answer: 'Deployment',
    because: {
      Deployment: 'It keeps nothing, and any copy can answer: you ask for a number, no more.',
      StatefulSet: 'Nobody needs to know one copy by its name, and there is no data to give back to it.',
      DaemonSet: 'Four copies are wanted, however many Nodes there are. A DaemonSet takes no number.',
    },
    deploy: 'deploy shop 4',
  },
  {
    title: 'a database',
    text: [
      'A database: one copy takes the writes, two copies follow it.',
      'No row may be lost when a Pod is replaced.',
    ],
    answer: 'StatefulSet',
    because: {
      Deployment: 'Its Pods would share one volume, or lose their data with each Pod, and have new names each time.',
      StatefulSet: 'Each copy has a name and a volume of its own, and gets both back when its Pod is replaced.',
      DaemonSet: 'It would run a copy on every Node, and one more for each new Node. Three copies are wanted.',
    },
    deploy: 'deploy db 3 statefulset',
  },
  {
    title: 'a collector of logs',
    text: ['A program that collects the logs of every Node.', 'Nodes come and go.'],
    answer: 'DaemonSet',
    because: {
      Deployment: 'A number of Pods is not one per Node: two may share a Node, and another Node has none.',
      StatefulSet: 'It numbers its Pods and does not promise one per Node. A new Node would have none.',
      DaemonSet: 'It counts Nodes: each has its Pod, and a new Node gets one by itself.',
    },
    deploy: 'deploy logs daemonset',
  },
  {
    title: 'a program that shrinks pictures',
    text: ['A program that makes small pictures of large ones.', 'At noon there is much to do, at night nothing.'],
    answer: 'Deployment',
    because: {
      Deployment: 'Copies are alike and keep nothing: scale it to 10 at noon and to 1 at night.',
      StatefulSet: 'It would start its copies one after another and keep a name for each. Nobody needs that here.',
      DaemonSet: 'The work decides how many copies are needed, not the number of Nodes.',
    },
    deploy: 'deploy pictures 2',
  },
  {
    title: 'a message queue',
    text: ['A message queue with three members.', 'They call each other by name; each keeps its own messages.'],
    answer: 'StatefulSet',
    because: {
      Deployment: 'A new Pod would have a new name, and the other members would look for the old one.',
      StatefulSet: 'The names stay: queue-1 is queue-1 again, with the volume that it had.',
      DaemonSet: 'Three members are wanted. On five Nodes a DaemonSet would make five.',
    },
    deploy: 'deploy queue 3 statefulset',
  },
  {
    title: 'a meter for all machines',
    text: ['A meter for memory and CPU of every machine,', 'also of those that join next month.'],
    answer: 'DaemonSet',
    because: {
      Deployment: 'You would have to count machines and scale by hand, and two meters could share one Node.',
      StatefulSet: 'Numbered Pods do not follow Nodes: meter-4 does not come with the fifth machine.',
      DaemonSet: 'A machine that joins gets its Pod without anybody asking for it.',
    },
    deploy: 'deploy meter daemonset',
  },
  {
    title: 'help pages in a folder',
    text: ['Help pages in a folder. Three copies read them.', 'Nobody writes while they run.'],
    answer: 'Deployment',
    because: {
      Deployment: 'All copies read one shared volume. As none writes, nothing can be lost.',
      StatefulSet: 'Each copy would have a volume of its own, with the same pages three times.',
      DaemonSet: 'Three copies are wanted, not one per Node.',
    },
    deploy: 'deploy pages 3 volume',
  },
  {
    title: 'an agent for storage',
    text: ["An agent that offers each Node's own disks to others.", 'A Node without it cannot be used for storage.'],
    answer: 'DaemonSet',
    because: {
      Deployment: 'The scheduler could put two on one Node and none on another: disks would be missing.',
      StatefulSet:
        "The data belong to the Node, not to a numbered Pod: disk-1 has no business with another Node's disks.",
      DaemonSet: 'Storage is one of its three usual jobs, beside logs and monitoring: one Pod on each Node.',
    },
    deploy: 'deploy disks daemonset',
  },
];
