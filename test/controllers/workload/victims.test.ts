import type { Pod } from '../../../src/api/objects';
import { timestamp } from '../../../src/cluster/time';
import { type Candidate, chooseVictims } from '../../../src/controllers/workload/victims';

const NOW = Date.UTC(2026, 0, 1, 12);
const ago = (seconds: number) => timestamp(NOW - seconds * 1000);

interface Traits {
  readonly node?: string | null;
  readonly phase?: string;
  readonly readyFor?: number | null;
  readonly cost?: number | string;
  readonly restarts?: number;
  readonly sidecarRestarts?: number;
  readonly age?: number;
  readonly uid?: string;
  readonly neighbours?: number;
}

/** A Pod that ran on a Node of its own for 1000 s, except for the traits. */
function candidate(name: string, traits: Traits): Candidate {
  const { node = 'node-1', phase = 'Running', readyFor = 1000, cost, restarts = 0, age = 1000, uid = name } = traits;
  const sidecar = { name: 'proxy', restartPolicy: 'Always' };
  const ready = {
    type: 'Ready',
    status: readyFor === null ? 'False' : 'True',
    lastTransitionTime: ago(readyFor ?? age),
  };
  const annotations = cost === undefined ? {} : { 'controller.kubernetes.io/pod-deletion-cost': String(cost) };
  const pod = {
    metadata: { name, uid, creationTimestamp: ago(age), annotations },
    spec: { ...(node !== null && { nodeName: node }), initContainers: [{ name: 'setup' }, sidecar] },
    status: {
      phase,
      conditions: [ready],
      containerStatuses: [{ restartCount: restarts }],
      initContainerStatuses: [
        { name: 'setup', restartCount: 5 - (traits.sidecarRestarts ?? 0) },
        { name: 'proxy', restartCount: traits.sidecarRestarts ?? 0 },
      ],
    },
  } as unknown as Pod;
  return { pod, neighbours: traits.neighbours ?? 1 };
}

const victimOf = (goes: Traits, stays: Traits) =>
  chooseVictims([candidate('stays', { uid: 'a', ...stays }), candidate('goes', { uid: 'b', ...goes })], 1, NOW)[0];

describe('the victim', () => {
  test.each<[string, Traits, Traits, string]>([
    [
      'has no Node',
      { node: null, phase: 'Pending', readyFor: null },
      { phase: 'Pending', readyFor: null },
      'it had no Node yet',
    ],
    ['is Pending', { phase: 'Pending', readyFor: null }, { readyFor: null }, 'it was still Pending'],
    ['is of unknown phase', { phase: 'Unknown' }, {}, 'it was still Unknown'],
    ['is not ready', { readyFor: null, cost: 9 }, { cost: 1 }, 'it was not ready'],
    ['is cheaper to delete', { cost: -1 }, { neighbours: 5 }, 'its deletion cost was -1, that of others 0'],
    ['shares its Node', { neighbours: 2 }, { readyFor: 1 }, 'node-1 held 2 of these Pods, other Nodes 1'],
    [
      'was ready for a shorter time',
      { readyFor: 100 },
      { readyFor: 200, restarts: 9 },
      'it was ready for the shortest time',
    ],
    ['restarted more often', { restarts: 3 }, { restarts: 1, age: 10 }, 'its containers had been restarted more often'],
    [
      'has a sidecar that restarted more often',
      { restarts: 1, sidecarRestarts: 2 },
      { restarts: 1, sidecarRestarts: 1, age: 10 },
      'its containers had been restarted more often',
    ],
    [
      'has a cost that is no number, which counts as 0',
      { cost: '+9' },
      { cost: 1 },
      'its deletion cost was 0, that of others 1',
    ],
    [
      'has a cost too large for 32 bits',
      { cost: '2147483648' },
      { cost: 1 },
      'its deletion cost was 0, that of others 1',
    ],
    ['is younger', { age: 100 }, { age: 200 }, 'it was the youngest'],
  ])('%s', (_what, goes, stays, because) => {
    expect(victimOf(goes, stays)).toMatchObject({ pod: { metadata: { name: 'goes' } }, because });
  });

  test('is chosen by UID when two were ready for about as long, whatever else tells them apart', () => {
    const victim = victimOf({ readyFor: 90, uid: 'a' }, { readyFor: 80, uid: 'b', restarts: 7 });
    expect(victim).toMatchObject({
      pod: { metadata: { name: 'goes' } },
      because: expect.stringContaining('lower UID'),
    });
  });

  test('is explained by what sets it apart from the most and from the least different Pod that stays', () => {
    const two = { node: 'node-2', neighbours: 2 };
    const [victim] = chooseVictims(
      [candidate('one', {}), candidate('old', { ...two, readyFor: 900 }), candidate('young', { ...two, readyFor: 60 })],
      1,
      NOW,
    );
    expect(victim?.pod.metadata.name).toBe('young');
    expect(victim?.because).toBe('node-2 held 2 of these Pods, other Nodes 1 and it was ready for the shortest time');
  });
});
