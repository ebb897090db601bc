/** What people type, by lot. Each label and each deployed image has a mark that no other command has. */
import type { Seeded } from './seeded';

const APPS = ['web', 'api', 'db', 'cache'] as const;
const NODES = ['node-1', 'node-2', 'node-3'] as const;
const COPIES = ['monday', 'tuesday', 'before-lunch'] as const;

const KINDS = {
  label: 24,
  deploy: 12,
  scale: 14,
  update: 6,
  crash: 4,
  remove: 4,
  undo: 9,
  redo: 5,
  save: 4,
  restore: 4,
  forget: 1,
  reset: 1,
  settings: 3,
  history: 12,
  look: 10,
  refused: 6,
  ask: 3,
  answer: 22,
  sure: 4,
  close: 2,
} as const;

const LOOKS = [
  'get pods',
  'get deployments',
  'show',
  'saves',
  'diagnose',
  'get nodes',
  'describe node node-1',
  'settings',
] as const;
const REFUSED = ['scale nothing 3', 'frobnicate web', 'delete pod nobody', 'undo 3 4', 'restore never'] as const;
const SETTINGS = [
  'settings pods 300',
  'settings pods 400',
  'settings nodes 20',
  'settings quiet on',
  'settings quiet off',
] as const;
const LETTERS = ['A', 'B', 'C'] as const;

/** What somebody knows who types something. */
export interface Known {
  /** A number that no other command has. */
  readonly mark: number;
  /** The question that the channel saw last. */
  readonly question: string | undefined;
}

export function commandByLot(seeded: Seeded, { mark, question }: Known): string {
  const app = seeded.pick(APPS);
  switch (seeded.weighted(KINDS)) {
    case 'label':
      return `label node ${seeded.pick(NODES)} mark=m${mark} --overwrite`;
    case 'deploy':
      return `deploy ${app} --image ${app}:m${mark} --replicas ${seeded.below(4)}`;
    case 'scale':
      return `scale ${app} ${seeded.below(6)}`;
    case 'update':
      return `update ${app} m${mark}`;
    case 'crash':
      return `crash pod ${app}`;
    case 'remove':
      return `delete deployment ${app}`;
    case 'undo':
      return 'undo';
    case 'redo':
      return 'redo';
    case 'save':
      return `save ${seeded.pick(COPIES)}`;
    case 'restore':
      return `restore ${seeded.pick(COPIES)}`;
    case 'forget':
      return `saves delete ${seeded.pick(COPIES)}`;
    case 'reset':
      return 'reset --yes';
    case 'settings':
      return seeded.pick(SETTINGS);
    case 'history':
      return 'history';
    case 'look':
      return seeded.pick(LOOKS);
    case 'refused':
      return seeded.pick(REFUSED);
    case 'ask':
      return 'quiz';
    case 'answer':
      return question === undefined ? 'quiz' : `quiz answer ${question} ${seeded.pick(LETTERS)}`;
    case 'sure':
      return question === undefined ? 'quiz' : `quiz ${seeded.pick(['sure', 'unsure'])} ${question}`;
    case 'close':
      return question === undefined ? 'quiz' : `quiz close ${question} now`;
  }
}
