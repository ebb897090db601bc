import { withInput } from '../../src/commands/grammar/manifest-command';
import { ALL_VERBS } from '../../src/app/verbs';
import type { Reply } from '../../src/tutor/reply';
import { play } from './play';
import { violations } from './style-rules';

const web = (change: (text: string) => string = (text) => text): string =>
  change(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: web
        image: web:v1
`);

const replyTo = (...typed: readonly string[]): Reply => play(typed).at(-1)!.reply;

describe('a manifest that is wrong', () => {
  it.each([
    [
      'a name that is mistyped',
      web((text) => text.replace('replicas', 'replica')),
      ['Line 5: unknown field "spec.replica". Did you mean replicas?'],
    ],
    [
      'a name that is like no other',
      web((text) => text.replace('replicas', 'colour')),
      ['Line 5: unknown field "spec.colour".'],
    ],
    [
      'several',
      web((text) =>
        text
          .replace('replicas', 'a')
          .replace('image', 'imag')
          .replace('name: web\n', 'name: web\n        b: 1\n        c: 1\n'),
      ),
      ['Line 5: unknown field "spec.a".', /^Line 12: .*containers\[0\]\.b"/, /^Line 13: /, '1 more of them.'],
    ],
    [
      'a rule that is broken',
      web((text) => text.replace('image: web:v1', 'imagePullPolicy: Never')),
      ['Line 11: spec.template.spec.containers[0].image: Required value.'],
    ],
    [
      'no apiVersion',
      web((text) => text.replace('apiVersion: apps/v1\n', '')),
      ['Line 1: apiVersion not set.', 'A Deployment is of apiVersion apps/v1.'],
    ],
  ])('has its line below the words of kubectl: %s', (_, text, notice) => {
    const reply = replyTo(`apply -f -\n${text}`);
    const said = (reply.notice ?? '').split('\n');
    expect(said).toHaveLength(notice.length);
    notice.forEach((wanted, index) =>
      expect(said[index]).toEqual(typeof wanted === 'string' ? wanted : expect.stringMatching(wanted)),
    );
    expect(reply).toMatchObject({
      headline: 'Nothing was changed.',
      verbatim: expect.stringMatching(/^(Error|error|The)/),
    });
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    for (const line of said) expect(reply.text).toContain(line);
  });

  it('has its line in create, replace and diff, too', () => {
    const wrong = web((text) => text.replace('replicas: 3', 'replicas: -3'));
    for (const verb of ['create', 'apply', 'diff']) {
      expect(replyTo(`${verb} -f -\n${wrong}`).notice).toContain('Line 5: spec.replicas: Invalid value: -3');
    }
    const reply = replyTo(`apply -f -\n${web()}`, `replace -f -\n${wrong}`);
    expect(reply.notice).toContain('Line 5: spec.replicas: Invalid value: -3');
  });

  it('is shown beside what was done of several objects', () => {
    const space = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: team-a }\n---\n';
    const reply = replyTo(`apply -f -\n${space}${web((text) => text.replace('image: web:v1', 'tty: true'))}`);
    expect(reply.audience).toBe('channel');
    expect(reply.headline).toBe('Namespace team-a made');
    expect(reply.verbatim).toBe(
      'The Deployment "web" is invalid: spec.template.spec.containers[0].image: Required value',
    );
    expect(reply.refusal).toBe('line 15: spec.template.spec.containers[0].image: Required value.');
    expect(reply.notice).toBe('Notice: each object is a request of its own: 1 done, 1 refused.');
    expect(reply.text).toContain('Required value');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('that is not there opens a form, and the reply says how to type it', () => {
    const reply = replyTo('apply');
    expect(reply.opens).toEqual({ manifestFor: 'apply -f -' });
    expect(reply.notice).toBe('Put the YAML on the lines below /kube apply -f -');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(replyTo('delete -f -').opens).toBeUndefined();
    expect(replyTo('apply -f web.yaml').opens).toBeUndefined();
  });
});

describe('the command of a form', () => {
  it.each([
    ['apply', 'apply -f -'],
    ['Kubectl create -f -', 'create -f -'],
    ['$ kubectl apply -f - --server-side', 'apply --server-side -f -'],
    ['diff --filename=- -n team-a', 'diff -n team-a -f -'],
    ['replace --force', 'replace --force -f -'],
  ])('keeps what was typed: %s', (typed, command) => {
    expect(withInput(typed)).toBe(command);
  });

  it.each(['delete', 'scale web 3', `apply -n ${'x'.repeat(80)}`, "apply -n 'a b'\nreset", 'apply -l "a=$(b)"'])(
    'is none: %s',
    (typed) => {
      expect(withInput(typed)).toBeUndefined();
    },
  );
});
