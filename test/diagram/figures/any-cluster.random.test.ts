/** Whatever people do to a cluster: every view keeps to the rules of drawings, at both widths. */
import * as fc from 'fast-check';
import { refOf } from '../../../src/api/objects';
import { drawFigure, PHONE_WIDTH, VIEW_NAMES, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import { LONGEST_DESCRIPTION } from '../../../src/diagram/figures/describe-figure';
import type { Scene } from '../../../src/diagram/scene';
import { violationsOf } from '../drawing-rules';
import { podsOfScene, sceneIn, stateAfter } from '../played-scene';

const LONG = 'a-name-that-is-as-long-as-names-of-workloads-can-be-in-real';
const COMMANDS = [
  'deploy web 4',
  'deploy db 3 statefulset',
  'deploy notes 3 volume',
  'deploy agent daemonset',
  `deploy ${LONG} 3 volume`,
  `deploy ${LONG.slice(0, 40)} 2 statefulset`,
  'scale web 14',
  'scale db 1',
  'update web nopull',
  'update web v2',
  'crash pod db-0 loop',
  'fail pod web',
  'unready pod web',
  'disk lose data-db-0',
  'taint node node-1 a=b:NoExecute',
  'label node node-2 a-rather-long-label-for-a-node=with-a-rather-long-value',
  'drain node-2 --ignore-daemonsets --force --delete-emptydir-data',
  'node add',
  'node fail node-3',
  'node recover',
  'wait 6m',
  'create cronjob tick --image=tick:exit0 --schedule="*/2 * * * *"',
  'create job once --image=once:exit1',
  'create quota q --hard=pods=9,count/jobs.batch=3',
  'create namespace extra',
  'deploy web -n extra',
  'deploy db 2 statefulset -n extra',
  'autoscale deployment web --min=1 --max=6 --cpu=50%',
  'run alone --image=alone:v1',
  'delete statefulset db --cascade=orphan',
  'delete deployment web',
  'node remove node-3',
];

test('every view of any cluster, of a command or of all, and of any object', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      fc.nat(),
      (seed, commands, isWhole, choice) => {
        const played = sceneIn(stateAfter(commands.slice(0, -1), seed), commands.at(-1) ?? '');
        const scene: Scene = isWhole ? { ...played, focus: 'all' } : played;
        const { objects } = scene.after.snapshot();
        const object = objects[choice % objects.length]!;
        for (const view of VIEW_NAMES) {
          for (const width of [PHONE_WIDTH, WIDE_WIDTH]) {
            const drawing = drawFigure({ scene, view, object: refOf(object), width, title: commands.at(-1) ?? '' });
            const wrong = violationsOf(drawing, podsOfScene(scene)).filter(
              (one) => (view !== 'object' && view !== 'rollout') || !isElsewhere(one, scene, view),
            );
            expect({ view, width, object: refOf(object), wrong }).toMatchObject({ wrong: [] });
            expect(drawing.description.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
          }
        }
      },
    ),
    { numRuns: Number(process.env.CLUSTERS ?? 60), endOnFailure: true },
  );
});

/** The surroundings of an object leave out what is gone elsewhere; the figure over time what is not about it. */
function isElsewhere(violation: string, { after }: Scene, view: 'object' | 'rollout'): boolean {
  const uid = /^Pod (\S+) is not drawn$/.exec(violation)?.[1];
  return uid !== undefined && (view === 'rollout' || after.list('Pod').every(({ metadata }) => metadata.uid !== uid));
}
