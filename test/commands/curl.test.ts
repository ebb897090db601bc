import * as fc from 'fast-check';
import { isRejected } from '../../src/api/rejection';
import { countIn } from '../../src/containers/visits';
import { Practice } from './practice';

const web = (...commands: readonly string[]) => {
  const practice = new Practice({ seed: 7 });
  ['deploy web', ...commands].forEach((command) => practice.done(command));
  return practice;
};

/** How many requests each Pod answered, as curl printed it. */
const sharesIn = (stdout: string) =>
  [...stdout.matchAll(/^ *(?:(\d+) )?(\S+) answers/gm)].map(([, count = '1', pod]) => ({ pod, count: Number(count) }));

describe('curl NAME', () => {
  test('says which Pod answered, and its image', () => {
    const practice = web();
    const { stdout, effect } = practice.done('curl web');
    expect(stdout).toMatch(/^web-[a-z0-9]+-[a-z0-9]{5} answers, web:v1\n$/);
    expect(effect).toBe('look');
  });

  test('changes nothing', () => {
    const practice = web();
    const before = JSON.stringify(practice.cluster.snapshot());
    practice.done('curl web -n 12');
    expect(JSON.stringify(practice.cluster.snapshot())).toBe(before);
  });

  test.each(['curl web 12', 'curl web -n 12', 'curl web -n=12', 'curl http://web:80/ -n 12', 'curl svc/web 12 times'])(
    '%s: twelve requests',
    (command) => {
      const shares = sharesIn(web().done(command).stdout);
      expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(12);
    },
  );

  test('shares add up, whatever the number, and go to ready Pods only', () => {
    const practice = web('scale web 5', 'unready pod web');
    const ready = practice.cluster
      .list('Pod')
      .filter(({ status }) => status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'))
      .map(({ metadata }) => metadata.name);
    expect(ready).toHaveLength(4);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (count) => {
        const shares = sharesIn(practice.done(`curl web -n ${count}`).stdout);
        expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(count);
        expect(ready).toEqual(expect.arrayContaining(shares.map(({ pod }) => pod)));
      }),
      { numRuns: 20 },
    );
  });

  test('of a database says who leads', () => {
    const practice = new Practice();
    practice.done('deploy db 3 statefulset');
    expect(practice.done('curl db').stdout).toMatch(/^db-\d answers, db:v1; (it leads|a copy, db-0 leads)\n$/);
  });

  test('looks in the namespace that is named', () => {
    const practice = web();
    expect(practice.refused('curl web --namespace kube-system').message).toBe(
      'No Service is there to send requests to.',
    );
    const { understood } = practice.done('curl web --namespace default');
    expect(understood).toBe('curl web');
  });

  test('finds the only Service without a name', () => {
    expect(web().done('curl').understood).toBe('curl web');
  });
});

describe('when nobody answers, curl has its own words', () => {
  test.each([
    [
      'a Service without ready Pods',
      'scale web 0',
      'curl web',
      /^curl: \(7\) Failed to connect to web port 80 after 0 ms: Connection refused$/,
    ],
    ['a row for a Service without ready Pods', 'scale web 0', 'curl web /add x', /^curl: \(7\)/],
    ['a visit to a Service without ready Pods', 'scale web 0', 'curl web /visit', /^curl: \(7\)/],
    [
      'a headless Service without ready Pods',
      'deploy db 0 statefulset',
      'curl db',
      /^curl: \(6\) Could not resolve host: db$/,
    ],
    ['a database without Pods', 'deploy db 0 statefulset', 'curl db /rows', /^curl: \(6\)/],
  ])('%s', (_, prepared, command, message) => {
    const rejection = web(prepared).refused(command);
    expect(rejection.message).toMatch(message);
    expect(rejection.fixes?.length).toBeGreaterThan(0);
  });

  test('a Node that is cut off reaches only what runs on it', () => {
    const practice = new Practice();
    practice.done('deploy web 1');
    const [pod] = practice.cluster.list('Pod');
    const other = ['node-1', 'node-2', 'node-3'].find((name) => name !== pod?.spec.nodeName);
    practice.done(`node fail ${other}`);
    expect(practice.refused(`curl web --from ${other}`).message).toBe(
      'curl: (28) Connection timed out after 5000 milliseconds',
    );
    practice.done(`node recover ${other}`);
    expect(isRejected(practice.type(`curl web from ${other}`))).toBe(false);
  });

  test('a program on the Node of a copy that is cut off finds no leader', () => {
    const practice = new Practice();
    practice.done('deploy db 3 statefulset');
    const node = practice.cluster.get('Pod', 'db-2', 'default')?.spec.nodeName;
    practice.done(`node fail ${node}`);
    expect(practice.refused(`curl db /add x --from ${node}`).message).toContain('503 Service Unavailable');
  });
});

describe('curl refuses, and changes nothing', () => {
  test.each([
    ['curl wbe', 'No Service is called wbe.', ['curl web']],
    ['curl wbe /add x -n 2', 'No Service is called wbe.', ['curl web /add x -n 2']],
    ['curl web /add', 'What shall the row say?', ['curl web /add hello']],
    ['curl web /nothing', 'The apps here have no page /nothing.', ['curl web']],
    ['curl web /ad hello', 'The apps here have no page /ad.', ['curl web /add hello']],
    ['curl web/rowz', 'The apps here have no page /rowz.', ['curl web /rows']],
    ['curl web -n 0', 'At least 1 request.', ['curl web']],
    ['curl web -n 101', '100 of these requests at a time are the most.', ['curl web']],
    ['curl web /visit -n 13', '12 of these requests at a time are the most.', ['curl web /visit']],
    ['curl web hello there', 'I do not understand "hello there" here.', ['curl web']],
    ['curl web /rows now', 'I do not understand "now" here.', ['curl web /rows']],
    [`curl web /add ${'x'.repeat(41)}`, 'A row has 40 characters at most.', ['curl web /add hello']],
    ['curl web /add x', 'web keeps no rows: it forwards them to no database.', ['deploy db 3 statefulset']],
    ['curl web --from node-9', 'Error from server (NotFound): nodes "node-9" not found', undefined],
    [
      'curl web -n many',
      'Invalid argument "many" for "-n, --requests" flag: strconv.ParseInt: parsing "many": invalid syntax.',
      undefined,
    ],
  ])('%s', (command, message, fixes) => {
    const rejection = web().refused(command);
    expect(rejection.message).toBe(message);
    if (fixes !== undefined) expect(rejection.fixes).toEqual(fixes);
  });

  test('where nothing runs it says how to begin', () => {
    expect(new Practice().refused('curl web')).toMatchObject({
      message: 'No Service is there to send requests to.',
      fixes: ['deploy web'],
    });
  });

  test('an app without a database is offered the one that is there', () => {
    const practice = web('deploy db 2 statefulset');
    expect(practice.refused('curl web /add x').fixes).toEqual(['set env deployment/web BACKEND=db']);
  });

  test('an app whose database is missing answers 502', () => {
    const practice = web('set env deployment/web BACKEND=db');
    expect(practice.refused('curl web /add x')).toMatchObject({
      message: 'HTTP/1.1 502 Bad Gateway: web forwards to db, and no database answers there',
      fixes: ['deploy db 3 statefulset --image db:v1'],
    });
  });
});

describe('rows', () => {
  test.each([
    ['curl db /add hello from ana', 'hello from ana', undefined],
    ['curl db add hello from node-2', 'hello', 'node-2'],
    ['curl db /add --from node-2 hello', 'hello', 'node-2'],
    [`curl db /add "it's  one row"`, "it's one row", undefined],
    ['curl db/add 42', '42', undefined],
    ['Curl http://db/add Hello.', 'Hello', undefined],
  ])('%s adds the row "%s"', (command, text, from) => {
    const practice = new Practice();
    practice.done('deploy db 2 statefulset');
    const { requests, understood } = practice.done(command);
    expect(requests?.database?.added).toEqual([`1 ${text}`]);
    expect(requests?.from).toBe(from);
    expect(practice.done(understood).requests?.database?.added).toEqual([`2 ${text}`]);
  });

  test('go through the app in front to the leader of its database, and stay when the app is gone', () => {
    const practice = new Practice();
    practice.done('deploy db 3 statefulset');
    practice.done('deploy web to db');
    practice.done('curl web /add Hello, world');
    practice.done('curl web add again');
    expect(practice.done('curl web /rows').stdout).toBe('1 Hello, world\n2 again\n');
    for (const pod of practice.podNames().filter((name) => name.startsWith('web'))) practice.done(`delete pod ${pod}`);
    expect(practice.done('curl web /rows').stdout).toBe('1 Hello, world\n2 again\n');
    expect(practice.done('read db-2 /data/rows').stdout).toContain('1 Hello, world\n2 again');
  });

  test('are numbered by the leader, several at once too', () => {
    const practice = new Practice();
    practice.done('deploy db 2 statefulset');
    practice.done('curl db /add x -n 3');
    expect(practice.done('curl db /rows').stdout).toBe('1 x\n2 x\n3 x\n');
  });

  test('stay apart in Pods that know nothing of each other', () => {
    const practice = new Practice();
    practice.done('deploy db 3');
    practice.done('curl db /add x');
    const files = practice.podNames().map((pod) => practice.done(`read ${pod} /data/rows`).stdout);
    expect(files.sort()).toEqual(['', '', '1 x\n']);
  });

  test('go to another Pod now and then where each keeps its own', () => {
    const practice = new Practice();
    practice.done('deploy db 3');
    const takers = new Set(
      Array.from({ length: 12 }, () => practice.done('curl db /add x').requests?.database?.member.metadata.name),
    );
    expect(takers.size).toBeGreaterThan(1);
  });

  test('that no disk holds any more are refused', () => {
    const practice = new Practice();
    practice.done('deploy db 1 statefulset');
    for (let sent = 0; sent < 30; sent++) {
      if (isRejected(practice.type(`curl db /add ${'x'.repeat(40)}`))) break;
    }
    const before = practice.done('curl db /rows').stdout;
    expect(practice.refused(`curl db /add ${'x'.repeat(40)} -n 12`).message).toBe('HTTP/1.1 507 Insufficient Storage');
    expect(practice.done('curl db /rows').stdout).toBe(before);
  });
});

describe('visits', () => {
  const counts = (practice: Practice, app: string) =>
    practice.cluster
      .list('Pod')
      .filter(({ metadata }) => metadata.name.startsWith(`${app}-`))
      .map((pod) => countIn(practice.cluster, pod));

  test.each([
    ['two Pods, one disk', 'deploy notes 2 volume', 2, [1, 1]],
    ['three Pods, one disk', 'deploy notes 3 volume', 3, [1, 1, 1]],
    ['one Pod, one disk', 'deploy notes 1 volume', 4, [4]],
    ['two Pods, one disk, four visits', 'deploy notes 2 volume', 4, [2, 2]],
    ['two Pods, a disk each', 'deploy notes 2 statefulset', 4, [2, 2]],
    ['two Pods, no disk', 'deploy notes 2', 3, [2, 1]],
  ])('%s', (_, deploy, visits, expected) => {
    const practice = new Practice();
    practice.done(deploy);
    practice.done(`curl notes /visit -n ${visits}`);
    expect(counts(practice, 'notes').sort()).toEqual([...expected].sort());
  });

  test('one after another lose nothing, whoever counts them', () => {
    const practice = new Practice();
    practice.done('deploy notes 3 volume');
    for (let visit = 0; visit < 5; visit++) practice.done('curl notes /visit');
    expect(counts(practice, 'notes')).toEqual([5, 5, 5]);
  });

  test('with a disk each or one Pod alone none is lost; on one disk never more are counted than came', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('volume', 'statefulset', ''),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
        (how, copies, rounds) => {
          const practice = new Practice();
          practice.done(`deploy notes ${copies} ${how}`.trim());
          for (const visits of rounds) practice.done(`curl notes /visit -n ${visits}`);
          const sent = rounds.reduce((sum, visits) => sum + visits, 0);
          const all = counts(practice, 'notes');
          const counted = how === 'volume' ? (all[0] ?? 0) : all.reduce((sum, number) => sum + number, 0);
          expect(counted).toBeLessThanOrEqual(sent);
          if (how !== 'volume' || copies === 1) expect(counted).toBe(sent);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a container that crashes loses the visit that it was counting', () => {
    const practice = new Practice();
    practice.done('deploy notes 1 volume');
    const { cluster } = practice;
    const parsed = practice.onCopy('curl notes /visit');
    expect(isRejected(parsed)).toBe(false);
    practice.only('curl notes /visit');
    expect(cluster.snapshot().pods[cluster.list('Pod')[0]?.metadata.uid ?? '']?.visits).toBeDefined();
    practice.done('crash pod notes');
    expect(counts(practice, 'notes')).toEqual([0]);
    expect(cluster.snapshot().pods[cluster.list('Pod')[0]?.metadata.uid ?? '']?.visits).toBeUndefined();
  });
});
