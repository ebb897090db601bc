/**
 * Tells images that cannot be pulled: once, with the number of tries at the end.
 */
import type { Step } from '../../cluster/step';
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import { byName } from '../../diagram/natural';
import type { Entry } from './lines';
import { listed } from './pod-name';
import { detailOf, type Happening, since, type Told, withVerb } from './telling';

export function tellFailedPulls(happening: Happening): Told {
  const failures = withVerb(happening.steps, 'failed-to-pull');
  const waits = withVerb(happening.steps, 'waits-to-pull');
  const covered = new Set([...failures, ...waits].map((step) => step.id));
  const images = [...new Set(failures.map((step) => detailOf(step, 'image')))];
  return {
    entries: images.map((image) =>
      firstFailure(
        failures.filter((step) => detailOf(step, 'image') === image),
        happening,
      ),
    ),
    last: failures.length > 1 ? [tries(failures, waits, happening)] : [],
    covered,
  };
}

/** `4 tries failed; the waits grow: 10s, 20s, 40s, 1m20s`. */
function tries(failures: readonly Step[], waits: readonly Step[], happening: Happening): Entry {
  const last = failures.at(-1)!;
  const most = Math.max(...failures.map((step) => Number(step.detail?.tries ?? 1)));
  const lengths = [...new Set(waits.map((wait) => Number(wait.detail?.seconds ?? 0)))].filter((seconds) => seconds > 0);
  const grow =
    lengths.length < 2 ? '' : `; the waits grow: ${lengths.map((seconds) => duration(seconds * SECOND)).join(', ')}`;
  const text = `${most} ${most === 1 ? 'try' : 'tries'} failed so far${grow}`;
  return { at: since(last, happening), order: Infinity, text, weight: 8, steps: 0 };
}

function firstFailure(failures: readonly Step[], happening: Happening): Entry {
  const [first] = failures as readonly [Step];
  const nodes = [...new Set(failures.map((step) => detailOf(step, 'node')))].sort(byName);
  const where = nodes.length > 3 ? `${nodes.length} Nodes` : listed(nodes, 'Nodes');
  const text = `kubelet on ${where}: image cannot be pulled`;
  return { at: since(first, happening), order: first.id, text, weight: 9, steps: failures.length };
}
