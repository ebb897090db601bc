/**
 * One Pod in a lane: its line, and the lines under it for what did not fit.
 */
import { cut, diskName, pack } from './columns';
import { stateKey } from '../pod-state';
import type { Row } from './shared-disk';
import type { PodView } from '../view';

export interface PodLayout {
  /** Columns to the right of the lane's bar. */
  readonly room: number;
  /** States that are explained under the Nodes: their word is left out beside the box. */
  readonly explained: ReadonlySet<string>;
  /** Whether image tags stand behind names. */
  readonly tags: boolean;
  /** Where volumes begin, by UID of the owner: they stand under each other. */
  readonly volumeColumns: ReadonlyMap<string, number>;
  readonly shared: SharedClaim | undefined;
}

/** The claim that several Pods use: drawn as one disk under all lanes, or, where not all of them are drawn, not at all. */
export interface SharedClaim {
  readonly claim: string;
  readonly isDrawn: boolean;
}

/** `+ [R] db-1  ---(data-db-1)`, with words beside or under it. */
export function podRows(pod: PodView, layout: PodLayout): readonly Row[] {
  const { room, shared } = layout;
  const start = ` ${pod.mark} [${pod.state.box}] `;
  const isUser = shared?.isDrawn === true && pod.claims.includes(shared.claim);
  const words = wordsOf(pod, layout);
  const claims = pod.claims.filter((claim) => claim !== shared?.claim);
  const [first] = claims;
  let line = start + pod.label;
  const padded = start + pod.label.padEnd(layout.volumeColumns.get(ownerUid(pod)) ?? 0);
  const isBeside = first !== undefined && !isUser && padded.length + ` ---(${first})`.length <= room;
  if (isBeside) line = `${padded} ---${diskName(first)}`;
  const under = claims.slice(isBeside ? 1 : 0).map((claim) => `---${diskName(claim, room - start.length - 3)}`);
  const wordsFit = !isUser && line.length + 2 + words.join('  ').length <= room;
  if (words.length > 0 && wordsFit) line = `${line}  ${words.join('  ')}`;
  if (words.length > 0 && !wordsFit) under.push(...pack(words, ', ', room - start.length));
  return [{ text: line, isUser }, ...under.map((text) => ({ text: ' '.repeat(start.length) + text }))];
}

/** Where the volumes of each owner's Pods begin. */
export function volumeColumnsOf(pods: readonly PodView[], shared?: SharedClaim): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const pod of pods) {
    if (!pod.claims.some((claim) => claim !== shared?.claim)) continue;
    const uid = ownerUid(pod);
    columns.set(uid, Math.max(columns.get(uid) ?? 0, pod.label.length));
  }
  return columns;
}

function ownerUid(pod: PodView): string {
  return pod.owner?.metadata.uid ?? '';
}

function wordsOf(pod: PodView, { tags, explained }: PodLayout): readonly string[] {
  const words: string[] = [];
  if (tags && pod.tag !== '') words.push(cut(pod.tag, 8));
  if (pod.containers !== undefined) words.push(pod.containers);
  if (pod.state.box !== 'R' && !explained.has(stateKey(pod.state))) words.push(pod.state.word);
  if (pod.mark !== '-' && pod.restarts > 0) words.push(`${pod.restarts} restart${pod.restarts === 1 ? '' : 's'}`);
  return words;
}
