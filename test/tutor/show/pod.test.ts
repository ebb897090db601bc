import { ALL_VERBS } from '../../../src/app/verbs';
import { TWO_CONTAINERS } from '../../containers/two-containers';
import { play } from '../play';
import { violations } from '../style-rules';

/** The figure *One Pod, two containers* of the style guide, with its own names and address. */
const FIGURE = `
Pod web-6f8d4c97b5-x2k4p     on node-1
one address, 10.0.1.4, for all in it

 [R] web      web:v1      1 restart
 [R] shipper  shipper:v1  0 restarts
      '--(logs) emptyDir, used by both`;

function shown(...commands: readonly string[]) {
  const played = play(commands);
  const { reply, state } = played.at(-1)!;
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  return { reply, state, lines: (reply.picture ?? []).join('\n') };
}

/** The picture of the only Pod, after these commands. */
function showOnly(...commands: readonly string[]) {
  const name = play(commands).at(-1)!.after.list('Pod')[0]?.metadata.name ?? '';
  return { name, ...shown(...commands, `show ${name}`) };
}

test('two containers are drawn as in the figure, character by character', () => {
  const { name, lines, reply } = showOnly('deploy web 1 with shipper', 'crash pod web -c web');
  const pod = play(['deploy web 1 with shipper']).at(-1)!.after.list('Pod')[0]!;
  const expected = FIGURE.trimStart()
    .replace('web-6f8d4c97b5-x2k4p', name)
    .replace('node-1', pod.spec.nodeName ?? '')
    .replace('10.0.1.4', pod.status.podIP ?? '');
  expect(lines).toBe(expected);
  expect(reply.text).toContain('Container shipper runs shipper:v1, ready, 0 restarts');
  expect(reply.text).toContain('Volume logs, emptyDir, used by both');
  expect(reply.buttons.map(({ run }) => run)).toEqual([
    'show',
    `crash pod ${name} -c web`,
    `crash pod ${name} -c shipper`,
    `why ${name}`,
  ]);
});

test('each container has a state of its own', () => {
  const { lines } = shown(TWO_CONTAINERS, 'crash pod lone -c shipper --loop', 'unready pod lone -c web', 'show lone');
  expect(lines).toContain(' [n] web      web:v1      0 restarts\n');
  expect(lines).toContain(' [!] shipper  shipper:v1  4 restarts\n');
  expect(lines).toMatch(/\[n\] not ready\n\[!\] crash wait$/);
});

test('what holds for the whole Pod holds for each container', () => {
  const { lines, reply } = shown(TWO_CONTAINERS, 'fail pod lone', 'show lone');
  expect(lines).toContain(' [x] web      web:v1      0 restarts\n [x] shipper  shipper:v1  0 restarts\n');
  expect(lines).toMatch(/\n\[x\] failed$/);
  expect(reply.buttons.map(({ run }) => run)).toEqual(['show', 'show owners', 'why lone']);
});

test('one container, with the volume of its name', () => {
  const { lines } = shown('deploy db 1 statefulset', 'show db-0');
  expect(lines).toContain(" [R] db  db:v1  0 restarts\n      '--(data-db-0) volume");
});

test('a long image stands without its registry, and pushes the restarts under it', () => {
  const { lines } = showOnly('deploy web 1 --image registry.example.com/shop/a-rather-long-name-of-an-image:v1');
  expect(lines).toContain(' [R] web  a-rather-long-name-of-a..:v1\n          0 restarts');
});

test('a volume that some use, and one that nobody mounts', () => {
  const manifest = TWO_CONTAINERS.replace(
    '      image: shipper:v1\n      volumeMounts: [{ name: logs, mountPath: /logs }]',
    '      image: shipper:v1',
  ).replace('{ name: logs, emptyDir: {} }', '{ name: logs, emptyDir: {} }, { name: spare, emptyDir: {} }');
  const { lines } = shown(manifest, 'show lone');
  expect(lines).toContain("'--(logs) emptyDir, used by web\n      '--(spare) emptyDir, unused");
});
