/**
 * The strip that tells best what a change did in order, or none where order did not matter.
 */
import type { Scene } from '../scene';
import { scopeOf } from '../scope';
import { viewOf } from '../view';
import { drainStrip } from './drain-strip';
import { failoverStrip } from './failover-strip';
import { orderedStrip } from './ordered-strip';
import { rolloutStrip } from './rollout-strip';
import type { Strip } from './strip';

/** Of a rollout, a StatefulSet, a database or a drain: of the first owner that has one. */
export function stripOf({ before, after, focus, steps = [] }: Scene): Strip | undefined {
  const view = viewOf(before, after, scopeOf(before, after, focus));
  const owners = view.owners.map(
    (owner) =>
      rolloutStrip(owner, before, after, steps) ??
      orderedStrip(owner, before, after, steps) ??
      failoverStrip(owner, before, steps),
  );
  return owners.find((strip) => strip !== undefined) ?? drainStrip(view, before, steps);
}
