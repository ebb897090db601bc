import { drawPicture } from '../../src/diagram/text/picture';
import { describePicture } from '../../src/diagram/describe';
import { play } from '../tutor/play';

function lastOf(commands: readonly string[]) {
  return play(commands).at(-1)!;
}

describe('lanes', () => {
  test('a new Deployment stands with its ReplicaSet above its Pods, one lane per Node', () => {
    const { before, after } = lastOf(['deploy web']);
    const lines = drawPicture({ before, after, focus: [{ kind: 'Deployment', name: 'web', namespace: 'default' }] });
    expect(lines[0]).toBe('Deployment web            3 of 3 ready');
    expect(lines[1]).toMatch(/^'- ReplicaSet web-[a-z0-9]+ +web:v1$/);
    expect(lines.filter((line) => /^ node-\d \| \+ \[R\] web\.\.[a-z0-9]{5}$/.test(line))).toHaveLength(3);
  });

  test('an empty cluster says so', () => {
    const { after } = lastOf(['show']);
    expect(drawPicture({ before: after, after, focus: 'all' })).toEqual([
      'nothing runs here yet',
      '',
      ' node-1 |   empty',
      ' node-2 |   empty',
      ' node-3 |   empty',
    ]);
  });

  test('what is not in scope is one line', () => {
    const { reply } = lastOf(['deploy web', 'deploy agent daemonset']);
    expect(reply.picture).toContain('also here: web 3');
    expect(reply.picture?.join()).not.toContain('web..');
  });

  test('a Pod that went and the one that came stand in one picture', () => {
    const picture = lastOf(['deploy web', 'delete pod']).reply.picture ?? [];
    expect(picture.filter((line) => /\| - \[ \] web\.\.\w{5} {2}gone$/.test(line))).toHaveLength(1);
    expect(picture.filter((line) => /\| \+ \[R\] web\.\.\w{5}$/.test(line))).toHaveLength(1);
  });

  test('volumes stand behind their Pods, and those that wait under kept', () => {
    const picture = lastOf(['deploy db 3 statefulset', 'scale db 2']).reply.picture ?? [];
    expect(picture.some((line) => line.endsWith('[R] db-0* ---(data-db-0)'))).toBe(true);
    expect(picture.some((line) => /^ +kept \| +---\(data-db-2\)$/.test(line))).toBe(true);
  });

  test('names of volumes that are too long lose their middle', () => {
    const picture = lastOf(['deploy a-very-long-name-of-an-app 2 statefulset']).reply.picture ?? [];
    const volumes = picture.filter((line) => / {3}---\(data-a-very.*\.\.pp-[01]\)$/.test(line));
    expect(volumes).toHaveLength(2);
    expect(lastOf(['deploy a-very-long-name-of-an-app 2', 'deploy web 1']).reply.picture).toContain(
      'also here: a-very-long-na.. 2',
    );
  });

  test('a cordoned Node and a Node that was added carry their notes and marks', () => {
    expect(lastOf(['cordon node-2']).reply.picture).toContain('~node-2 |   cordoned, empty');
    expect(lastOf(['node add']).reply.picture).toContain('+node-4 |   empty');
  });

  test('a Pod without a Node stands in a lane of its own', () => {
    const { reply } = lastOf(['cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web 1']);
    expect(reply.picture?.some((line) => /^ no Node \| \+ \[P\] web\.\.\w{5}/.test(line))).toBe(true);
    expect(reply.picture?.join('\n')).toContain('no Node yet');
  });
});

describe('lines under the lanes', () => {
  const { before, after } = lastOf(['deploy db 3 statefulset', 'crash pod db-1']);
  const below = ['file in db-1   lives in       now', '/data/x        (data-db-1)    "hello"'];
  const scene = { before, after, focus: [{ kind: 'StatefulSet', name: 'db', namespace: 'default' }], below } as const;

  test('stand between the Nodes and what explains symbols', () => {
    const lines = drawPicture({ ...scene, legend: true });
    const at = lines.indexOf(below[0] ?? '');
    expect(lines.slice(at - 1, at + 3)).toEqual(['', ...below, '']);
    expect(lines.slice(0, at).join('\n')).toContain('db-2');
    expect(lines.at(-1)).toBe('[R] ready    ~ changed');
  });

  test('are kept where the symbols have no room', () => {
    const table = [...below, ...Array.from({ length: 6 }, (_, index) => `/data/${index}        (data-db-1)    "x"`)];
    const lines = drawPicture({ ...scene, below: table, legend: true });
    expect(lines.slice(-table.length)).toEqual(table);
    expect(lines.length).toBeLessThanOrEqual(16);
  });
});

describe('too much', () => {
  test('more than twelve Pods are counted, and the counts add up', () => {
    const picture = lastOf(['deploy big 30']).reply.picture ?? [];
    const counts = picture.flatMap((line) => [...line.matchAll(/\[R\]x(\d+)/g)].map((match) => Number(match[1])));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  });

  test('many Nodes: those without news are one line', () => {
    const adds = Array.from({ length: 17 }, () => 'node add');
    const picture = lastOf([...adds, 'deploy agent daemonset', 'crash pod agent-']).after;
    const lines = drawPicture({ before: picture, after: picture, focus: 'all' });
    expect(lines.length).toBeLessThanOrEqual(16);
    expect(lines.some((line) => /^ \d+ more +\| \[R\]x20/.test(line))).toBe(true);
  });
});

describe('strips', () => {
  test('a rollout that ended shows old and new over time, and how many could serve', () => {
    const picture = lastOf(['deploy web 4', 'update web v2']).reply.picture ?? [];
    expect(picture.find((line) => line.includes('can serve'))).toBe('      old v1    new v2    can serve');
    const serving = picture
      .filter((line) => /^ *\d+s /.test(line))
      .map((line) => Number(line.trim().split(/\s+/).at(-1)));
    expect(serving.length).toBeLessThanOrEqual(6);
    expect(Math.min(...serving)).toBeGreaterThanOrEqual(3);
    expect(serving.at(-1)).toBe(4);
  });

  test('a StatefulSet starts one Pod after another', () => {
    const picture = lastOf(['deploy db 3 statefulset']).reply.picture ?? [];
    const rows = picture
      .filter((line) => /^ *\d+s /.test(line))
      .map((line) => line.trim().split(/\s+/).slice(1).join(''));
    expect(rows).toEqual(['s--', 'Rs-', 'RRs', 'RRR']);
  });
});

describe('a stuck rollout', () => {
  const { reply } = lastOf(['deploy web 4', 'update web nopull']);

  test('shows old and new, the reason once, and what comes next', () => {
    const picture = reply.picture ?? [];
    expect(picture[0]).toMatch(/^Deployment web +3 of 4 can serve$/);
    expect(picture[1]).toMatch(/^\|- old /);
    expect(picture[2]).toMatch(/^'- new /);
    expect(picture.filter((line) => line.includes('image pull'))).toHaveLength(1);
    expect(picture.some((line) => /^next {2}\d+m\d\ds {2}pull is tried again$/.test(line))).toBe(true);
  });

  test('offers the repair first', () => {
    expect(reply.buttons[0]).toEqual({ label: 'Roll back', run: 'rollback web' });
  });
});

test('the description names every Pod with its state and holds no art', () => {
  const { before, after } = lastOf(['deploy web', 'crash pod']);
  const said = describePicture({ before, after, focus: 'all' }).join(' ');
  expect(said).toContain('Deployment web: 3 of 3 Pods ready.');
  expect(said.match(/web \w{5}, ready/g)).toHaveLength(3);
  expect(said).toContain('1 restart');
  expect(said).not.toMatch(/[[\]|]/);
});
