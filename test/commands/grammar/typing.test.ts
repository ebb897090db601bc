import { isRejected } from '../../../src/api/rejection';
import { ALL_VERBS } from '../../../src/app/verbs';
import { CLUSTER_VERBS } from '../../../src/commands';
import { parseCommand } from '../../../src/commands/grammar/parse';

function parsed(text: string) {
  const result = parseCommand(text, CLUSTER_VERBS);
  if (isRejected(result)) throw new Error(result.message);
  return {
    verb: result.verb.name,
    positional: result.words.positional,
    flags: Object.fromEntries(result.words.flags),
    stdin: result.words.stdin,
  };
}

describe('typing on a phone', () => {
  const scaled = { verb: 'scale', positional: ['web'], flags: { replicas: '4' } };
  test.each([
    ['scale web --replicas=4', scaled],
    ['Scale web —replicas 4', scaled],
    ['scale web –replicas=4', scaled],
    ['SCALE web --REPLICAS 4.', scaled],
    ['kubectl scale web --replicas 4', scaled],
    ['Kubectl  scale\u00a0web\u00a0--replicas\u00a04', scaled],
    ['scale “web” --replicas ‘4’', scaled],
    ['  scale web 4…', { verb: 'scale', positional: ['web', '4'], flags: {} }],
    ['get pods –n default', { verb: 'get', positional: ['pods'], flags: { namespace: 'default' } }],
    ['-n shop get pods', { verb: 'get', positional: ['pods'], flags: { namespace: 'shop' } }],
    ['get pods -owide', { verb: 'get', positional: ['pods'], flags: { output: 'wide' } }],
    ['get pods -Ao=wide', { verb: 'get', positional: ['pods'], flags: { 'all-namespaces': true, output: 'wide' } }],
    ['delete pod x --wait=false', { verb: 'delete', positional: ['pod', 'x'], flags: { wait: 'false' } }],
    ['label node node-2 disk-', { verb: 'label', positional: ['node', 'node-2', 'disk-'], flags: {} }],
    ['scale web --replicas -1', { verb: 'scale', positional: ['web'], flags: { replicas: '-1' } }],
    ['Crash pod.', { verb: 'crash pod', positional: [], flags: {} }],
    ['“scale web --replicas=4”', scaled],
    ['"scale web --replicas=4".', scaled],
    ['/kube kubectl scale web --replicas=4', scaled],
    ['$ kubectl scale web --replicas=4', scaled],
    ['K scale web --replicas=4!', scaled],
    ['k get po?', { verb: 'get', positional: ['po'], flags: {} }],
    ['Deploy Web.', { verb: 'deploy', positional: ['Web'], flags: {} }],
    ["get pods -l '!app'", { verb: 'get', positional: ['pods'], flags: { selector: '!app' } }],
    ['rollout undo deployment/web', { verb: 'rollout undo', positional: ['deployment/web'], flags: {} }],
    ['add node', { verb: 'node add', positional: [], flags: {} }],
    [
      `patch deployment web -p '{"spec": {"replicas": 2}}'`,
      { verb: 'patch', positional: ['deployment', 'web'], flags: { patch: '{"spec": {"replicas": 2}}' } },
    ],
    [
      `patch deployment web -p ‘{“spec”: {“replicas”: 2}}’`,
      { verb: 'patch', positional: ['deployment', 'web'], flags: { patch: '{"spec": {"replicas": 2}}' } },
    ],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toMatchObject(expected);
  });

  test.each([
    ['image: “web:v1”', 'image: "web:v1"'],
    ['  - ‘a b’', "  - 'a b'"],
    ['- name: „x“ ', '- name: "x"'],
    ['—-', '---'],
    ['–', '---'],
    ['- –', '- –'],
    ['note: he said “no”', 'note: he said “no”'],
    ['note: “a” and “b”', 'note: “a” and “b”'],
  ])('a line of YAML from a phone: %s', (line, wanted) => {
    expect(parsed(`apply -f -\nkind: Pod\n${line}\nend: 1`).stdin).toBe(`kind: Pod\n${wanted}\nend: 1\n`);
  });

  test('what follows the first line is input, its lines keep their numbers without fences and here-document marks', () => {
    expect(parsed('apply -f -\nkind: Pod\n').stdin).toBe('kind: Pod\n');
    expect(parsed('apply -f -\n```yaml\nkind: Pod\n```').stdin).toBe('\nkind: Pod\n\n');
    expect(parsed('kubectl apply -f - <<EOF\nkind: Pod\nEOF').stdin).toBe('kind: Pod\n');
    expect(parsed('apply —f —\nmetadata:\n\u00a0\u00a0name: x').stdin).toBe('metadata:\n  name: x\n');
    expect(parsed('get pods').stdin).toBeUndefined();
  });
});

test.each(['kubectl', 'kubectl —help', '--help', 'k -h', '/kube'])('%s asks for help', (text) => {
  expect(parseCommand(text, ALL_VERBS)).toMatchObject({ verb: { name: 'help' }, words: { positional: [] } });
});

test('help is asked of a verb with a flag, as in kubectl', () => {
  expect(parseCommand('kubectl scale —help', ALL_VERBS)).toMatchObject({
    verb: { name: 'help' },
    words: { positional: ['scale'] },
  });
});

test('a command is read once for all who ask, and anew with another list of verbs', () => {
  const parsed = parseCommand('get pods', ALL_VERBS);
  expect(parseCommand('get pods', ALL_VERBS)).toBe(parsed);
  const alone = parseCommand('quiz', CLUSTER_VERBS);
  expect(isRejected(alone)).toBe(true);
  expect(isRejected(parseCommand('quiz', ALL_VERBS))).toBe(false);
  expect(parseCommand('get nodes', ALL_VERBS)).not.toEqual(parsed);
});
