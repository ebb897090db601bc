/** The engine against a real control plane: see README.md. */
import { differences } from './differences';
import type { Facts } from './facts';
import { readRecording, RECORDINGS } from './recording';
import { replay } from './replay';

test('all recordings are here', () => {
  expect(RECORDINGS).toHaveLength(109);
});

test.each(RECORDINGS)('%s agrees with the real control plane', (name) => {
  expect(replay(readRecording(name)).differences).toEqual([]);
});

describe('what would be found', () => {
  const { real, engine } = replay(readRecording('sts-scale-down-mid-rollout'));
  const deployment = replay(readRecording('deploy-scale-up-mid-rollout'));
  const step = Math.max(...real.atRest.keys());
  const picture = real.atRest.get(step)!;
  const drawn = (change: (lines: Map<string, string>) => void): Facts => {
    const lines = new Map(picture);
    change(lines);
    return { ...engine, atRest: new Map(engine.atRest).set(step, lines) };
  };

  test('a Pod more, a Pod less, or a Pod in another state', () => {
    expect(picture.has('Pod/db-0')).toBe(true);
    expect(
      differences(
        real,
        drawn((lines) => lines.delete('Pod/db-0')),
      ),
    ).toHaveLength(1);
    expect(
      differences(
        real,
        drawn((lines) => lines.set('Pod/db-9', 'Running ready')),
      ),
    ).toHaveLength(1);
    expect(
      differences(
        real,
        drawn((lines) => lines.set('Pod/db-0', 'Pending')),
      ),
    ).toHaveLength(1);
  });

  test('another order of Pods, and another size of a ReplicaSet on the way', () => {
    expect(real.comings.length).toBeGreaterThan(3);
    expect(differences(real, { ...engine, comings: real.comings.toReversed() })).toHaveLength(1);
    expect(deployment.real.scalings.length).toBeGreaterThan(1);
    const scalings = deployment.engine.scalings.slice(1);
    expect(differences(deployment.real, { ...deployment.engine, scalings })).toHaveLength(1);
  });

  test('an event that is missing, and one too many; not one that comes by chance', () => {
    expect(real.events.size).toBeGreaterThan(0);
    expect(differences(real, { ...engine, events: new Set() })).toHaveLength(real.events.size);
    const more = { ...engine, events: new Set([...engine.events, 'Evicted Pod']) };
    expect(differences(real, more)).toHaveLength(1);
    expect(differences(real, more, ['Evicted Pod'])).toEqual([]);
  });

  test('a command that ended otherwise or was not run, and a point of rest that is missing', () => {
    const [command] = [...real.succeeded.keys()];
    expect(differences(real, { ...engine, succeeded: new Map(engine.succeeded).set(command!, false) })).toHaveLength(1);
    expect(differences(real, { ...engine, succeeded: new Map() })).toHaveLength(real.succeeded.size);
    expect(differences(real, { ...engine, atRest: new Map() })).toHaveLength(real.atRest.size);
  });
});
