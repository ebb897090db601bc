import { Practice } from './practice';

/** A StatefulSet, a Deployment with a second container, and nothing that forwards. */
function practiceWithApps(): Practice {
  const practice = new Practice({ seed: 3 });
  practice.done('deploy db 3 statefulset');
  practice.done('deploy web 2 with shipper');
  return practice;
}

describe('write', () => {
  const practice = practiceWithApps();
  const web = practice.podNames().find((name) => name.startsWith('web')) ?? '';
  const kubectl = (text: string) => {
    const done = practice.done(text);
    return 'line' in done.kubectl ? done.kubectl.line : '';
  };

  test.each([
    ['write db-1 /data/x hello', "exec db-1 -- sh -c 'echo hello > /data/x'"],
    ['write db-1 tmp//x two words', `exec db-1 -- sh -c 'echo "two words" > /tmp/x'`],
    ['write db-1 /var/lib/db/x hello', "exec db-1 -- sh -c 'mkdir -p /var/lib/db && echo hello > /var/lib/db/x'"],
    ['write db-1 /var/lib/db/y hello', "exec db-1 -- sh -c 'echo hello > /var/lib/db/y'"],
    ['write db-1 /data/x "a $HOME `b` \\"', `exec db-1 -- sh -c 'echo "a \\$HOME \\\`b\\\` \\\\" > /data/x'`],
    ['Write db-1 /data/x “it works”', `exec db-1 -- sh -c 'echo "it works" > /data/x'`],
  ])('%s', (text, line) => {
    expect(kubectl(text)).toBe(line);
  });

  test('a quote in the text stays one word of the shell', () => {
    expect(kubectl(`write db-1 /data/x "it's"`)).toBe(`exec db-1 -- sh -c 'echo "it'"'"'s" > /data/x'`);
    expect(practice.done('read db-1 /data/x').stdout).toBe("it's\n");
  });

  test('in a container of its own, by flag', () => {
    const done = practice.done(`write ${web} /tmp/x there —container shipper`);
    expect(done.kubectl).toEqual({ line: `exec ${web} -c shipper -- sh -c 'echo there > /tmp/x'` });
    expect(done.stderr).toBeUndefined();
    expect(practice.done(`read ${web} /tmp/x -c shipper`).stdout).toBe('there\n');
    expect(practice.done(`read ${web} /tmp/x`)).toMatchObject({ code: 1 });
  });

  test('kubectl says which of several containers it took', () => {
    expect(practice.done(`write ${web} /tmp/y here`).stderr).toBe('Defaulted container "web" out of: web, shipper\n');
  });

  test('a Deployment has interchangeable Pods: one is taken, and the reply says so', () => {
    const done = practice.done('write web /logs/x hello');
    expect(done.remark).toMatch(/interchangeable, I took one/);
    expect(done.understood).toMatch(/^write web-\S+ \/logs\/x hello$/);
  });

  test('a long text is written whole and repeated in part', () => {
    const text = 'x'.repeat(900);
    expect(practice.done(`write db-2 /data/long ${text}`).understood).toHaveLength(
      'write db-2 /data/long '.length + 60,
    );
    expect(practice.done('read db-2 /data/long').stdout).toBe(`${text}\n`);
  });

  test.each([
    ['write', 'Write which file?', 'write db-0 /tmp/x hello'],
    ['write db-1', 'Write which file?', 'write db-1 /tmp/x hello'],
    ['write db-1 /data/x', 'Write what?', 'write db-1 /data/x hello'],
    ['write db /data/x hello', "Which Pod? A StatefulSet's Pods are not interchangeable.", 'write db-0 /data/x hello'],
    [
      'write db-1 /data hello',
      "sh: can't create /data: Is a directory\ncommand terminated with exit code 1",
      'write db-1 /data/x hello',
    ],
    ['write db-1 /tmp/ hello', '/tmp is a directory, not a file.', 'write db-1 /tmp/x hello'],
    ['write db-1 /a/../b hello', 'A path with .. is not taken here.', undefined],
    ['write db-1 "/a b" hello', 'A path has letters, digits, and . _ - / here.', undefined],
    ['write nope /x hello', 'Error from server (NotFound): pods "nope" not found', undefined],
    [
      'write db-1 /x hello -c nope',
      'Error from server (BadRequest): container nope is not valid for pod db-1',
      undefined,
    ],
  ])('refused: %s', (text, message, fix) => {
    const rejection = practice.refused(text);
    expect(rejection.message).toBe(message);
    if (fix !== undefined) {
      expect(rejection.fixes).toContain(fix);
      practice.onCopy(fix);
    }
  });
});

test('paths and texts have an end', () => {
  const practice = practiceWithApps();
  const message = (text: string) => practice.refused(text).message;
  expect(message(`write db-1 /${'x'.repeat(100)} hello`)).toBe('A path has at most 100 characters here.');
  expect(message(`write db-1 /x ${'y'.repeat(1001)}`)).toBe('A file holds 1000 characters here, and these are 1001.');
  practice.done(`write db-1 /${'x'.repeat(99)} ${'y'.repeat(1000)}`);
});

test('without a name a Pod is taken where Pods are interchangeable', () => {
  expect(practiceWithApps().done('write /data/x hello').understood).toMatch(/^write web-\S+ /);
});

describe('kubectl exec finds nothing to run in', () => {
  test('a Pod that never started', () => {
    const practice = new Practice();
    practice.done('deploy web 1 --image web:nopull');
    expect(practice.refused('write web /x hello').message).toBe(
      'error: unable to upgrade connection: container not found ("web")',
    );
    expect(practice.refused(`read ${practice.podNames()[0]} /x`).message).toMatch(/container not found/);
  });

  test('a Pod without a Node', () => {
    const practice = new Practice();
    practice.done('deploy web 1 on disk=ssd');
    const [name] = practice.podNames();
    expect(practice.refused('write web /x hello').message).toBe(
      `Error from server (BadRequest): pod ${name} does not have a host assigned`,
    );
  });

  test('a Pod that has ended', () => {
    const practice = new Practice();
    practice.done(`apply -f -
apiVersion: v1
kind: Pod
metadata: { name: once }
spec: { restartPolicy: Never, containers: [{ name: once, image: 'once:exit0' }] }
`);
    expect(practice.refused('read once /x').message).toBe(
      'error: cannot exec into a container in a completed pod; current phase is Succeeded',
    );
  });

  test('a Pod on a silent Node', () => {
    const practice = new Practice();
    practice.done('deploy db 1 statefulset');
    practice.done('write db-0 /data/x hello');
    const node = practice.cluster.get('Pod', 'db-0', 'default')?.spec.nodeName ?? '';
    practice.done(`node fail ${node}`);
    const refused = practice.refused('read db-0 /data/x');
    expect(refused.message).toMatch(/^Error from server: error dialing backend: dial tcp \S+:10250: i\/o timeout$/);
    expect(refused.fixes).toEqual([`node recover ${node}`]);
    practice.done(`node recover ${node}`);
    expect(practice.done('read db-0 /data/x').stdout).toBe('hello\n');
  });
});

describe('read', () => {
  const practice = practiceWithApps();
  practice.done('write db-1 /data/x hello');

  test('a missing file, in the words of cat', () => {
    expect(practice.done('read db-0 /data/x')).toMatchObject({
      stdout: '',
      stderr: 'cat: /data/x: No such file or directory\ncommand terminated with exit code 1\n',
      code: 1,
      kubectl: { line: 'exec db-0 -- cat /data/x' },
    });
  });

  test('all files of a Pod, all Pods of a workload', () => {
    expect(practice.done('read db-1').stdout).toMatch(/^\/data\/x\n/m);
    expect(practice.done('read db /data/x').file?.pods.map(({ name }) => name)).toEqual(['db-0', 'db-1', 'db-2']);
    expect(practice.done('read web').file?.pods).toHaveLength(2);
  });

  test('changes nothing, not even the generator', () => {
    const before = JSON.stringify(practice.cluster.snapshot());
    for (const text of ['read db-1 /data/x', 'read db', 'read web /x', 'read /tmp/x']) practice.type(text);
    expect(JSON.stringify(practice.cluster.snapshot())).toBe(before);
  });

  test.each([
    ['read db-1 /a /b', 'One file at a time.'],
    ['read nope /x', 'Error from server (NotFound): pods "nope" not found'],
    ['read db-1 /a/', '/a is a directory, not a file.'],
  ])('refused: %s', (text, message) => {
    expect(practice.refused(text).message).toBe(message);
  });
});

describe('disk lose', () => {
  test('the volume stays bound to its claim, and the app sees an empty directory', () => {
    const practice = practiceWithApps();
    practice.done('write db-1 /data/x hello');
    const volume = practice.cluster.get('PersistentVolumeClaim', 'data-db-1', 'default')?.spec.volumeName ?? '';
    const objects = JSON.stringify(practice.cluster.list('PersistentVolume'));
    practice.done(`disk lose ${volume}`);
    expect(JSON.stringify(practice.cluster.list('PersistentVolume'))).toBe(objects);
    expect(practice.done('read db-1 /data/x').code).toBe(1);
  });

  test.each([
    [
      'disk lose',
      'Which disk? There are 3 of them.',
      ['disk lose data-db-0', 'disk lose data-db-1', 'disk lose data-db-2'],
    ],
    [
      'disk lose db',
      'Which disk? db has 3 of them.',
      ['disk lose data-db-0', 'disk lose data-db-1', 'disk lose data-db-2'],
    ],
    ['disk lose web', 'web has no volume, so it has no disk to lose.', undefined],
    [
      'disk lose data-db-9',
      'Error from server (NotFound): persistentvolumeclaims "data-db-9" not found',
      ['disk lose data-db-0'],
    ],
    ['disk lose db-0 db-1', 'One disk at a time.', ['disk lose db-0', 'disk lose db-1']],
  ])('refused: %s', (text, message, fixes) => {
    const rejection = practiceWithApps().refused(text);
    expect(rejection.message).toBe(message);
    expect(rejection.fixes).toEqual(fixes);
  });

  test('a claim that waits has no disk yet', () => {
    const practice = new Practice();
    practice.done(`apply -f -
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: waits }
spec: { accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }
`);
    expect(practice.refused('disk lose waits').message).toMatch(/has no volume yet/);
  });

  test('without any claim it says how to get one', () => {
    expect(new Practice().refused('disk lose').fixes).toEqual(['deploy db 3 statefulset']);
  });
});

describe('directories', () => {
  const practice = practiceWithApps();
  practice.done('write db-0 /data/x hello');

  test.each(['write db-1 /tmp hello', 'write db-0 /etc hello', 'write db-0 /var hello', 'write db-0 /data hello'])(
    'no file takes the place of one: %s',
    (text) => {
      expect(practice.refused(text).message).toContain('Is a directory');
    },
  );

  test.each([
    ['read db-0 /data', 'cat: /data: Is a directory', 'read db-0'],
    ['read db /data', 'cat: /data: Is a directory', 'read db'],
    ['read db-0 /tmp', 'cat: /tmp: Is a directory', 'read db-0'],
  ])('cat does not print one: %s', (text, message, fix) => {
    const rejection = practice.refused(text);
    expect(rejection.message).toBe(`${message}\ncommand terminated with exit code 1`);
    expect(rejection.fixes).toEqual([fix]);
  });

  test('nothing is below a file', () => {
    expect(practice.done('read db-0 /data/x/y').stderr).toContain('cat: /data/x/y: Not a directory');
    const rejection = practice.refused('write db-0 /data/x/y hello');
    expect(rejection.message).toContain("can't create /data/x/y: Not a directory");
    expect(rejection.fixes).toEqual(['read db-0']);
  });
});
