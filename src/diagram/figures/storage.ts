/**
 * The view *storage*: which Pod uses which claim, and which volume each claim has.
 */
import { placedName } from '../owner';
import { grouped } from '../../api/grouped';
import type { PersistentVolume } from '../../api/objects';
import { onBaseline } from '../drawing/baseline';
import { column, flow, type Piece, row, space, thing, words } from '../drawing/piece';
import { claimsOf } from '../mark';
import type { Scene } from '../scene';
import { claimKeys, type StorageLink, storageOf, type StorageSection, type StorageView } from '../storage-links';
import { podsIn, type PodView, type Seen, seenIn } from '../view';
import { alsoHere } from './nodes/beside-nodes';
import { SMALL } from './chip';
import { reclaimWords, unclaimedVolume } from './storage/claim-card';
import { legend } from './legend';
import { nextRows } from './next-rows';
import { type Columns, columnsOf, linkPiece, linkSummary } from './storage/storage-rows';

/** More links of one workload than this are counted; fewer where there are many workloads. */
const MOST_LINKS = 12;
const MOST_LINKS_OF_ALL = 24;
/** Of links that are counted, so many that changed or wait are drawn. */
const MOST_NOTABLE = 6;
/** More workloads than this are told together. */
const MOST_SECTIONS = 24;

/**
 * @param width units that the figure has
 * @param seen what is drawn, where it is not what the scene is about
 */
export function storageFigure(scene: Scene, width: number, seen: Seen = seenIn(scene)): Piece {
  const { view, scope } = seen;
  const storage = storageOf(scene, seen);
  const { sections } = storage;
  const shown = sections.length > MOST_SECTIONS ? sections.slice(0, MOST_SECTIONS - 1) : sections;
  const rest = sections.slice(shown.length);
  const columns = columnsOf(sections, width);
  const links = shown.reduce((sum, section) => sum + section.links.length, 0);
  const most = links > MOST_LINKS_OF_ALL ? Math.max(1, Math.floor(MOST_LINKS_OF_ALL / shown.length)) : MOST_LINKS;
  const parts = [
    ...shown.map((section) => sectionPiece(section, columns, most)),
    ...(rest.length === 0 ? [] : [restPiece(rest, columns)]),
  ];
  const nothing = words('no claims and no volumes', { size: 13, tone: 'faint' }, width);
  const pods = podsIn(view);
  const claims = sections.flatMap((section) => section.links.flatMap((link) => link.claims));
  const users = pods.filter(({ pod }) => claimsOf(pod).length > 0);
  const marks = new Set(users.map(({ mark }) => mark));
  return column(
    [
      parts.length === 0 ? nothing : column([headings(columns), ...parts], 14),
      ...unclaimed(storage.unclaimed, width),
      ...without(storage, width),
      ...alsoHere(view.alsoHere, width),
      ...nextRows(scene, scope, width),
      ...policies(
        claims.flatMap(({ volume }) => volume ?? []),
        width,
      ),
      ...legend({ pods: users, named: users, marks }, width),
    ],
    14,
  );
}

function headings({ pod, reach, claim, volume }: Columns): Piece {
  const heading = (text: string, width: number) => {
    const piece = words(text, { size: SMALL, tone: 'faint' }, width);
    return row([piece, space(width - piece.width, 0)]);
  };
  return row([heading('Pods', pod + reach), heading('claims (PVC)', claim + reach), heading('volumes (PV)', volume)]);
}

function sectionPiece({ owner, links }: StorageSection, columns: Columns, most: number): Piece {
  const alone = links.length <= most ? links : links.filter(isNotable).slice(0, Math.min(MOST_NOTABLE, most - 1));
  const counted = links.filter((link) => !alone.includes(link));
  const id = owner?.metadata.uid ?? 'none';
  const pieces = [
    ...alone.map((link) => linkPiece(link, columns)),
    ...(counted.length === 0 ? [] : [linkSummary(counted, columns, id)]),
  ];
  const about = owner === undefined ? 'Claims of no workload' : `${owner.kind} ${placedName(owner)}, ${sharing(links)}`;
  return thing(column([titleOf({ owner, links }, columns), ...pieces], 7), { id: `storage/${id}`, label: about });
}

function titleOf({ owner, links }: StorageSection, { width }: Columns): Piece {
  const small = { size: SMALL, tone: 'faint' } as const;
  if (owner === undefined) return words('claims of no workload', { size: 12, tone: 'faint' });
  const about = words(sharing(links), small).width + words(owner.kind, small).width + 16;
  return onBaseline([
    { text: owner.kind, ...small },
    { text: placedName(owner), size: 14, weight: 'strong', room: width - about, isName: true },
    { text: sharing(links), ...small },
  ]);
}

/** Workloads that there is no room for. */
function restPiece(sections: readonly StorageSection[], columns: Columns): Piece {
  const title = words(`${sections.length} more workloads`, { size: 14, weight: 'strong' });
  const links = sections.flatMap((section) => section.links);
  return thing(column([title, linkSummary(links, columns, 'more')], 7), {
    id: 'storage/more',
    label: `${sections.length} more workloads with claims`,
  });
}

/** How the Pods of a workload use their claims. */
function sharing(links: readonly StorageLink[]): string {
  const used = links.filter(({ pods }) => pods.length > 0);
  const [only] = used;
  if (only === undefined) return 'no Pod uses them';
  const isShared = used.some(({ pods }) => pods.length > 1);
  if (isShared && used.length === 1 && only.claims.length === 1) return 'one volume for all its Pods';
  if (isShared && used.some(hasOwn)) return 'volumes of their own, and shared ones';
  if (isShared) return 'volumes that Pods share';
  const isOneCopy = owner(only)?.kind === 'Deployment';
  return isOneCopy ? 'its copies would share the volume' : 'a volume for each Pod';
}

/** Whether a claim is used by one Pod while others are shared. */
const hasOwn = ({ pods, claims }: StorageLink): boolean =>
  pods.length > 1 && claims.some(({ key }) => pods.filter((pod) => claimKeys(pod).includes(key)).length === 1);

const owner = ({ pods }: StorageLink) => pods[0]?.owner;

function isNotable({ pods, gone, claims }: StorageLink): boolean {
  return (
    pods.length === 0 ||
    gone.length > 0 ||
    pods.some(({ mark, state }) => mark !== ' ' || state.box !== 'R') ||
    claims.some(({ volume }) => volume === undefined)
  );
}

const MOST_UNCLAIMED = 6;

function unclaimed(volumes: readonly PersistentVolume[], width: number): readonly Piece[] {
  if (volumes.length === 0) return [];
  const shown = volumes.slice(0, MOST_UNCLAIMED);
  const more = volumes.length - shown.length;
  const pieces = [
    ...shown.map((volume) => unclaimedVolume(volume, Math.min(width, 180))),
    ...(more > 0 ? [words(`and ${more} more`, { size: 12, tone: 'faint' })] : []),
  ];
  return [column([words('volumes without a claim', { size: 12, tone: 'faint' }), flow(pieces, width, 10)], 6)];
}

/** Pods that use no claim, by workload: their files go with them. */
function without({ without: pods }: StorageView, width: number): readonly Piece[] {
  if (pods.length === 0) return [];
  const byOwner = grouped(pods, ({ pod, owner: maker }) => placedName(maker ?? pod));
  const all = [...byOwner];
  const shown = all.length > MOST_WITHOUT ? all.slice(0, MOST_WITHOUT - 1) : all;
  const rest = all.slice(shown.length).flatMap(([, its]) => its);
  const entry = (text: string, id: string, its: readonly PodView[]) =>
    thing(words(text, { size: 12 }, width), {
      id: `without/${id}`,
      label: `Without a claim: ${text}`,
      pods: its.map(({ pod }) => pod.metadata.uid),
    });
  const entries = [
    ...shown.map(([name, its]) => entry(`${name} ${standingAndGone(its)}`, name, its)),
    ...(rest.length === 0
      ? []
      : [entry(`${all.length - shown.length} more, ${standingAndGone(rest)} Pods`, 'more', rest)]),
  ];
  return [flow([words('Pods without a claim', { size: 12, tone: 'faint' }), ...entries], width, 10)];
}

/** `3`, or `3 (2 gone)`: what is gone is not counted as there. */
function standingAndGone(pods: readonly PodView[]): string {
  const gone = pods.filter(({ state }) => state.box === ' ').length;
  return gone === 0 ? String(pods.length) : `${pods.length - gone} (${gone} gone)`;
}

const MOST_WITHOUT = 16;

/** What the reclaim policies of the picture mean. */
function policies(volumes: readonly PersistentVolume[], width: number): readonly Piece[] {
  const used = new Set(volumes.flatMap(({ spec }) => spec.persistentVolumeReclaimPolicy ?? []));
  const small = { size: SMALL } as const;
  const entries = [...used].sort().map((policy) =>
    onBaseline(
      [
        { text: policy, weight: 'strong', ...small },
        { text: reclaimWords(policy), tone: 'faint', room: width - 60, ...small },
      ],
      5,
    ),
  );
  return entries.length === 0 ? [] : [flow(entries, width, 14)];
}
