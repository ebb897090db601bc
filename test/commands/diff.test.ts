import { isRejected } from '../../src/api/rejection';
import { Practice } from './practice';

const web = (replicas: number | string, more = ''): string =>
  [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: {name: web}',
    'spec:',
    `  replicas: ${replicas}`,
    '  selector: {matchLabels: {app: web}}',
    `  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:v1"${more}}]}}`,
  ].join('\n');

function applied(): Practice {
  const practice = new Practice();
  practice.done(`apply -f -\n${web(2)}`);
  return practice;
}

describe('diff -f -', () => {
  it('prints nothing and ends with 0 where apply would change nothing', () => {
    const done = applied().done(`diff -f -\n${web(2)}`);
    expect(done.stdout).toBe('');
    expect(done.code).toBeUndefined();
  });

  it('shows what apply would change, ends with 1 and changes nothing', () => {
    const practice = applied();
    const before = practice.cluster.snapshot().objects;
    const done = practice.done(`diff -f -\n${web(3)}`);
    expect(done.stdout).toContain('+++ /tmp/MERGED/apps.v1.Deployment.default.web\n');
    expect(done.stdout).toContain('\n-  replicas: 2\n+  replicas: 3\n');
    expect(done.stdout.split('\n').filter((line) => /^[-+] /.test(line))).toEqual([
      '-  generation: 1',
      '+  generation: 2',
      '-  replicas: 2',
      '+  replicas: 3',
    ]);
    expect(done.code).toBe(1);
    expect(practice.cluster.snapshot().objects).toEqual(before);
  });

  it('shows what a manifest no longer says as going away', () => {
    const practice = new Practice();
    practice.done(`apply -f -\n${web(2, ', env: [{name: A, value: "1"}]')}`);
    expect(practice.done(`diff -f -\n${web(2)}`).stdout).toContain('-        - name: A\n-          value: "1"\n');
  });

  it('shows a new object as added', () => {
    const done = new Practice().done(`diff -f -\n${web(2)}`);
    expect(done.stdout).toContain('\n+kind: Deployment\n');
    expect(done.code).toBe(1);
    expect(done.focus).toEqual([]);
  });

  it('compares nothing without an error, as kubectl does', () => {
    expect(new Practice().done('diff -f -').stdout).toBe('');
  });

  it("refuses what the server refuses, in the server's words", () => {
    const refused = applied().type(`diff -f -\n${web(-1)}`);
    expect(isRejected(refused) && refused.message).toBe(
      'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
    expect(applied().type('diff web')).toMatchObject({ code: 'Client' });
  });
});
