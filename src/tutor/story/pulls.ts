/**
 * Tells images that cannot be pulled: once, with the number of tries at the end.
 */
import type { Step } from '../../cluster/step';
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
    last: [],
    covered,
  };
}

function firstFailure(failures: readonly Step[], happening: Happening): Entry {
  const [first] = failures as readonly [Step];
  const nodes = [...new Set(failures.map((step) => detailOf(step, 'node')))].sort(byName);
  const where = nodes.length > 3 ? `${nodes.length} Nodes` : listed(nodes, 'Nodes');
  const text = `kubelet on ${where}: image cannot be pulled`;
  return { at: since(first, happening), order: first.id, text, weight: 9, steps: failures.length };
}
