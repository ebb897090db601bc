/**
 * Pods, their claims and their volumes beside each other: a line for every use.
 */
import { atLeast, boxed, column, padded, type Piece, thing, words } from '../../drawing/piece';
import { sharedBelow, sideRoom } from '../../drawing/shared-below';
import { chained, fannedOut, runTogether } from '../../drawing/tree';
import { claimKeys, type ClaimView, type StorageLink, type StorageSection } from '../../storage-links';
import type { PodView } from '../../view';
import { crowd } from '../crowd';
import { podBox, widestPod } from '../pod-box';
import { claimCard, labelledDisk, modeWords, persistentVolumeDisk } from './claim-card';

/** Widths of the three columns and of the lines between them. */
export interface Columns {
  readonly width: number;
  readonly pod: number;
  readonly claim: number;
  readonly volume: number;
  readonly reach: number;
}

export function columnsOf(sections: readonly StorageSection[], width: number): Columns {
  const pods = sections.flatMap(({ links }) => links.flatMap((link) => [...link.pods, ...link.gone])).slice(0, 200);
  const widest = widestPod(pods);
  if (width >= WIDE) {
    const [pod, reach, volume] = [Math.min(260, Math.max(200, widest)), 60, 124];
    return { width, reach, pod, volume, claim: Math.min(400, width - pod - volume - 2 * reach) };
  }
  const reach = 14;
  const room = width - 2 * reach;
  const pod = Math.min(0.38 * room, Math.max(0.3 * room, widest));
  const claim = (room - pod) * 0.545;
  return { width, reach, pod, claim, volume: room - pod - claim };
}

const WIDE = 640;

/** More Pods of one claim than this are counted. */
const MOST_USERS = 8;

/** Pods and claims that hang together; those that are gone stand below, without a line. */
export function linkPiece(link: StorageLink, columns: Columns): Piece {
  const { pods, gone } = link;
  const { pod: width } = columns;
  const goneId = `gone/${link.claims[0]?.key ?? ''}`;
  const boxes =
    gone.length > MOST_USERS
      ? [crowd(gone, { width, id: goneId, isCounted: true })]
      : gone.map((pod) => podBox(pod, { width }));
  if (pods.length === 0 && boxes.length > 0) return linked(boxes, link, columns, 'paper');
  if (pods.length === 0) return linked([keptSlot(width)], link, columns, 'paper');
  if (pods.length > MOST_USERS) {
    const many = crowd(pods, { width, id: link.claims[0]?.key ?? '', isCounted: true });
    return column([linked([many], link, columns, 'disk'), ...boxes], 7);
  }
  const shared = link.claims.filter(({ key }) => usersOf(key, pods).length > 1);
  const isAllOfAll = shared.every(({ key }) => usersOf(key, pods).length === pods.length);
  const isMixed = shared.length > 0 && (shared.length < link.claims.length || !isAllOfAll);
  const users = isMixed ? ownAndShared(link, columns) : linked(boxesOf(pods, width), link, columns, 'disk');
  return column([users, ...boxes], 7);
}

const boxesOf = (pods: readonly PodView[], width: number): readonly Piece[] =>
  pods.map((pod) => podBox(pod, { width }));

/** Places of the Pods that use a claim. */
const usersOf = (key: string, pods: readonly PodView[]): readonly number[] =>
  pods.flatMap((pod, index) => (claimKeys(pod).includes(key) ? [index] : []));

/** Every Pod with the claims that it has for itself, and below them those that several Pods use. */
function ownAndShared({ pods, claims }: StorageLink, columns: Columns): Piece {
  const shared = claims.filter(({ key }) => usersOf(key, pods).length > 1);
  const common = shared.map((view) => ({ piece: claimAndVolume(view, columns), rows: usersOf(view.key, pods) }));
  const { reach } = columns;
  const width = columns.pod - sideRoom(common);
  const lines = { reach, gap: 7, tone: 'disk' } as const;
  const rows = pods.map((pod) => {
    const box = podBox(pod, { width });
    const own = claims.filter((view) => claimKeys(pod).includes(view.key) && !shared.includes(view));
    const chains = own.map((view) => claimAndVolume(view, columns));
    if (chains.length > 1) return { piece: fannedOut(box, chains, lines), level: box.height / 2 };
    const piece = chained([box, ...chains], lines);
    return { piece, level: piece.height / 2 };
  });
  return sharedBelow(rows, common, { gap: 8, indent: width + reach, tone: 'disk' });
}

function linked(users: readonly Piece[], { claims }: StorageLink, columns: Columns, tone: 'disk' | 'paper'): Piece {
  const lines = { reach: columns.reach, gap: 7, tone };
  const chains = claims.map((claim) => claimAndVolume(claim, columns));
  const [user] = users;
  if (users.length === 1 && user !== undefined) {
    return chains.length === 1 ? chained([user, ...chains], lines) : fannedOut(user, chains, lines);
  }
  return runTogether(users, chains, lines);
}

function keptSlot(width: number): Piece {
  const content = column(
    [words('kept', { size: 12.5, tone: 'faint' }), words('no Pod uses it', { size: 11, tone: 'faint' }, width - 14)],
    1,
  );
  return boxed(atLeast(padded(content, 7, 6), width), { stroke: 'line', isDashed: true, radius: 8 });
}

function claimAndVolume(view: ClaimView, { claim, volume: width, reach }: Columns): Piece {
  const card = claimCard(view, claim);
  return view.volume === undefined
    ? card
    : chained([card, persistentVolumeDisk(view.volume, width)], { reach, tone: 'disk' });
}

/** Many links of one workload, in one row: Pods by state, claims and volumes by number. */
export function linkSummary(links: readonly StorageLink[], columns: Columns, id: string): Piece {
  const { pod, claim, volume, reach } = columns;
  const pods = links.flatMap((link) => [...link.pods, ...link.gone]);
  const claims = links.flatMap((link) => link.claims);
  const bound = claims.filter((one) => one.volume !== undefined);
  const left = pods.length === 0 ? keptSlot(pod) : crowd(pods, { width: pod, id: `links/${id}`, isCounted: true });
  const [sample] = claims;
  const lines = [`${claims.length} claims`, modeWords(sample?.claim?.spec.accessModes)];
  const middle = boxed(
    atLeast(
      padded(
        column(
          lines.map((line, index) => words(line, index === 0 ? STRONG : SMALL, claim - 16)),
          1,
        ),
        8,
        6,
      ),
      claim,
    ),
    { fill: 'paper', stroke: 'disk', radius: 8 },
  );
  const right = column([words(`${bound.length} volumes`, STRONG, volume - 12)]);
  return chained(
    [
      left,
      thing(middle, { id: `claims/${id}`, label: lines.join(', ') }),
      thing(labelledDisk(right, volume), { id: `volumes/${id}`, label: `${bound.length} volumes` }),
    ],
    { reach, tone: 'disk' },
  );
}

const STRONG = { size: 12.5, weight: 'strong' } as const;
const SMALL = { size: 11, tone: 'faint' } as const;
