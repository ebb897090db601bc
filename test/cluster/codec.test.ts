import { newChannel } from '../../src/app/new-channel';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { isEqual } from '../../src/api/equal';
import { Cluster } from '../../src/cluster/cluster';
import { checkCluster, CodecError, decodeCluster, encodeCluster } from '../../src/cluster/codec';
import type { ClusterState } from '../../src/cluster/state';
import { CONTROLLERS } from '../../src/controllers/index';
import { Loop } from '../../src/controllers/loop';

const OPTIONS = { verbs: ALL_VERBS, taught: { terms: [], replies: 0 }, pressed: false };
const COMMANDS = [
  'deploy web',
  'deploy db 3 statefulset',
  'crash pod web',
  'scale web 5',
  'update web nopull',
  'node add',
];

function after(commands: readonly string[], state: ClusterState): ClusterState {
  return commands.reduce((current, text) => {
    const outcome = run(current, text, OPTIONS);
    if (!('reply' in outcome) || !outcome.changed) throw new Error(`${text} changed nothing`);
    return outcome.cluster;
  }, state);
}

const fresh = newChannel({ team: 'T1', channel: 'C1' }).cluster;

describe('a cluster as text', () => {
  it('comes back as it was', () => {
    const state = after(COMMANDS, fresh);
    expect(isEqual(decodeCluster(encodeCluster(state)), state)).toBe(true);
    expect(encodeCluster(decodeCluster(encodeCluster(state)))).toBe(encodeCluster(state));
  });

  it('goes on as if it had never been away', () => {
    const stayed = after(COMMANDS, fresh);
    const stored = COMMANDS.reduce((state, text) => decodeCluster(encodeCluster(after([text], state))), fresh);
    expect(encodeCluster(stored)).toBe(encodeCluster(stayed));
  });

  it('is at rest when it is loaded: looking at every key changes nothing', () => {
    const state = decodeCluster(encodeCluster(after(COMMANDS, fresh)));
    const cluster = new Cluster(state);
    new Loop(cluster, CONTROLLERS).drain();
    expect(isEqual(cluster.snapshot().objects, state.objects)).toBe(true);
  });
});

describe('what is no cluster', () => {
  const valid = JSON.parse(encodeCluster(fresh)) as Record<string, unknown>;

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['a number', 7],
    ['nothing in it', {}],
    ['another form', { ...valid, format: 0 }],
    ['no clock', { ...valid, clock: undefined }],
    ['a clock that is no number', { ...valid, clock: '9' }],
    ['unknown rules', { ...valid, rules: 'none' }],
    ['objects that are no list', { ...valid, objects: {} }],
    ['an object without a name', { ...valid, objects: [{ kind: 'Pod', apiVersion: 'v1', metadata: { uid: 'u' } }] }],
    ['an object that is a text', { ...valid, objects: ['Pod'] }],
    ['steps that are no list', { ...valid, steps: null }],
    ['no timing', { ...valid, timing: null }],
  ])('is refused: %s', (_, value) => {
    expect(() => checkCluster(value)).toThrow(CodecError);
  });

  it('is refused when it is no JSON', () => {
    expect(() => decodeCluster('{')).toThrow('the cluster is not JSON');
  });

  it('is told apart when it may be one for a newer program', () => {
    expect(() => checkCluster({ ...valid, format: 2 })).toThrow(expect.objectContaining({ newer: true }));
  });

  it('may lack what was added later', () => {
    const { loads: _, ...older } = valid;
    expect(checkCluster({ ...older, timing: { pull: 1 } })).toMatchObject({
      loads: {},
      timing: { pull: 1, start: 1000 },
    });
  });
});
