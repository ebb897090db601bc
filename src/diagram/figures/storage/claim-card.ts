/**
 * Claims and volumes: a claim is a card, its volume a disk.
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/objects';
import { own } from '../../../api/own';
import { atLeast, boxed, column, padded, type Piece, thing, words } from '../../drawing/piece';
import { nameWords } from '../../drawing/name';
import type { ClaimView } from '../../storage-links';
import { SMALL } from '../chip';

const MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'for one Node',
  ReadWriteMany: 'for many Nodes',
  ReadOnlyMany: 'read only',
  ReadWriteOncePod: 'for one Pod',
};

/** An access mode in words. */
export const modeWords = (modes: readonly string[] = []): string => own(MODES, modes[0] ?? '') ?? modes[0] ?? '';

/** `1Gi for one Node`, and what Kubernetes calls it where there is room. */
function sizeAndMode({ spec }: PersistentVolumeClaim): string {
  return `${spec.resources.requests?.storage ?? ''} ${modeWords(spec.accessModes)}`.trim();
}

/** From this width on, a card has room for Kubernetes' own words. */
const ROOMY = 240;

/** The card of a claim: its size, who may use it, and what it waits for. */
export function claimCard({ name, key, claim, volume }: ClaimView, width: number): Piece {
  const room = width - 14;
  const isPending = volume === undefined;
  const state = claim === undefined ? 'no such claim' : claim.status.phase === 'Lost' ? 'lost' : 'Pending, no volume';
  const content = column(
    [
      nameWords(name, { size: 12.5, weight: 'strong' }, room),
      ...(claim === undefined ? [] : [words(sizeAndMode(claim), { size: SMALL, tone: 'faint' }, room)]),
      ...(claim === undefined || width < ROOMY ? [] : [words(termsOf(claim), { size: SMALL, tone: 'faint' }, room)]),
      ...(isPending ? [words(state, { size: SMALL, tone: claim === undefined ? 'trouble' : 'waiting' }, room)] : []),
    ],
    1,
  );
  const paint = isPending
    ? ({ stroke: 'waiting', isDashed: true, strokeWidth: 1.5 } as const)
    : ({ stroke: 'disk' } as const);
  return thing(boxed(atLeast(padded(content, 7, 6), width), { fill: 'paper', radius: 8, ...paint }), {
    id: `claim/${key}`,
    label: `Claim ${name}, ${claim === undefined ? state : `${sizeAndMode(claim)}, ${isPending ? state : 'has a volume'}`}`,
  });
}

/** `ReadWriteOnce, class standard`. */
function termsOf({ spec }: PersistentVolumeClaim): string {
  const { storageClassName = '' } = spec;
  return [
    spec.accessModes.join(', '),
    ...(storageClassName === '' ? ['no class'] : [`class ${storageClassName}`]),
  ].join(', ');
}

const RECLAIM: Readonly<Record<string, string>> = {
  Delete: 'the volume goes when its claim is deleted',
  Retain: 'the volume stays when its claim is deleted',
};

/** What a reclaim policy makes of a volume whose claim is deleted. */
export const reclaimWords = (policy: string): string => own(RECLAIM, policy) ?? '';

/** A volume as a disk with its name, its class, and what becomes of it. */
export function persistentVolumeDisk(volume: PersistentVolume, width: number): Piece {
  const { storageClassName = '', persistentVolumeReclaimPolicy = 'Retain' } = volume.spec;
  return diskWith(
    volume,
    [...(storageClassName === '' ? [] : [storageClassName]), persistentVolumeReclaimPolicy],
    width,
  );
}

/** A volume that no claim has: what it waits for. */
export function unclaimedVolume(volume: PersistentVolume, width: number): Piece {
  const { phase = 'Available' } = volume.status;
  const state = phase === 'Released' ? 'Released, keeps its data' : phase;
  return diskWith(volume, [volume.spec.capacity?.storage ?? '', state], width);
}

function diskWith(volume: PersistentVolume, about: readonly string[], width: number): Piece {
  const { name } = volume.metadata;
  const room = width - 8;
  const content = column(
    [
      nameWords(shortVolume(name), { size: 12, weight: 'strong' }, room),
      words(about.join(', '), { size: SMALL, tone: 'ink' }, room),
    ],
    0,
    'middle',
  );
  return thing(labelledDisk(content, width), { id: `volume/${name}`, label: `Volume ${name}, ${about.join(', ')}` });
}

/** A disk with words on its side. */
export function labelledDisk(content: Piece, width: number): Piece {
  const rim = 2 * CURVE * width;
  const height = rim + content.height + CURVE * width * 0.7;
  return {
    width,
    height,
    at: (x, y) => [
      { shape: 'disk', x, y, width, height, fill: 'volume', stroke: 'disk', strokeWidth: 1.2 },
      ...content.at(x + (width - content.width) / 2, y + rim),
    ],
  };
}

/** How high the upper curve of a disk is, of its width. */
const CURVE = 0.12;

/** Provisioned volumes are named after a UID: its end tells them apart. */
function shortVolume(name: string): string {
  return /^pvc-[0-9a-f-]{36}$/.test(name) ? `pvc-..${name.slice(-6)}` : name;
}
