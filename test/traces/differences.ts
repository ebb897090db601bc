/** Where the engine's run differs from the recording, one line each. */
import type { Facts } from './facts';

export function differences(real: Facts, engine: Facts, optionalEvents: readonly string[] = []): readonly string[] {
  return [
    ...inOrder('sizes of ReplicaSets', real.scalings, engine.scalings),
    ...inOrder('Pods of StatefulSets', real.comings, engine.comings),
    ...[...real.events].filter((event) => !engine.events.has(event)).map((event) => `no event ${event}`),
    ...[...engine.events]
      .filter((event) => !real.events.has(event) && !optionalEvents.includes(event))
      .map((event) => `event ${event}, which the real control plane did not send`),
    ...commandDifferences(real, engine),
    ...pictureDifferences(real, engine),
  ];
}

function inOrder(what: string, real: readonly string[], engine: readonly string[]): readonly string[] {
  const [one, other] = [real.join(' '), engine.join(' ')];
  return one === other ? [] : [`${what}: ${one || 'none'} in the recording, ${other || 'none'} here`];
}

function commandDifferences(real: Facts, engine: Facts): readonly string[] {
  const said = (succeeded: boolean | undefined) =>
    succeeded === undefined ? 'was not run' : succeeded ? 'succeeded' : 'failed';
  return [...real.succeeded]
    .filter(([step, succeeded]) => engine.succeeded.get(step) !== succeeded)
    .map(([step, succeeded]) => `step ${step} ${said(succeeded)}, here it ${said(engine.succeeded.get(step))}`);
}

function pictureDifferences(real: Facts, engine: Facts): readonly string[] {
  return [...real.atRest].flatMap(([step, picture]) => {
    const other = engine.atRest.get(step);
    if (other === undefined) return [`step ${step}: no rest`];
    const things = [...new Set([...picture.keys(), ...other.keys()])].sort();
    return things
      .filter((thing) => picture.get(thing) !== other.get(thing))
      .map((thing) => `step ${step} ${thing}: ${picture.get(thing) ?? 'none'}, here ${other.get(thing) ?? 'none'}`);
  });
}
