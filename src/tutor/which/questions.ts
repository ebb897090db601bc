/**
 * Which kind fits my app? At most three questions. The answers so far are the words of the command, so nothing is
 * stored: `which data own`.
 */
import type { Choice } from '../content/cases';

/** What is known of an app. */
export interface Facts {
  readonly data?: 'data' | 'stateless';
  readonly volume?: 'own' | 'shared';
  readonly where?: 'nodes' | 'copies';
  readonly files?: 'write' | 'read';
  readonly names?: 'named' | 'alike';
}

export interface Question {
  readonly asks: keyof Facts;
  /** At most 60 characters. */
  readonly text: string;
  readonly help: string;
  readonly answers: readonly { readonly label: string; readonly word: string }[];
}

const DATA: Question = {
  asks: 'data',
  text: "Must your app's data be kept when a Pod is gone?",
  help: 'A Pod (one running copy) can be replaced at any time. What it wrote into its own files is lost then.',
  answers: [
    { label: 'Yes, keep the data', word: 'data' },
    { label: 'No, it keeps none', word: 'stateless' },
  ],
};

const VOLUME: Question = {
  asks: 'volume',
  text: 'Does each copy need a volume (disk) of its own?',
  help: 'Copies of a database do: each has its own rows. Copies that show the same pages can share one.',
  answers: [
    { label: 'One for each copy', word: 'own' },
    { label: 'One for all', word: 'shared' },
  ],
};

const WHERE: Question = {
  asks: 'where',
  text: 'Must it run once on every Node?',
  help: 'Logs, monitoring and storage agents do. Most apps need some copies, wherever there is room.',
  answers: [
    { label: 'On every Node', word: 'nodes' },
    { label: 'Some copies', word: 'copies' },
  ],
};

const FILES: Question = {
  asks: 'files',
  text: 'Do several copies write the same files?',
  help: 'Two that write one file at once can lose a write. Reading together is no problem.',
  answers: [
    { label: 'They write', word: 'write' },
    { label: 'They only read', word: 'read' },
  ],
};

const NAMES: Question = {
  asks: 'names',
  text: 'Must others know one copy by its name?',
  help: 'Members of a group that call each other do. Behind a Service any copy can answer.',
  answers: [
    { label: 'By its name', word: 'named' },
    { label: 'Any copy will do', word: 'alike' },
  ],
};

/** The next question, as long as one is open. */
export function nextQuestion({ data, volume, where, files, names }: Facts): Question | undefined {
  if (data === undefined) return DATA;
  if (data === 'data') {
    if (volume === undefined) return VOLUME;
    if (volume === 'shared') return files === undefined ? FILES : undefined;
    return where === undefined ? WHERE : undefined;
  }
  if (where === undefined) return WHERE;
  return where === 'copies' && names === undefined ? NAMES : undefined;
}

export interface Recommendation {
  readonly kind: Choice;
  /** At most 60 characters. */
  readonly headline: string;
  readonly reasons: readonly string[];
  readonly notice: string;
  /** The words after `deploy NAME`. */
  readonly deploy: string;
  /** Names for an example; the first that is free is taken. */
  readonly names: readonly string[];
}

const WEB = ['web', 'shop', 'pages', 'api'];
const DATABASES = ['db', 'queue', 'store', 'rows'];
const AGENTS = ['agent', 'logs', 'meter', 'disks'];

/** What fits, once every question is answered. */
export function recommend(facts: Facts): Recommendation {
  const { data, volume, where, files, names } = facts;
  if (where === 'nodes' && volume !== 'shared') return daemonSet(data === 'data');
  if (data === 'stateless') return names === 'named' ? namedMembers() : deployment();
  if (volume === 'own') return ownVolumes();
  return files === 'write' ? sharedButWritten() : sharedPages();
}

function deployment(): Recommendation {
  return {
    kind: 'Deployment',
    headline: 'A Deployment fits: copies that are all alike',
    reasons: [
      'It keeps no data, so any copy can answer and any copy can be replaced.',
      'You ask for a number. Rollouts and rollbacks come with it.',
    ],
    notice: 'the Deployment makes a ReplicaSet, and that makes the Pods. You never make a ReplicaSet yourself.',
    deploy: '3',
    names: WEB,
  };
}

function daemonSet(hasData: boolean): Recommendation {
  const job = hasData
    ? 'The data belong to the Node: an agent for storage, one on each.'
    : 'One on every Node: for logs, monitoring or storage.';
  return {
    kind: 'DaemonSet',
    headline: 'A DaemonSet fits: one Pod on every Node',
    reasons: [job, 'A Node that joins gets its Pod by itself. You give no number.'],
    notice: 'every Node means every Node that fits: labels and taints can leave some out.',
    deploy: 'daemonset',
    names: AGENTS,
  };
}

function ownVolumes(): Recommendation {
  return {
    kind: 'StatefulSet',
    headline: 'A StatefulSet fits: a name and a volume for each Pod',
    reasons: [
      'Each copy keeps its own data, so each needs a volume that comes back to it.',
      'Its Pods have numbered names; a new one takes over the name and the volume of the old.',
    ],
    notice: 'it starts its Pods one after another, and replaces one only when the old one is certainly gone.',
    deploy: '3 statefulset',
    names: DATABASES,
  };
}

function namedMembers(): Recommendation {
  return {
    ...ownVolumes(),
    headline: 'A StatefulSet fits: Pods that keep their names',
    reasons: [
      'Others call a copy by its name, so the name must stay when the Pod is replaced.',
      'Pods of a Deployment get a new name each time.',
    ],
    notice: 'a StatefulSet may do without volumes. The example has one for each Pod all the same.',
  };
}

function sharedButWritten(): Recommendation {
  return {
    ...ownVolumes(),
    headline: 'A StatefulSet fits: writers need volumes of their own',
    reasons: [
      'Copies that write the same file at once lose writes; Kubernetes does not order them.',
      'So each gets a volume of its own, and the app copies between them, as a database does.',
    ],
    notice: 'on one shared volume it would run, and lose a write now and then: the worst kind of mistake.',
  };
}

function sharedPages(): Recommendation {
  return {
    kind: 'Deployment',
    headline: 'A Deployment fits, with one volume for all Pods',
    reasons: [
      'The copies read the same files and write none, so they can share one volume.',
      'The claim must be ReadWriteMany, so that Pods on all Nodes can mount it.',
    ],
    notice: 'with ReadWriteOnce, Pods on other Nodes would wait for ever.',
    deploy: '3 volume',
    names: ['notes', 'pages', 'files', 'manual'],
  };
}
