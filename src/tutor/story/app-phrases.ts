/**
 * Phrases for what apps do by themselves and for what people do to them: files, requests, faults, lost machines.
 */
import type { StepVerb } from '../../cluster/step';
import type { Deeds, Phrase } from './phrase';
import { count, listed } from './pod-name';

const names = ({ names: all }: Deeds) => listed(all, 'Pods');
const detail = ({ steps }: Deeds, key: string) => String(steps.at(-1)?.detail?.[key] ?? '');
const rowsOf = (deeds: Deeds) => count(Number(detail(deeds, 'rows')), 'row');
const silent = { say: () => undefined, weight: 0 };

export const APP_PHRASES = {
  'wrote-file': {
    say: (deeds) => `wrote ${detail(deeds, 'path')} in ${names(deeds)}: it lives ${detail(deeds, 'where')}`,
    weight: 8,
  },
  'asked-app': silent,
  oomed: silent,
  'failed-pod': silent,
  'asked-eviction': { say: (deeds) => askedToLeave(deeds), weight: 8 },
  'made-unready': { say: (deeds) => `made ${names(deeds)} fail its readiness check`, weight: 8 },
  'made-ready': { say: (deeds) => `made ${names(deeds)} pass its readiness check again`, weight: 8 },
  'silenced-node': {
    say: (deeds) => `cut ${listed(deeds.names, 'Nodes')} off; its Pods may or may not run`,
    weight: 8,
  },
  'unreadied-node': { say: (deeds) => `made ${listed(deeds.names, 'Nodes')} report that it is not ready`, weight: 8 },
  'recovered-node': { say: (deeds) => `brought ${listed(deeds.names, 'Nodes')} back`, weight: 8 },
  drained: { say: (deeds) => drainedByYou(deeds), weight: 9 },
  'lost-disk': { say: (deeds) => lostDisk(deeds), weight: 8 },
  'took-lead': { say: (deeds) => `${names(deeds)} leads now`, weight: 9 },
  'lost-lead': { say: () => 'has no member left that could lead', weight: 9 },
  followed: { say: (deeds) => `${names(deeds)} follows ${detail(deeds, 'leader')}`, weight: 8 },
  'took-row': { say: (deeds) => `${names(deeds)} took the row ${detail(deeds, 'row')}`, weight: 7 },
  'copied-rows': { say: (deeds) => `${names(deeds)} copied ${rowsOf(deeds)}`, weight: 7 },
  'lost-rows': { say: (deeds) => `${names(deeds)} dropped ${rowsOf(deeds)} that only it had`, weight: 9 },
  'read-file': { say: (deeds) => `in ${names(deeds)} read the number ${detail(deeds, 'number')}`, weight: 7 },
  'saved-file': { say: (deeds) => `in ${names(deeds)} wrote the number ${detail(deeds, 'number')}`, weight: 7 },
  forwarded: { say: (deeds) => `in ${names(deeds)}, chosen by lot, forwarded it to ${detail(deeds, 'to')}`, weight: 7 },
} satisfies Partial<Record<StepVerb, Phrase>>;

function askedToLeave(deeds: Deeds): string {
  const asked = `asked the API to evict ${names(deeds)}`;
  return deeds.names.length === 1 ? `${asked}: a deletion that a rule may forbid` : asked;
}

/** A drain that stops has cordoned the Node all the same. */
function drainedByYou(deeds: Deeds): string | undefined {
  const node = listed(deeds.names, 'Nodes');
  if (detail(deeds, 'wasCordoned') === '1' && detail(deeds, 'leaving') !== '0') return undefined;
  const cordoned = detail(deeds, 'wasCordoned') === '1' ? `found ${node} cordoned` : `cordoned ${node}`;
  const obstacles = detail(deeds, 'obstacles').split(', ');
  if (obstacles.join('') === '') return cordoned;
  return `${cordoned}; evicted nobody, because ${listed(obstacles, 'Pods')} ${obstacles.length === 1 ? 'is' : 'are'} in the way`;
}

function lostDisk(deeds: Deeds): string {
  const files = Number(detail(deeds, 'files'));
  const lost = files === 0 ? 'it was empty' : `its ${files === 1 ? 'file is' : `${files} files are`} lost`;
  return `emptied the disk of ${listed(deeds.names, 'volumes')}: ${lost}`;
}
