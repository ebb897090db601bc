import type { Pod } from '../../src/api/objects';
import { execIn } from '../../src/containers/exec';
import { Practice } from '../commands/practice';

describe('commands in a container', () => {
  const practice = new Practice();
  practice.done('deploy web 2');
  practice.done('deploy db 2 statefulset');
  practice.done('create configmap settings --from-literal=mode=fast');
  practice.done(
    'apply -f -\napiVersion: v1\nkind: Pod\nmetadata: {name: solo, labels: {tier: one}}\nspec:\n' +
      '  containers:\n  - name: c\n    image: web:v1\n' +
      '    env: [{name: A, value: "1"}, {name: B, value: "$(A)2"}, {name: ME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]\n' +
      '    volumeMounts: [{name: conf, mountPath: /etc/conf}, {name: tmp, mountPath: /data}]\n' +
      '  volumes: [{name: conf, configMap: {name: settings}}, {name: tmp, emptyDir: {}}]\n',
  );
  const pod = (): Pod => practice.cluster.get('Pod', 'solo', 'default')!;
  const run = (...argv: readonly string[]) => execIn(practice.cluster, pod(), 'c', argv);
  const script = (text: string) => run('sh', '-c', text);

  it.each([
    ['echo a "b c"', 'a b c\n'],
    ['echo $A-${B} $ME', '1-12 solo\n'],
    ["echo '$A'", '$A\n'],
    ['printf "%s:%d\\n" x 3', 'x:3\n'],
    ['hostname', 'solo\n'],
    ['pwd; whoami', '/\nroot\n'],
    ['false || echo no', 'no\n'],
    ['true && echo yes', 'yes\n'],
    ['false && echo never; echo after', 'after\n'],
    ['cat /etc/conf/mode', 'fast\n'],
    ['ls /etc/conf', 'mode\n'],
    ['test -f /etc/conf/mode && echo there', 'there\n'],
    ['date', 'Thu Jan  1 09:00:\n'],
  ])('%s', (text, stdout) => {
    const ended = script(text);
    if (text === 'date') expect(ended.stdout.slice(0, 17)).toBe(stdout.trim());
    else expect(ended.stdout).toBe(stdout);
    expect([ended.stderr, ended.changed]).toEqual(['', false]);
  });

  it('writes, appends, lists and removes files', () => {
    expect(script('mkdir -p /data && echo one > /data/x && echo two >> /data/x; cat /data/x')).toMatchObject({
      stdout: 'one\ntwo\n',
      exitCode: 0,
      changed: true,
    });
    expect(run('ls', '/data').stdout).toBe('x\n');
    expect(run('rm', '/data/x')).toMatchObject({ exitCode: 0, changed: true });
    expect(run('cat', '/data/x')).toEqual({
      stdout: '',
      stderr: "cat: can't open '/data/x': No such file or directory\n",
      exitCode: 1,
      changed: false,
    });
    expect(script('echo x > /etc/conf/mode')).toMatchObject({ exitCode: 1, changed: false });
  });

  it('asks Services by their names', () => {
    expect(run('curl', '-s', 'http://web').stdout).toMatch(/^web-\S+ answers, web:v1\n$/);
    expect(run('curl', 'web.default.svc.cluster.local:80').exitCode).toBe(0);
    expect(run('curl', 'nope')).toMatchObject({ stderr: 'curl: (6) Could not resolve host: nope\n', exitCode: 6 });
    expect(run('curl', 'web:81').exitCode).toBe(7);
    expect(run('nslookup', 'web').stdout).toContain('web.default.svc.cluster.local');
    expect(run('nslookup', 'nope').exitCode).toBe(1);
  });

  it('ends with the code of the last command, or of exit', () => {
    expect(script('echo a; exit 3; echo b')).toMatchObject({ stdout: 'a\n', exitCode: 3 });
    expect(script('nosuch')).toMatchObject({ stderr: 'sh: nosuch: not found\n', exitCode: 127 });
    expect(run('printenv', 'NOPE').exitCode).toBe(1);
  });

  it("has the container runtime's words for a program that the image lacks", () => {
    expect(run('vim').failure).toContain('exec: "vim": executable file not found in $PATH: unknown');
    expect(run('exit').failure).toBeDefined();
    expect(run('constructor').failure).toBeDefined();
  });

  it.each([
    'ls | wc -l',
    'for i in 1 2; do echo $i; done',
    'echo $(date)',
    'echo `date`',
    'cat < x',
    'sleep 1 &',
    'echo *',
  ])('%s is more than is understood, and nothing is done', (text) => {
    expect(script(text)).toMatchObject({ stdout: '', exitCode: 2, changed: false });
  });

  it('is bounded', () => {
    expect(script(`echo ${'a'.repeat(3000)}`).exitCode).toBe(2);
    expect(script('echo a;'.repeat(60)).exitCode).toBe(2);
    const started = performance.now();
    script('"'.repeat(1999));
    script('\\'.repeat(1990));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
