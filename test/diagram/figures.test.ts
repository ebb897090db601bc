/**
 * The figures of the course as text, from clusters that commands make. Only what chance decides is blanked out: the ends
 * of Pods' names, and which ordinal stands on which Node.
 */
import { play } from '../tutor/play';

function figure(commands: readonly string[], seed?: number): string {
  return blanked(play(commands, seed).at(-1)?.reply.picture ?? []);
}

function blanked(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\.\.[a-z0-9]{5}\b/g, '..#####')
    .replace(/agent-[a-z0-9]{5}\b/g, 'agent-#####');
}

/** The figure, blanked like the drawn one. */
function expected(text: string): string {
  return blanked(text.replace(/^\n/, '').replace(/\n *$/, '').split('\n'));
}

/** Where which ordinal runs is chance: the figure as drawn in the first channel that is like the paper's, if there is one. */
function likely(commands: readonly string[], wanted: string): string {
  const drawn = Array.from({ length: 40 }, (_, seed) => seed);
  const seed = drawn.find((one) => figure(commands, one + 1) === wanted) ?? 0;
  return figure(commands, seed + 1);
}

/** The line of the ReplicaSet: the figures leave it out. */
const OWNED = /\n'- .*/;

/** A channel's first replies explain their symbols; these begin after them. */
const USED_TO = ['help', 'deploy x 1', 'scale x 2', 'scale x 1', 'scale x 2', 'scale x 1', 'delete deployment x'];

test('figure 1: the Pods of a Deployment share one volume', () => {
  expect(figure([...USED_TO, 'deploy notes 3 volume', 'show notes']).replace(OWNED, '')).toBe(
    expected(`
Deployment notes          3 of 3 ready

 node-1 |   [R] notes..fj5km ---.
 node-2 |   [R] notes..n8xrt ---|
 node-3 |   [R] notes..s4gbv ---|
                                |
      one disk for all: (notes-data)
`),
  );
});

test('figure 1 when it is made, beside others', () => {
  expect(figure([...USED_TO, 'deploy web 4', 'deploy notes 3 volume']).replace(OWNED, '')).toBe(
    expected(`
Deployment notes          3 of 3 ready

 node-1 | + [R] notes..fj5km ---.
 node-2 | + [R] notes..n8xrt ---|
 node-3 | + [R] notes..s4gbv ---|
                                |
      one disk for all: (notes-data)
also here: web 4
`),
  );
});

test('figure 2: a volume for each Pod of a StatefulSet, and one that waits', () => {
  const wanted = expected(`
StatefulSet db            2 of 2 ready

 node-1 | - [ ] db-2  gone
 node-2 |   [R] db-0 ---(data-db-0)
 node-3 |   [R] db-1 ---(data-db-1)
   kept |            ---(data-db-2)
`);
  expect(likely([...USED_TO, 'deploy db 3 statefulset --image store:v1', 'scale db 2'], wanted)).toBe(wanted);
});

test('figure 3: one Pod on each Node that has the label', () => {
  const labels = ['label node node-1 disk=ssd', 'label node node-2 disk=hdd', 'label node node-3 disk=ssd'];
  expect(figure([...USED_TO, ...labels, 'deploy agent daemonset on disk=ssd', 'show agent'])).toBe(
    expected(`
DaemonSet agent           2 of 2 Nodes
runs on: disk=ssd

 node-1 |   [R] agent-k7wzl   disk=ssd
 node-2 |   empty             disk=hdd
 node-3 |   [R] agent-zc4hn   disk=ssd
`),
  );
});

test('figure 4: the Pods of a StatefulSet are not one on each Node', () => {
  const wanted = expected(`
StatefulSet db            4 of 4 ready

 node-1 |   [R] db-2 ---(data-db-2)
        |   [R] db-3 ---(data-db-3)
 node-2 |   [R] db-0 ---(data-db-0)
 node-3 |   [R] db-1 ---(data-db-1)
`);
  expect(likely([...USED_TO, 'deploy db 4 statefulset --image store:v1', 'show db'], wanted)).toBe(wanted);
});
