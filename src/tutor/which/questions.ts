/**
 * Which kind fits my app? At most four questions: does it save data, is there one per Node, are the copies alike, does
 * its work come to an end. The answers so far are the words of the command, so nothing is stored: `which data own`.
 */

/** When a task runs whose work comes to an end: once, or again and again. */
export type Rhythm = 'hourly' | 'nightly' | 'weekly' | 'monthly';

/** What is known of an app. */
export interface Facts {
  readonly data?: 'data' | 'stateless';
  readonly volume?: 'own' | 'shared';
  readonly where?: 'nodes' | 'copies';
  readonly files?: 'write' | 'read';
  readonly names?: 'named' | 'alike';
  readonly ends?: 'serves' | 'ends' | Rhythm;
  /** How many copies, where somebody said so: never asked. */
  readonly count?: number;
}

export interface Question {
  readonly asks: Exclude<keyof Facts, 'count'>;
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
  text: 'Are the copies identical, so that any one will do?',
  help: 'Behind a Service any copy can answer. Members of a group that call each other by name are not alike.',
  answers: [
    { label: 'Any copy will do', word: 'alike' },
    { label: 'Each has its name', word: 'named' },
  ],
};

const ENDS: Question = {
  asks: 'ends',
  text: 'Does its work come to an end?',
  help: 'A shop always waits for its next visitor. A report is written, and that was all.',
  answers: [
    { label: 'No, it runs on', word: 'serves' },
    { label: 'Yes, it ends', word: 'ends' },
    { label: 'Ends, every night', word: 'nightly' },
  ],
};

/** The next question, as long as one is open. */
export function nextQuestion(facts: Facts): Question | undefined {
  const { data, volume, where, files, names, ends } = facts;
  if (isTask(facts) || (where === 'nodes' && volume !== 'shared')) return undefined;
  if (data === undefined) return DATA;
  if (data === 'data') {
    if (volume === undefined) return VOLUME;
    if (volume === 'shared' && files === undefined) return FILES;
    if (volume === 'own' && where === undefined) return WHERE;
  } else {
    if (where === undefined) return WHERE;
    if (names === undefined) return NAMES;
    if (names === 'named') return undefined;
  }
  return ends === undefined ? ENDS : undefined;
}

/** Whether its work comes to an end. */
export function isTask({ ends }: Facts): boolean {
  return ends !== undefined && ends !== 'serves';
}
