import { lastOf, storyOf } from '../story/told';

const pictureOf = (...texts: readonly string[]) => lastOf(...texts).reply.picture?.join('\n') ?? '';
const ROWS = ['deploy db 3 statefulset', 'curl db /add milk', 'curl db /add bread'];

describe('a Pod with a fault that people gave it', () => {
  test('takes the fault along, unlike one in the image', () => {
    const { reply } = lastOf('deploy db 3 statefulset', 'crash pod db-0 loop', 'delete pod db-0');
    expect(reply.notice).toContain('the fault was given to the old Pod and went with it');
    const web = ['deploy web', 'crash pod web loop'];
    const [looping] = lastOf(...web)
      .after.list('Pod')
      .filter(({ status }) => status.containerStatuses?.[0]?.restartCount);
    expect(lastOf(...web, `delete pod ${looping?.metadata.name ?? ''}`).reply.notice).toContain('in the image');
  });

  test('is not told of where there was none', () => {
    expect(lastOf('deploy db 3 statefulset', 'delete pod db-0').reply.notice).not.toContain('fault');
  });
});

describe('a Pod that is deleted', () => {
  test('says how much of its time it took', () => {
    const told = storyOf(lastOf('deploy web', 'delete pod'));
    expect(told).toContain('you deleted the Pod; it has up to 30s to finish, took 1s');
  });

  test('and has a name and no file is told from its successor by the UID', () => {
    expect(pictureOf('deploy db 3 statefulset', 'delete pod db-1')).toMatch(/\nUID +\.\.\w{4} +\.\.\w{4} \(new\)/);
    expect(pictureOf(...ROWS, 'delete pod db-1')).not.toContain('UID');
  });
});

describe('files of Pods that are gone', () => {
  test('are on the volume, not in the Pod', () => {
    const picture = pictureOf(...ROWS, 'scale db 2');
    expect(picture).toMatch(/\nfile on \(data-db-2\) +now\n\/data\/rows +2 rows/);
    expect(picture).not.toContain('file in');
  });

  test('are shown of the first of several', () => {
    expect(pictureOf(...ROWS, 'delete statefulset db')).toContain('file on (data-db-0)');
  });

  test('of a Pod that is there are in the Pod, and rows are called rows', () => {
    expect(pictureOf(...ROWS, 'write db-1 /data/x hello')).toMatch(
      /file in db-1[^]*\/data\/rows +\(data-db-1\) +2 rows/,
    );
    expect(pictureOf('deploy web', 'write web /tmp/x "a\\nb"')).not.toContain('rows');
  });
});

describe('numbers', () => {
  test.each([
    ['deploy web 1', 'web runs: 1 of 1 Pod ready'],
    ['deploy shop 1 with shipper', 'shop runs: 1 of 1 Pod, with 2 containers'],
    ['deploy shop 2 with shipper', 'shop runs: 2 of 2 Pods, 2 containers in each'],
  ])('%s: %s', (command, headline) => {
    expect(lastOf(command).reply.headline).toBe(headline);
  });

  test('one claim has a volume', () => {
    expect(lastOf('deploy notes 3 volume', 'show storage').reply.headline).toBe('1 of 1 claim has a volume');
  });

  test('one Node is a Node in the picture too', () => {
    const picture = pictureOf('label node node-1 disk=ssd', 'deploy logs daemonset on disk=ssd');
    expect(picture).toMatch(/1 of 1 Node$/m);
  });
});

describe('a drain', () => {
  const played = lastOf(
    'deploy web 4',
    'deploy db 3 statefulset',
    'deploy agent daemonset',
    'node add',
    'drain node-3 --ignore-daemonsets',
  );

  test('counts how many are ready of how many', () => {
    expect(played.reply.picture?.join('\n')).toMatch(/ready of 7\n/);
  });

  test('tells every instant that its strip shows', () => {
    const times = played.reply.picture?.flatMap((line) => /^ ?(\d+s) {2}/.exec(line)?.[1] ?? []) ?? [];
    expect(times.length).toBeGreaterThan(2);
    for (const time of times) expect(played.reply.story.some((line) => line.startsWith(time))).toBe(true);
  });
});

test('things of several kinds that are deleted at once are told with their kinds', () => {
  const manifest = (kind: string, version: string) => [
    `apiVersion: ${version}`,
    `kind: ${kind}`,
    'metadata: { name: web }',
  ];
  const both = ['delete -f -', ...manifest('Deployment', 'apps/v1'), '---', ...manifest('Service', 'v1')].join('\n');
  expect(storyOf(lastOf('deploy web', both))).toContain('you deleted Deployment web and Service web');
});
