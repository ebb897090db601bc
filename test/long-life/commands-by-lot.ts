/** What a team types in its channel over the years, by lot. */
import type { Seeded } from '../torture/seeded';

const APPS = ['web', 'api', 'shop', 'cache'] as const;
const NODES = ['node-1', 'node-2', 'node-3'] as const;
const LOOKS = ['get pods', 'show', 'history', 'get events', 'diagnose', 'progress'] as const;
const WAITS = ['30s', '5m', '20m', '1h'] as const;

/** How often each kind of command comes. */
const KINDS = {
  ...{ deploy: 14, scale: 14, update: 12, broken: 3, rollback: 4, crash: 8, remove: 6 },
  ...{ node: 6, schedule: 3, autoscale: 3, load: 4, label: 4, wait: 8, save: 3, forget: 1 },
  ...{ undo: 8, redo: 4, look: 12, refused: 3 },
} as const;

/** @param mark a number that no other command has */
export function commandByLot(lot: Seeded, mark: number): string {
  const app = lot.pick(APPS);
  const number = lot.below(6);
  switch (lot.weighted(KINDS)) {
    case 'deploy':
      return `deploy ${app} ${1 + number}`;
    case 'scale':
      return `scale ${app} ${number}`;
    case 'update':
      return `update ${app} v${mark}`;
    case 'broken':
      return `update ${app} does-not-exist`;
    case 'rollback':
      return `rollback ${app}`;
    case 'crash':
      return `crash pod ${app}`;
    case 'remove':
      return `delete ${lot.pick(['deployment', 'hpa'])} ${app}`;
    case 'node':
      return `node ${lot.pick(['fail', 'recover', 'recover'])} ${lot.pick(NODES)}`;
    case 'schedule':
      return lot.chance(0.5) ? 'delete cronjob tick' : 'create cronjob tick --image=busybox --schedule="*/10 * * * *"';
    case 'autoscale':
      return `autoscale deployment ${app} --min=1 --max=5 --cpu-percent=50`;
    case 'load':
      return `load ${app} ${100 * number}`;
    case 'label':
      return `label node ${lot.pick(NODES)} mark=m${mark} --overwrite`;
    case 'wait':
      return `wait ${lot.pick(WAITS)}`;
    case 'save':
      return `save copy-${number}`;
    case 'forget':
      return `saves delete copy-${number}`;
    case 'undo':
      return 'undo';
    case 'redo':
      return 'redo';
    case 'look':
      return lot.pick(LOOKS);
    case 'refused':
      return `scale nothing ${number}`;
  }
}
