/**
 * Views of clusters as channels make them: every Pod once, no overlaps, no text outside its box, at both widths.
 */
import { type KubeObject, refOf } from '../../../src/api/objects';
import { drawFigure, PHONE_WIDTH, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import type { Scene } from '../../../src/diagram/scene';
import { violationsOf } from '../drawing-rules';
import { podsOfScene, sceneIn, stateAfter } from '../played-scene';

const WALKS: readonly (readonly string[])[] = [
  ['deploy web with shipper', 'update web v2', 'update web nopull', 'rollback web', 'delete deployment web'],
  ['deploy db 3 statefulset', 'delete pod db-1', 'scale db 2', 'crash pod db-0', 'node fail node-1', 'wait 6m'],
  ['deploy notes 3 volume', 'deploy web 12', 'scale web 20', 'drain node-1', 'node remove node-1'],
  ['label node node-1 disk=ssd', 'deploy agent daemonset on disk=ssd', 'taint node node-1 dedicated=db:NoExecute'],
  ['deploy a-long-name-of-a-workload-that-hardly-fits 4', 'deploy another-long-name-for-a-database 3 statefulset'],
  [
    'run alone --image=alone:v1',
    'create cronjob tick --image=job --schedule="* * * * *"',
    'wait 3m',
    'delete pod alone',
  ],
];

const CASES = WALKS.flatMap((walk) => walk.map((text, index) => ({ text, before: walk.slice(0, index) })));

const KINDS = ['Pod', 'Node', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'Service'] as const;
const STORAGE = ['PersistentVolumeClaim', 'PersistentVolume'] as const;

test.each(CASES)('$text', ({ text, before }) => {
  const played = sceneIn(stateAfter(before), text);
  const scene: Scene = { ...played, focus: 'all' };
  for (const width of [PHONE_WIDTH, WIDE_WIDTH]) {
    for (const one of [scene, played]) {
      for (const view of ['owners', 'storage'] as const) {
        expect(violationsOf(drawFigure({ scene: one, view, width, title: text }), podsOfScene(one))).toEqual([]);
      }
    }
    for (const object of [...KINDS, ...STORAGE].flatMap((kind) => oneOfEach(kind, scene))) {
      const drawing = drawFigure({ scene, view: 'object', width, title: text, object: refOf(object) });
      expect(violationsOf(drawing, podsOfScene(scene)).filter((one) => !isElsewhere(one, scene))).toEqual([]);
    }
  }
});

function oneOfEach(kind: KubeObject['kind'], { before, after }: Scene): readonly KubeObject[] {
  return [after, before].flatMap((cluster) => (cluster.list(kind) as readonly KubeObject[]).slice(0, 1));
}

/** The surroundings of an object do not show what is gone elsewhere. */
function isElsewhere(violation: string, { after }: Scene): boolean {
  const gone = /^Pod (\S+) is not drawn$/.exec(violation)?.[1];
  return gone !== undefined && after.list('Pod').every(({ metadata }) => metadata.uid !== gone);
}
