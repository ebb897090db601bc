/**
 * The view *object*: one object with its surroundings, drawn large; the rest of the cluster is counted.
 */
import { type KubeObject, type Ref, refOf } from '../../api/objects';
import { column, type Piece } from '../drawing/piece';
import type { Scene } from '../scene';
import { nodesFigure } from './nodes';
import { claimFigure } from './object/object-claim';
import { factCard, factFigure } from './object/object-facts';
import { nodeFigure } from './object/object-node';
import { podFigure } from './object/object-pod';
import { serviceFigure } from './object/object-service';
import { workloadFigure } from './object/object-workload';
import { ownersFigure } from './owners';

/** The object that a reference names, now or before the command; all Nodes where there is none. */
export function objectFigure(scene: Scene, ref: Ref | undefined, width: number): Piece {
  const object = ref === undefined ? undefined : (scene.after.resolve(ref) ?? scene.before.resolve(ref));
  if (object === undefined) return nodesFigure(scene, width);
  const focused = { ...scene, focus: [refOf(object)] };
  switch (object.kind) {
    case 'Pod':
      return podFigure(object, focused, width);
    case 'Node':
      return nodeFigure(object, scene, width);
    case 'Service':
      return serviceFigure(object, scene, width);
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      return workloadFigure(object, focused, width);
    case 'PersistentVolumeClaim':
      return claimFigure(object, scene, width);
    default:
      return indirectFigure(object, scene, width);
  }
}

/** Objects that are seen in what they do to others. */
function indirectFigure(object: KubeObject, scene: Scene, width: number): Piece {
  const withCard = (below: Piece) => column([factCard(object, scene, width), below], 14);
  switch (object.kind) {
    case 'PersistentVolume': {
      const { name = '', namespace } = object.spec.claimRef ?? {};
      const claim = scene.after.get('PersistentVolumeClaim', name, namespace);
      return claim === undefined ? factFigure(object, scene, width) : claimFigure(claim, scene, width);
    }
    case 'HorizontalPodAutoscaler': {
      const { kind, name } = object.spec.scaleTargetRef;
      const { namespace = 'default' } = object.metadata;
      const target: Ref = { kind: kind as Ref['kind'], name, namespace };
      const isThere = [scene.after, scene.before].some((cluster) => cluster.resolve(target) !== undefined);
      return isThere ? withCard(objectFigure(scene, target, width)) : factFigure(object, scene, width);
    }
    case 'CronJob': {
      const jobs = scene.after.controlledBy('Job', object.metadata.uid);
      return jobs.length === 0
        ? factFigure(object, scene, width)
        : ownersFigure({ ...scene, focus: jobs.map((job) => refOf(job)) }, width);
    }
    default:
      return factFigure(object, scene, width);
  }
}
