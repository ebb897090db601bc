/**
 * The box of a Pod, for every figure:
 *
 *     podBox(pod, { width: podWidth(pods, room), tags: false })
 *
 * Badge and name on the first line; below, only where there is something to say: the mark of the change, the state
 * unless it is ready, who leads, restarts, containers, the tag of the image.
 */
import { atLeast, boxed, column, padded, type Piece, row, space, thing, words } from '../drawing/piece';
import type { Tone } from '../drawing/shape';
import { widthOf } from '../drawing/text-size';
import { nameWords } from '../drawing/name';
import type { PodView } from '../view';
import { BADGE, podBadge, toneOf } from './pod-badge';

export interface PodLook {
  /** Of the whole box; see podWidth. */
  readonly width: number;
  /** The least height of the whole box. */
  readonly height?: number;
  /** The name stands at the top of the box, whatever is below it: where several pictures follow each other. */
  readonly isSteady?: boolean;
  /** Whether the tag of the image stands below the name. */
  readonly tags?: boolean;
}

const NAME = { size: 12.5, weight: 'strong' } as const;
const DETAIL = 11;
const PADDING = 7;
const GAP = 6;
/** What a box has beside its name. */
const FRAME = 2 * PADDING + BADGE + GAP;
const LEAST = 116;

/** The width that boxes of these Pods should have in so much room: as many equal columns as their names allow. */
export function podWidth(pods: readonly PodView[], room: number, gap = POD_GAP): number {
  const natural = Math.min(room, widestPod(pods));
  const columns = Math.max(1, Math.floor((room + gap) / (natural + gap)));
  return Math.floor((room - gap * (columns - 1)) / columns);
}

/** The width that the longest of their names needs. */
export function widestPod(pods: readonly PodView[]): number {
  const names = pods.map(({ name, leads }) => widthOf(name, NAME.size, NAME.weight) + (leads ? STAR + 3 : 0));
  return Math.max(LEAST, ...names.map((name) => name + FRAME + 1));
}

/** Between two boxes. */
export const POD_GAP = 7;

/** A Pod as one thing: `pod/UID`. */
export function podBox(pod: PodView, { width, height = 0, isSteady = false, tags = false }: PodLook): Piece {
  const { uid } = pod.pod.metadata;
  const content = contentOf(pod, width - FRAME, tags);
  const most = Math.max(content.height, height - 2 * PADDING);
  const steady = isSteady ? { ...content, height: most } : content;
  const inside = atLeast(steady, width - 2 * PADDING, most);
  return thing(boxed(padded(inside, PADDING), paintOf(pod)), {
    id: `pod/${uid}`,
    label: labelOf(pod),
    pods: [uid],
  });
}

function paintOf({ mark, state }: PodView): Parameters<typeof boxed>[1] {
  if (state.box === ' ') return { stroke: 'changed', isDashed: true, strokeWidth: 1.5, radius: 8 };
  if (mark !== ' ') return { fill: 'paper', stroke: 'changed', strokeWidth: 2, radius: 8 };
  return { fill: 'paper', stroke: 'line', radius: 8 };
}

function contentOf(pod: PodView, room: number, tags: boolean): Piece {
  const isGone = pod.state.box === ' ';
  const star = pod.leads ? [starMark()] : [];
  const named = nameWords(pod.name, { ...NAME, tone: isGone ? 'faint' : 'ink' }, room - (pod.leads ? STAR + 3 : 0));
  const first = row([podBadge(pod.state.box), row([named, ...star], 3)], GAP);
  const lines = packed(detailsOf(pod, tags), room);
  const marked = pod.mark === ' ' ? space(BADGE, 1) : centred(pod.mark);
  return column([first, ...lines.map((line, index) => row([index === 0 ? marked : space(BADGE, 1), line], GAP))], 1);
}

/** The letter of a change, below the badge. */
function centred(mark: string): Piece {
  const letter = words(mark, { size: 13, weight: 'strong', tone: 'changed' });
  return atLeast(letter, BADGE, 0, 'middle');
}

interface Detail {
  readonly text: string;
  readonly tone: Tone;
}

function detailsOf(pod: PodView, tags: boolean): readonly Detail[] {
  const { state, mark, leads, isNewsOfLead, restarts, containers, tag, namespace } = pod;
  const isNews = mark === '+' || (isNewsOfLead && leads);
  const details: Detail[] = [];
  if (state.box !== 'R') details.push({ text: state.word, tone: toneOf(state.box) });
  if (leads) details.push({ text: 'leads', tone: isNews ? 'changed' : 'faint' });
  if (restarts > 0 && mark !== '-') {
    details.push({ text: `${restarts} restart${restarts === 1 ? '' : 's'}`, tone: 'faint' });
  }
  if (containers !== undefined) details.push({ text: `${containers} ready`, tone: 'faint' });
  if (tags) details.push({ text: tag, tone: 'faint' });
  if (namespace !== undefined) details.push({ text: `in ${namespace}`, tone: 'faint' });
  if (details.length > 0) return details;
  if (mark === '+') return [{ text: 'new', tone: 'changed' }];
  return mark === '~' ? [{ text: 'changed', tone: 'changed' }] : [];
}

/** Details beside each other as far as they fit. */
function packed(details: readonly Detail[], room: number): readonly Piece[] {
  const lines: Piece[][] = [];
  let used = Infinity;
  for (const { text, tone } of details) {
    const piece = words(text, { size: DETAIL, tone }, room);
    if (used + 6 + piece.width > room) {
      lines.push([]);
      used = -6;
    }
    lines.at(-1)!.push(piece);
    used += 6 + piece.width;
  }
  return lines.map((line) => row(line, 6));
}

const STAR = 11;

/** The mark of the Pod that leads a database. */
export function starMark(size = STAR): Piece {
  return {
    width: size,
    height: size,
    at: (x, y) => {
      const points = Array.from({ length: 10 }, (_, corner) => {
        const angle = (Math.PI * corner) / 5 - Math.PI / 2;
        const reach = (corner % 2 === 0 ? 0.5 : 0.22) * size;
        return [x + size / 2 + reach * Math.cos(angle), y + size / 2 + reach * Math.sin(angle)] as const;
      });
      return [{ shape: 'path', points, isClosed: true, fill: 'ink' }];
    },
  };
}

/** The Pod for who listens: `web..x2k4p, starting, new`. */
export function labelOf({ pod, state, mark, leads, restarts, node, claims }: PodView): string {
  const parts = [
    `Pod ${pod.metadata.name}`,
    state.word,
    ...(mark === '+' ? ['new'] : mark === '~' ? ['changed'] : []),
    ...(leads ? ['leads'] : []),
    ...(restarts > 0 ? [`${restarts} restart${restarts === 1 ? '' : 's'}`] : []),
    ...(node === undefined ? [] : [`on ${node}`]),
    ...claims.map((claim) => `volume ${claim}`),
  ];
  return parts.join(', ');
}
