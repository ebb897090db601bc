import { ALL_VERBS } from '../../../src/app/verbs';
import { violations } from '../style-rules';
import { isRefused, play, type Played } from '../play';

/** The reply to the last of these commands; all of them keep the rules of style. */
function last(...texts: readonly string[]): Played {
  const all = play(texts);
  for (const { reply, before, after, state } of all) {
    expect(violations(reply, { before, after, verbs: ALL_VERBS })).toEqual([]);
    for (const { run } of reply.buttons) expect([run, isRefused(state, run)]).toEqual([run, false]);
  }
  return all.at(-1)!;
}

/** The lines of the picture from the one that begins with `start` to the next empty one. */
function tableOf({ reply }: Played, start: string): readonly string[] {
  const picture = reply.picture ?? [];
  const from = picture.findIndex((line) => line.startsWith(start));
  const to = picture.findIndex((line, index) => index > from && line === '');
  return picture.slice(from, to < 0 ? undefined : to);
}

const DB = 'deploy db 3 statefulset';
const WRITTEN = [DB, 'write db-1 /data/x hello', 'write db-1 /tmp/x hello'] as const;

test('a crash keeps the volume and loses what was in the container', () => {
  const played = last(...WRITTEN, 'crash pod db-1');
  expect(played.reply.headline).toBe('db-1 crashed and is back; its volume kept the data');
  expect(tableOf(played, 'file in')).toEqual([
    'file in db-1   lives in       now',
    '/data/x        (data-db-1)    "hello"',
    '/tmp/x         the container  lost',
  ]);
  expect(played.reply.text).toContain('/tmp/x of db-1 lives in container db: lost.');
});

test('a crash without a volume says where data belongs', () => {
  const { reply } = last('deploy web 1', 'write web /tmp/x hello', 'crash pod web');
  expect(reply.notice).toMatch(/^Notice: what a container wrote beside a volume is lost/);
  expect(last('deploy web 1', 'crash pod web').reply.picture?.join()).not.toContain('file in');
});

test('a deleted Pod and the new one stand side by side', () => {
  const played = last(...WRITTEN, 'delete pod db-1');
  expect(played.reply.headline).toBe("A new db-1 took over the old one's volume and data");
  expect(tableOf(played, '           old').map((line) => line.replace(/10\.0\.\d+\.\d+/g, 'ADDRESS'))).toEqual([
    '           old db-1     new db-1',
    'address    ADDRESS     ADDRESS',
    'volume     data-db-1    data-db-1',
    '/data/x    "hello"      "hello"',
    '/tmp/x     "hello"      lost',
  ]);
  expect(played.reply.text).toMatch(/address: 10\S+ in the old db-1, 10\S+ in the new db-1\./);
});

test('without files the UIDs tell two Pods of one name apart', () => {
  const [, , uid, volume] = tableOf(last('deploy store 2 statefulset', 'delete pod store-1'), '           old');
  const [, old, next] = /^UID +(\.\.\w{4}) +(\.\.\w{4}) \(new\)$/.exec(uid ?? '') ?? [];
  expect(old).toBeDefined();
  expect(old).not.toBe(next);
  expect(volume).toBe('volume     data-store-1  data-store-1');
});

test('the new Pod of a Deployment has nothing of the old one', () => {
  const written = play(['deploy web', 'write web /tmp/x hello']).at(-1)!;
  const name = written.after.list('Pod').find((pod) => written.reply.command.includes(pod.metadata.name))
    ?.metadata.name;
  const played = last('deploy web', 'write web /tmp/x hello', `delete pod ${name}`);
  expect(tableOf(played, '           old').map((line) => line.replace(/\b\w{5}\b(?= |$)/g, 'NAME'))).toEqual([
    '           old NAME    new NAME',
    expect.stringMatching(/^address /),
    '/tmp/x     "hello"      lost',
  ]);
});

test('a StatefulSet that shrinks keeps what is on the volume', () => {
  const played = last(DB, 'write db-2 /data/x hello', 'write db-2 /tmp/x hello', 'scale db 2');
  expect(tableOf(played, 'file in')).toEqual([
    'file in db-2   lives in       now',
    '/data/x        (data-db-2)    "hello"',
    '/tmp/x         the container  lost',
  ]);
});

test('a lost disk is noticed by no controller', () => {
  const { reply } = last('deploy store 2 statefulset', 'write store-1 /data/x hello', 'disk lose store-1');
  expect(reply.headline).toBe('data-store-1 is empty now: 1 file lost');
  expect(reply.story).toEqual([
    '0s  you emptied the disk of data-store-1: its file is lost',
    '0s  no controller noticed: claim and volume are Bound as',
    '    before',
  ]);
  expect(reply.notice).toBe(
    'Notice: a StatefulSet gives each Pod its volume back, not what was on it. Copies are the work of the database.',
  );
  expect(last('deploy store 2 statefulset', 'disk lose store-1').reply.headline).toBe(
    'Nothing to do: the disk of data-store-1 was empty',
  );
});

describe('write says where the file lives', () => {
  const SHARED = 'deploy notes volume';
  const PAIR = 'deploy web with shipper';
  test.each([
    [
      [DB, 'write db-1 /data/x hello'],
      'db-1 has /data/x, on volume data-db-1',
      /It outlives the container and the Pod/,
    ],
    [[DB, 'write db-1 /tmp/x hello'], 'db-1 has /tmp/x, in its container only', /started again begins empty/],
    [
      [PAIR, 'write web /logs/x hello'],
      /^web\.\.\w+ has \/logs\/x, in its Pod's folder logs$/,
      /survives a crash, not a deletion/,
    ],
    [
      [SHARED, 'write notes /data/x hello'],
      /^notes\.\.\w+ has \/data\/x, on volume notes-data$/,
      /3 Pods mount this disk/,
    ],
  ])('%s', (texts, headline, notice) => {
    const { reply } = last(...texts);
    if (typeof headline === 'string') expect(reply.headline).toBe(headline);
    else expect(reply.headline).toMatch(headline);
    expect(reply.notice).toMatch(notice);
  });

  test('and names the container where there are several', () => {
    const { reply } = last(PAIR, 'write web /tmp/x hello -c shipper');
    expect(reply.headline).toMatch(/has \/tmp\/x, in container shipper only$/);
    expect(reply.buttons[0]).toMatchObject({
      label: 'Crash shipper',
      run: expect.stringMatching(/ -c shipper$/) as string,
    });
    expect(reply.picture).toContain('/tmp/x         shipper        "hello"');
  });

  test('and offers what shows the difference', () => {
    const runs = last(DB, 'write db-1 /data/x hello').reply.buttons.map(({ run }) => run);
    expect(runs).toEqual(['write db-1 /tmp/x hello', 'crash pod db-1', 'delete pod db-1', 'why db-1']);
  });
});

describe('read', () => {
  test('who of a workload has the file', () => {
    const { reply } = last(...WRITTEN, 'read db /data/x');
    expect(reply).toMatchObject({ audience: 'asker', headline: '1 of 3 Pods of db has /data/x' });
    expect(reply.picture).toEqual([
      '/data/x        lives in       now',
      'db-0           (data-db-0)    none',
      'db-1           (data-db-1)    "hello"',
      'db-2           (data-db-2)    none',
    ]);
    expect(reply.text).toContain('db-1: "hello", in (data-db-1).');
  });

  test('all Pods of a Deployment have what is on the shared disk', () => {
    const { reply } = last('deploy notes volume', 'write notes /data/x hi', 'read notes /data/x');
    expect(reply.headline).toBe('3 of 3 Pods of notes have /data/x');
    expect(reply.picture?.slice(1).map((line) => line.slice(15))).toEqual(Array(3).fill('(notes-data)   "hi"'));
  });

  test('a Pod that nobody can look into is silent, not empty', () => {
    const texts = [...WRITTEN];
    const node = play(texts).at(-1)!.after.get('Pod', 'db-1', 'default')?.spec.nodeName ?? '';
    const { reply } = last(...texts, `node fail ${node}`, 'read db /data/x');
    expect(reply.picture).toContain('db-1           (data-db-1)    silent');
  });

  test.each([
    [[...WRITTEN, 'read db-1 /data/x'], 'db-1 has /data/x: "hello"', undefined],
    [[...WRITTEN, 'read db-1'], 'db-1 sees 2 files', undefined],
    [['deploy store 1 statefulset', 'read store-0'], 'store-0 has no file yet', undefined],
    [[...WRITTEN, 'crash pod db-1', 'read db-1 /tmp/x'], 'db-1 has no file /tmp/x', /started again, and began empty/],
    [[...WRITTEN, 'read db-0 /tmp/x'], 'db-0 has no file /tmp/x', /what one container writes, no other sees/],
    [[...WRITTEN, 'read db-0 /data/x'], 'db-0 has no file /data/x', /nobody wrote it on \(data-db-0\) yet/],
    [[...WRITTEN, 'read db'], '2 files in 3 Pods of db', undefined],
  ])('%j', (texts, headline, notice) => {
    const { reply } = last(...texts);
    expect(reply.headline).toBe(headline);
    if (notice === undefined) expect(reply.notice).toBeUndefined();
    else expect(reply.notice).toMatch(notice);
  });
});

describe('deploy with a shared disk', () => {
  test('tells the disk once', () => {
    const { reply } = last('deploy web', 'deploy db 1 statefulset', 'deploy notes 3 volume');
    expect(reply.headline).toBe('notes runs: 3 of 3 Pods, one disk for all');
    expect(reply.story.filter((line) => !line.includes('ReplicaSet'))).toEqual([
      '0s  you asked for a volume: claim notes-data, ReadWriteMany',
      '    (Pods on many Nodes may write)',
      '1s  volume controller made the disk, tied it to the claim',
      '1s  scheduler placed 3 Pods; all mount (use) the same disk',
      expect.stringMatching(/^4s {2}kubelet .*pulled notes:v1/),
    ]);
    expect(reply.notice).toBe('Notice: good for files that all read. What happens if two Pods write the same file?');
  });

  test('the claim stays when the Deployment goes', () => {
    const { reply } = last('deploy notes volume', 'delete deployment notes');
    expect(reply.story).toContain('0s  claim notes-data stayed, because no controller owns it');
    expect(reply.buttons[0]?.run).toBe('deploy notes 3 volume');
    expect(last('deploy notes volume', 'delete deployment notes', 'deploy notes volume').reply.headline).toBe(
      'notes runs: 3 of 3 Pods, on the disk from before',
    );
  });
});

test('deploy of an app that forwards says what it keeps', () => {
  const { reply } = last('deploy db 1 statefulset', 'deploy web to db');
  expect(reply.headline).toBe('web runs: 3 of 3 Pods, forwarding to db');
  expect(reply.notice).toMatch(/web keeps nothing: it forwards what it gets to db/);
  const alone = last('deploy web to db').reply;
  expect(alone.notice).toBe('Notice: no Service db is there yet, so what web forwards gets no answer.');
  expect(alone.buttons[0]).toEqual({ label: 'Deploy db', run: 'deploy db statefulset' });
});

test('deploy with a second container says what they share', () => {
  const { reply } = last('deploy web with shipper');
  expect(reply.headline).toBe('web runs: 3 of 3 Pods, 2 containers in each');
  expect(reply.buttons.map(({ label }) => label)).toEqual([
    'Look into a Pod',
    'Crash shipper',
    'Write to /logs/x',
    'Why?',
  ]);
});

describe('a deleted claim', () => {
  test('takes its disk along', () => {
    const texts = ['deploy store 1 statefulset', 'write store-0 /data/x hello', 'delete statefulset store'];
    const { reply } = last(...texts, 'delete pvc data-store-0');
    expect(reply.story.join(' ').replace(/ +/g, ' ')).toContain(
      'its disk went too, with 1 file on it, because the reclaim policy is Delete',
    );
  });
});

test('a rollout whose Pods share a disk shows no file of a Pod that is gone', () => {
  const { reply } = last('deploy notes volume', 'write notes /data/x hi', 'update notes v2');
  expect(reply.picture?.join()).not.toContain('file in');
});

test('a StatefulSet names the claim that the new Pod gets', () => {
  const { reply } = last('deploy store 2 statefulset', 'delete pod store-1');
  expect(reply.story).toContain('1s  StatefulSet made a new store-1 with claim data-store-1');
});
