/**
 * One claim: what it asks for, which volume it has, and who uses it.
 */
import { type PersistentVolumeClaim, refOf } from '../../../api/objects';
import { keyOf } from '../../../cluster/cluster';
import { column, type Piece, thing } from '../../drawing/piece';
import { claimsOf } from '../../mark';
import type { Scene } from '../../scene';
import type { Scope } from '../../scope';
import { viewOf } from '../../view';
import { card, roomIn } from '../card';
import { modeWords } from '../storage/claim-card';
import { type Fact, facts, factWords } from './facts';
import { markOfObject } from '../owners/forest';
import { storageFigure } from '../storage';

export function claimFigure(claim: PersistentVolumeClaim, scene: Scene, width: number): Piece {
  const { name, namespace, deletionTimestamp } = claim.metadata;
  const { before, after } = scene;
  const scope: Scope = {
    owners: [],
    claims: [claim],
    has: (pod) => pod.metadata.namespace === namespace && claimsOf(pod).includes(name),
  };
  const mark = markOfObject(claim, before, after);
  const { phase = 'Pending', capacity } = claim.status;
  const state = mark === '-' ? 'gone' : phase;
  const volume = after.get('PersistentVolume', claim.spec.volumeName ?? '');
  const attached = after
    .list('VolumeAttachment')
    .filter(({ spec }) => volume !== undefined && spec.source.persistentVolumeName === volume.metadata.name)
    .map(({ spec }) => spec.nodeName);
  const modes = claim.spec.accessModes;
  const about: readonly Fact[] = [
    ['asks for', claim.spec.resources.requests?.storage],
    ['has', capacity?.storage],
    ['mode', modes.length === 0 ? undefined : `${modeWords(modes)} (${modes.join(', ')})`],
    ['class', claim.spec.storageClassName],
    ['volume', volume?.metadata.name ?? 'none yet'],
    ['attached to', attached.join(', ')],
    ['deletion', deletionTimestamp === undefined ? undefined : 'waits until no Pod uses it'],
  ];
  const inside = [facts(about, roomIn(width))];
  const box = thing(card({ kind: 'PersistentVolumeClaim', name, mark, state, inside }, width), {
    id: `object/${keyOf(claim)}`,
    label: [`Claim ${name}`, state, ...factWords(about)].join(', '),
  });
  return column(
    [box, storageFigure({ ...scene, focus: [refOf(claim)] }, width, { scope, view: viewOf(before, after, scope) })],
    14,
  );
}
