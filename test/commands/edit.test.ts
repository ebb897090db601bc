/** `edit`: the text of an object, and what becomes of it when it was changed. */
import { isRejected } from '../../src/api/rejection';
import { editText, LONGEST_EDIT } from '../../src/commands/changes/edit-text';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { CLUSTER_VERBS } from '../../src/commands/index';
import { joinEdit } from '../../src/commands/grammar/manifest-command';
import { parseCommand } from '../../src/commands/grammar/parse';
import { Terminal } from './terminal';

const shownOf = (terminal: Terminal, kind: 'Deployment' | 'Pod' | 'ConfigMap' = 'Deployment', name = 'web'): string =>
  editText(terminal.cluster.list(kind).find(({ metadata }) => metadata.name === name)!)!;

const live = (terminal: Terminal) => terminal.cluster.get('Deployment', 'web', 'default')!;

describe('edit', () => {
  it('shows what kubectl shows, without a status where it does not fit', () => {
    const text = shownOf(new Terminal('create deployment web --image=web:v1'));
    expect(text).toMatch(/^# Please edit the object below. Lines beginning with a '#' will be ignored,\n/);
    expect(text).toContain('\napiVersion: apps/v1\nkind: Deployment\n');
    expect(text).toContain('  replicas: 1\n');
    expect(text).toContain('\nstatus:\n');
    expect(text).not.toContain('managedFields');
    expect(text.length).toBeLessThanOrEqual(LONGEST_EDIT);
  });

  it('leaves the status out of what is longer than a field, and says so', () => {
    const terminal = new Terminal('run web --image=web:v1');
    const pod = terminal.cluster.list('Pod')[0]!;
    const note = 'x'.repeat(LONGEST_EDIT - 1_900);
    const text = editText({ ...pod, metadata: { ...pod.metadata, annotations: { note } } })!;
    expect(text).toContain('# status is left out');
    expect(text).not.toContain('\nstatus:');
    expect(
      editText({ ...pod, metadata: { ...pod.metadata, annotations: { note: 'x'.repeat(4_000) } } }),
    ).toBeUndefined();
  });

  it('saves what was changed', () => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const shown = shownOf(terminal);
    const edited = shown.replace('replicas: 1', 'replicas: 3').replace('image: web:v1', 'image: web:v2');
    expect(terminal.run(`edit deployment web -f -\n${joinEdit(edited, shown)}`)).toEqual({
      ...{ stdout: 'deployment.apps/web edited\n', stderr: '', code: 0 },
    });
    expect(live(terminal).spec.replicas).toBe(3);
    expect(terminal.run('get pods').stdout.trimEnd().split('\n')).toHaveLength(4);
  });

  it('keeps what others changed in other fields', () => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const shown = shownOf(terminal);
    terminal.run('scale deployment web --replicas=4');
    terminal.run('label deployment web team=a');
    const edited = shown.replace('image: web:v1', 'image: web:v2');
    expect(terminal.run(`edit deployment/web -f -\n${joinEdit(edited, shown)}`).stdout).toBe(
      'deployment.apps/web edited\n',
    );
    expect(live(terminal).spec.replicas).toBe(4);
    expect(live(terminal).metadata.labels).toMatchObject({ team: 'a' });
    expect(live(terminal).spec.template.spec.containers[0]?.image).toBe('web:v2');
  });

  it('refuses to undo what others changed in the same field', () => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const shown = shownOf(terminal);
    terminal.run('scale deployment web --replicas=4');
    const { stderr, code } = terminal.run(
      `edit deployment web -f -\n${joinEdit(shown.replace('replicas: 1', 'replicas: 2'), shown)}`,
    );
    expect({ stderr, code }).toEqual({
      stderr:
        'Error from server (Conflict): Operation cannot be fulfilled on deployments.apps "web": the object has been ' +
        'modified; please apply your changes to the latest version and try again\n',
      code: 1,
    });
    expect(live(terminal).spec.replicas).toBe(4);
  });

  it.each([
    ['nothing was changed', (text: string) => text, 'Edit cancelled, no changes made.\n'],
    ['only a comment was', (text: string) => `# mine\n${text}`, 'Edit cancelled, no changes made.\n'],
    [
      'only the status was',
      (text: string) => text.replace('readyReplicas: 1', 'readyReplicas: 9'),
      'Edit cancelled, no changes made.\n',
    ],
    ['the file is empty', () => '', 'Edit cancelled, saved file was empty.\n'],
    ['only comments are left', () => '# later\n', 'Edit cancelled, saved file was empty.\n'],
  ])('says so where %s', (_, change, stderr) => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const before = live(terminal);
    const shown = shownOf(terminal);
    expect(terminal.run(`edit deployment web -f -\n${joinEdit(change(shown), shown)}`)).toEqual({
      ...{ stdout: '', stderr, code: 0 },
    });
    expect(live(terminal)).toBe(before);
  });

  it.each([
    [
      'a name',
      'name: web\n  namespace',
      'name: wob\n  namespace',
      'At least one of apiVersion, kind and name was changed',
    ],
    ['a kind', 'kind: Deployment', 'kind: ReplicaSet', 'At least one of apiVersion, kind and name was changed'],
    ['the selector', 'matchLabels:\n      app: web', 'matchLabels:\n      app: wob', 'field is immutable'],
    ['a tab', '  replicas: 1', '\treplicas: 1', 'found character that cannot start any token'],
    ['an unknown field', '  replicas: 1', '  replica: 1', 'unknown field "spec.replica"'],
    ['a wrong number', 'replicas: 1', 'replicas: -1', 'must be greater than or equal to 0'],
  ])('refuses %s, and changes nothing', (_, from, to, words) => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const before = live(terminal);
    const shown = shownOf(terminal);
    expect(shown).toContain(from);
    const { stderr, code } = terminal.run(`edit deployment web -f -\n${joinEdit(shown.replace(from, to), shown)}`);
    expect(stderr).toContain(words);
    expect(code).toBe(1);
    expect(live(terminal)).toBe(before);
  });

  it('names the line that is wrong', () => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const shown = shownOf(terminal);
    const edited = shown.replace('replicas: 1', 'replicas: -1');
    const parsed = parseCommand(`edit deployment web -f -\n${joinEdit(edited, shown)}`, CLUSTER_VERBS);
    if (isRejected(parsed) || !isClusterVerb(parsed.verb)) throw new Error('not read');
    const line = edited.split('\n').findIndex((one) => one.includes('replicas: -1')) + 1;
    expect(execute(parsed.verb, parsed.words, terminal.cluster)).toMatchObject({ lines: [{ line }] });
  });

  it('takes the text without a form, too', () => {
    const terminal = new Terminal('create deployment web --image=web:v1');
    const edited = terminal.run('get deployment web -o yaml').stdout.replace('replicas: 1', 'replicas: 2');
    expect(terminal.run(`edit deployment web\n${edited}`).stdout).toBe('deployment.apps/web edited\n');
    expect(live(terminal).spec.replicas).toBe(2);
  });

  it('edits a label away', () => {
    const terminal = new Terminal('create deployment web --image=web:v1', 'label deployment web team=a');
    const shown = shownOf(terminal);
    terminal.run(`edit deployment web\n${joinEdit(shown.replace('    team: a\n', ''), shown)}`);
    expect(live(terminal).metadata.labels).toEqual({ app: 'web' });
  });
});
