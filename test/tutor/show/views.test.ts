/**
 * The views of `show`: storage as figures, owners side by side, Nodes with their silence, steps on pages.
 */
import { play } from '../play';

function last(commands: readonly string[]) {
  return play(commands).at(-1)!.reply;
}

describe('show storage', () => {
  test('draws a figure for each workload that has volumes, and counts what has none', () => {
    const { picture = [], headline } = last([
      'deploy web 2',
      'deploy notes 3 volume',
      'deploy db 2 statefulset',
      'scale db 1',
      'show storage',
    ]);
    expect(headline).toBe('3 of 3 claims have a volume');
    expect(picture.filter((line) => /^(Deployment notes|StatefulSet db) /.test(line))).toHaveLength(2);
    expect(picture.filter((line) => /notes\.\.\w{5} ---[.|]$/.test(line))).toHaveLength(3);
    expect(picture.some((line) => /^ +one disk for all: \(notes-data\)$/.test(line))).toBe(true);
    expect(picture.some((line) => /kept \| +---\(data-db-1\)$/.test(line))).toBe(true);
    expect(picture).toContain('also here: web 2');
  });

  test('lists claims where figures do not fit', () => {
    const { picture = [] } = last(['deploy db 9 statefulset', 'deploy notes 7 volume', 'show storage']);
    expect(picture).toHaveLength(10);
    expect(picture).toContain('(data-db-0)   db-0');
    expect(picture).toContain('(notes-data)  7 Pods');
  });

  test('keeps the disk of a Deployment that has no Pods', () => {
    const { picture = [] } = last(['deploy notes 3 volume', 'scale notes 0', 'show storage']);
    expect(picture.some((line) => /kept \| +---\(notes-data\)$/.test(line))).toBe(true);
  });

  test('a claim without a volume says so', () => {
    const claim = JSON.stringify({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'lost' },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'none', resources: { requests: { storage: '1Gi' } } },
    });
    const { picture = [], text } = last([`apply -f -\n${claim}`, 'show storage']);
    expect(picture).toContain('(lost)  no disk yet');
    expect(text).toContain('Claim lost, 1Gi for one Node, has no volume yet');
  });
});

describe('show owners', () => {
  test('a Deployment and a StatefulSet stand side by side, and only one has a ReplicaSet', () => {
    const { picture = [] } = last(['deploy web 3', 'deploy db 3 statefulset', 'show owners']);
    expect(picture.slice(0, 3)).toEqual([
      'Deployment web       StatefulSet db',
      '3 of 3 ready         3 of 3 ready',
      "'- ReplicaSet        |  no ReplicaSet",
    ]);
    expect(picture.filter((line) => /\[R\] web\.\.\w{5} [|']- \[R\] db-\d$/.test(line))).toHaveLength(3);
  });

  test('boxes that are not ready have their words', () => {
    const { picture = [] } = last(['deploy web 1 --image web:bad', 'deploy db 1 statefulset', 'show owners']);
    expect(picture.at(-1)).toBe('[n] not ready');
  });

  test('more workloads stand under each other', () => {
    const { picture = [] } = last(['deploy web 3', 'deploy db 3 statefulset', 'deploy agent daemonset', 'show owners']);
    expect(picture).toContain("'- 3 Pods  (no ReplicaSet)");
    expect(picture).toContain("   '- 3 Pods");
  });
});

test('show nodes says how long a Node has been silent', () => {
  const { picture = [] } = last(['deploy web 3', 'node fail node-2', 'show nodes']);
  expect(picture).toContain(' node-2 | NOT READY, silent 50s, 1 Pod');
  expect(last(['node fail node-2', 'show node-2']).picture?.[0]).toBe('Node node-2, NOT READY, silent 50s');
});

describe('show steps', () => {
  const history = ['deploy web 4', 'update web v2'];

  test('shows all steps on pages, none of them cut', () => {
    const first = last([...history, 'show steps']);
    const pages = Number(/page 1 of (\d+)$/.exec(first.headline)?.[1]);
    expect(pages).toBeGreaterThan(1);
    expect(first.buttons.at(-1)).toEqual({ label: 'More steps', run: 'show steps 2' });
    const all = Array.from({ length: pages }, (_, index) => last([...history, `show steps ${index + 1}`]));
    const lines = all.flatMap(({ picture = [] }) => picture);
    expect(lines.filter((line) => line.includes('..') && !/\.\.\w{5}/.test(line))).toEqual([]);
    expect(all.at(-1)?.buttons.some(({ label }) => label === 'More steps')).toBe(false);
    const told = all.map(({ picture = [] }) => picture.join('\n'));
    expect(new Set(told).size).toBe(pages);
    expect(told.join('\n')).toContain('Deployment completed');
  });

  test('a page that there is not is the last one', () => {
    expect(last([...history, 'show steps 99']).headline).toMatch(/page (\d+) of \1$/);
    expect(last([...history, 'show steps 0']).headline).toMatch(/page 1 of/);
  });
});
