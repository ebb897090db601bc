import fc from 'fast-check';
import type { Pod } from '../../src/api/objects';
import { Cluster } from '../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { filesOf, LONGEST_TEXT, placeOf, readFile, textAt, writeFile } from '../../src/containers/files';
import { Practice } from '../commands/practice';

const pod = (practice: Practice, name: string): Pod => {
  const found = practice.cluster.get('Pod', name, 'default');
  if (found === undefined) throw new Error(`no Pod ${name}`);
  return found;
};

/** One Pod with all three places: /tmp in the container, /logs in an emptyDir, /data on a disk. */
function withFiles(): Practice {
  const practice = new Practice({ seed: 3 });
  practice.done('deploy store 1 statefulset with shipper');
  for (const path of ['/tmp/x', '/logs/x', '/data/x']) practice.done(`write store-0 ${path} hello`);
  return practice;
}

const left = (practice: Practice) => {
  const now = pod(practice, 'store-0');
  return ['/tmp/x', '/logs/x', '/data/x'].map((path) =>
    readFile(practice.cluster, now, path) === 'hello' ? 'kept' : 'lost',
  );
};

describe('what a file outlives', () => {
  const table: readonly (readonly [string, readonly string[], readonly [string, string, string]])[] = [
    ['a crash of its container', ['crash pod store-0 -c store'], ['lost', 'kept', 'kept']],
    ['a crash of the other container', ['crash pod store-0 -c shipper'], ['kept', 'kept', 'kept']],
    ['several crashes', ['crash pod store-0 -c store', 'crash pod store-0 -c store'], ['lost', 'kept', 'kept']],
    ['the deletion of the Pod', ['delete pod store-0'], ['lost', 'lost', 'kept']],
    ['the removal of its Node, once its disk is free', ['node remove $node', 'wait 7m'], ['lost', 'lost', 'kept']],
    ['a new image', ['update store v2'], ['lost', 'lost', 'kept']],
    ['scaling to 0 and back', ['scale store 0', 'scale store 1'], ['lost', 'lost', 'kept']],
    [
      'the deletion of the StatefulSet, and the same again',
      ['delete statefulset store', 'deploy store 1 statefulset with shipper'],
      ['lost', 'lost', 'kept'],
    ],
    ['the loss of the disk', ['disk lose store-0'], ['kept', 'kept', 'lost']],
    [
      'the deletion of the claim too',
      ['delete statefulset store', 'delete pvc data-store-0', 'deploy store 1 statefulset with shipper'],
      ['lost', 'lost', 'lost'],
    ],
  ];

  test.each(table)('%s', (_, commands, expected) => {
    const practice = withFiles();
    expect(left(practice)).toEqual(['kept', 'kept', 'kept']);
    const node = pod(practice, 'store-0').spec.nodeName ?? '';
    for (const command of commands) practice.done(command.replace('$node', node));
    expect(pod(practice, 'store-0').status.phase).toBe('Running');
    expect(left(practice)).toEqual(expected);
  });

  test('Pods of a Deployment see one disk, and nothing else of each other', () => {
    const practice = new Practice();
    practice.done('deploy notes 3 volume');
    const [first = '', ...others] = practice.podNames();
    practice.done(`write ${first} /data/x shared`);
    practice.done(`write ${first} /tmp/x alone`);
    for (const name of others) {
      expect(filesOf(practice.cluster, pod(practice, name)).map(({ path, text }) => [path, text])).toEqual([
        ['/data/x', 'shared'],
      ]);
    }
    practice.done(`write ${others[0]} /data/x "last one wins"`);
    expect(readFile(practice.cluster, pod(practice, first), '/data/x')).toBe('last one wins');
  });

  test('a container that waits after a crash shows nothing of its layer', () => {
    const practice = withFiles();
    practice.done('crash pod store-0 -c store --loop');
    const now = pod(practice, 'store-0');
    expect(textAt(practice.cluster, now, placeOf(practice.cluster, now, 'store', '/tmp/x'))).toBeUndefined();
    expect(textAt(practice.cluster, now, placeOf(practice.cluster, now, 'store', '/data/x'))).toBe('hello');
  });
});

describe('where a path lives', () => {
  const manifest = `apply -f -
apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: a
      image: a:v1
      env: [{ name: SELF, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]
      volumeMounts:
        - { name: outer, mountPath: /data }
        - { name: inner, mountPath: /data/in/ }
        - { name: outer, mountPath: /part, subPath: some/part }
        - { name: outer, mountPath: /mine, subPathExpr: of/$(SELF) }
        - { name: outer, mountPath: /ro, readOnly: true }
        - { name: map, mountPath: /etc/map }
        - { name: host, mountPath: /host }
    - name: b
      image: b:v1
      volumeMounts: [{ name: outer, mountPath: /other }]
  volumes:
    - { name: outer, emptyDir: {} }
    - { name: inner, emptyDir: {} }
    - { name: map, configMap: { name: m, optional: true } }
    - { name: host, hostPath: { path: /var/log } }
`;
  const practice = new Practice();
  practice.done(manifest);
  const { cluster } = practice;
  const p = pod(practice, 'p');
  const place = (path: string, container = 'a') => {
    const { kind, name, key } = placeOf(cluster, p, container, path);
    return `${kind} ${name} ${key}`;
  };

  test.each([
    ['/x', 'container a x'],
    ['/datax', 'container a datax'],
    ['/data/x', 'emptyDir outer x'],
    ['/data/in', 'emptyDir inner '],
    ['/data/in/x', 'emptyDir inner x'],
    ['/data/inx', 'emptyDir outer inx'],
    ['/part/x', 'emptyDir outer some/part/x'],
    ['/mine/x', 'emptyDir outer of/p/x'],
    ['/etc/map/x', 'elsewhere map x'],
  ])('%s', (path, expected) => {
    expect(place(path)).toBe(expected);
  });

  test('another container has its own layer and the same volumes', () => {
    expect(place('/x', 'b')).toBe('container b x');
    expect(place('/other/x', 'b')).toBe('emptyDir outer x');
  });

  test('each file is listed once, also where it is seen through several mounts', () => {
    const copy = cluster.fork();
    expect(writeFile(copy, p, '/part/x', 'one')).toBeUndefined();
    expect(writeFile(copy, p, '/x', 'two', 'b')).toBeUndefined();
    expect(readFile(copy, p, '/data/some/part/x')).toBe('one');
    expect(readFile(copy, p, '/other/some/part/x', 'b')).toBe('one');
    expect(filesOf(copy, p).map(({ path, container }) => `${container} ${path}`)).toEqual([
      'a /data/some/part/x',
      'b /x',
    ]);
  });

  test.each([
    ['/ro/x', /can't create \/ro\/x: Read-only file system/],
    ['/etc/map/x', /can't create \/etc\/map\/x: Read-only file system/],
    ['/host/x', /not simulated/],
    ['/data', /can't create \/data: Is a directory/],
    ['/data/in', /Is a directory/],
  ])('nothing is written to %s', (path, message) => {
    const copy = cluster.fork();
    expect(writeFile(copy, p, path, 'x')?.message).toMatch(message);
    expect(copy.snapshot().pods).toEqual(cluster.snapshot().pods);
  });

  test('a path is a file or a directory, never both', () => {
    const copy = cluster.fork();
    expect(writeFile(copy, p, '/a/b', 'x')).toBeUndefined();
    expect(writeFile(copy, p, '/a', 'x')?.message).toMatch(/Is a directory/);
    expect(writeFile(copy, p, '/a/b/c', 'x')?.message).toMatch(/Not a directory/);
  });

  test('text and number of files are bounded', () => {
    const copy = cluster.fork();
    expect(writeFile(copy, p, '/x', 'x'.repeat(LONGEST_TEXT))).toBeUndefined();
    expect(writeFile(copy, p, '/x', 'x'.repeat(LONGEST_TEXT + 1))?.message).toMatch(/1000 characters/);
    for (let i = 1; i < 50; i++) expect(writeFile(copy, p, `/many/${i}`, 'x')).toBeUndefined();
    expect(writeFile(copy, p, '/many/50', 'x')?.message).toMatch(/50 files/);
    expect(writeFile(copy, p, '/many/1', 'y')).toBeUndefined();
  });

  test.each(['/__proto__', '/constructor', '/toString'])('%s is a name like any other', (path) => {
    const copy = cluster.fork();
    expect(readFile(copy, p, path)).toBeUndefined();
    writeFile(copy, p, path, 'mine');
    const read = new Cluster(decodeCluster(encodeCluster(copy.snapshot())));
    expect(readFile(read, p, path)).toBe('mine');
    expect(filesOf(read, p).map((file) => file.path)).toEqual([path]);
  });
});

test('a stored cluster keeps every file', () => {
  const { cluster } = withFiles();
  const again = new Cluster(decodeCluster(encodeCluster(cluster.snapshot())));
  const files = (of: Cluster) => of.list('Pod').map((one) => filesOf(of, one));
  expect(files(again)).toEqual(files(cluster));
  expect(files(again).flat()).toHaveLength(3);
});

/** Every text says where it was written: name and UID of the Pod, and the run of its container. */
const textFor = (practice: Practice, name: string, count: number): string => {
  const { metadata } = pod(practice, name);
  const run = practice.cluster.machines.pods.get(metadata.uid)?.containers.store?.run?.id ?? '';
  return `${name} ${metadata.uid} ${run} ${count}`;
};

test('no file appears that nobody wrote there', () => {
  const paths = ['/tmp/x', '/tmp/y', '/logs/x', '/data/x', '/data/y'] as const;
  const pods = ['store-0', 'store-1'] as const;
  const ordinal = fc.constantFrom(...pods);
  const action = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constant('write'), ordinal, fc.constantFrom(...paths)) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('crash pod', 'delete pod', 'disk lose'), ordinal) },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom('scale store 1', 'scale store 2', 'wait 5m', 'update store v2', 'update store v3'),
      ),
    },
  );
  fc.assert(
    fc.property(fc.array(action, { minLength: 4, maxLength: 14 }), (actions) => {
      const practice = new Practice({ seed: 5 });
      practice.done('deploy store 2 statefulset with shipper');
      actions.forEach(([verb, name, path], count) => {
        const isThere = name === undefined || practice.cluster.get('Pod', name, 'default') !== undefined;
        if (path !== undefined && isThere) {
          practice.type(`write ${name ?? ''} ${path} "${textFor(practice, name ?? '', count)}"`);
        } else practice.type([verb, ...(name === undefined ? [] : [name])].join(' '));
        for (const one of practice.cluster.list('Pod')) {
          const [who, uid, run] = textFor(practice, one.metadata.name, count).split(' ');
          for (const { place, text } of filesOf(practice.cluster, one)) {
            const written = text.split(' ');
            expect(written[0]).toBe(who);
            if (place.kind !== 'disk') expect(written[1]).toBe(uid);
            if (place.kind === 'container' && run !== '') expect(written[2]).toBe(run);
          }
        }
      });
    }),
    { numRuns: 25 },
  );
});
