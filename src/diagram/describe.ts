/**
 * The picture in sentences, for those who listen and for notifications: no boxes, no art.
 */
import { own } from '../api/own';
import { duration } from './duration';
import { nextPhrases, upcomingInScope } from './upcoming';
import { fractionOf } from './workload';
import { labelKeys } from './labels';
import { placedName } from './owner';
import type { Scene } from './scene';
import { type LaneView, podsIn, type PodView, type Seen, seenIn } from './view';

/** Pods named one by one in a sentence; more are counted. */
const MOST_NAMED = 12;

/** Sentences without their order mattering: owners, Nodes, what waits, what comes. */
export function describePicture(scene: Scene, { scope, view }: Seen = seenIn(scene)): readonly string[] {
  const pods = podsIn(view);
  const keys = labelKeys(view, scene.steps ?? []);
  const isShort = pods.length > MOST_NAMED;
  const owners = view.owners.map((owner) => {
    const { name, namespace } = owner.metadata;
    const placed = placedName(owner);
    if (scene.after.get(owner.kind, name, namespace) === undefined) return `${owner.kind} ${placed} is gone.`;
    const { ready, wanted } = fractionOf(owner, scene.after);
    return `${owner.kind} ${placed}: ${ready} of ${wanted} ${owner.kind === 'DaemonSet' ? 'Nodes' : 'Pods'} ready.`;
  });
  const labelled = view.lanes.flatMap(({ node, note }) => {
    const labels = note === 'gone' ? [] : keys.filter((key) => own(node.metadata.labels, key) !== undefined);
    return labels.map((key) => `${node.metadata.name} has the label ${key}=${own(node.metadata.labels, key) ?? ''}.`);
  });
  const lanes = isShort ? [counts(pods)] : view.lanes.flatMap((lane) => laneSentence(lane) ?? []);
  const homeless = view.homeless.length === 0 ? [] : [`Without a Node: ${view.homeless.map(podWords).join('; ')}.`];
  const kept =
    view.kept.length === 0 ? [] : [`Volumes kept: ${view.kept.map((claim) => claim.metadata.name).join(', ')}.`];
  const also =
    view.alsoHere.length === 0
      ? []
      : [`Also here: ${view.alsoHere.map((other) => `${other.name} ${other.pods}`).join(', ')}.`];
  const next = nextPhrases(upcomingInScope(scene.next ?? [], scope, scene.after), scene.after).map(
    ({ after, phrase }) => `${after === undefined ? 'Never' : `In ${duration(after)}`}: ${phrase}.`,
  );
  return [...owners, ...labelled, ...lanes, ...homeless, ...kept, ...also, ...next];
}

function laneSentence(lane: LaneView): string | undefined {
  const name = lane.node.metadata.name;
  const note = lane.note === undefined ? '' : ` (${lane.note})`;
  if (lane.pods.length > 0) return `${name}${note} runs ${lane.pods.map(podWords).join('; ')}.`;
  if (lane.note !== undefined || lane.mark !== ' ') {
    return lane.note === 'gone' ? `${name} is gone.` : `${name}${note} runs nothing of these.`;
  }
  return lane.others === 0 ? `${name} is empty.` : undefined;
}

function podWords(pod: PodView): string {
  const name = pod.name.replace('..', ' ');
  const words = [pod.state.word, ...(pod.leads ? ['leads'] : []), ...(pod.mark === '+' ? ['new'] : [])];
  if (pod.restarts > 0 && pod.mark !== '-') words.push(`${pod.restarts} restart${pod.restarts === 1 ? '' : 's'}`);
  for (const claim of pod.claims) words.push(`volume ${claim}`);
  return `${name}, ${words.join(', ')}`;
}

function counts(pods: readonly PodView[]): string {
  const words = new Map<string, number>();
  for (const pod of pods) words.set(pod.state.word, (words.get(pod.state.word) ?? 0) + 1);
  return `${pods.length} Pods: ${[...words].map(([word, count]) => `${count} ${word}`).join(', ')}.`;
}
