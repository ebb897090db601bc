/**
 * Which labels of Nodes a picture shows: those that decide where Pods run, and those that the command changed.
 */
import type { Step } from '../cluster/step';
import type { View } from './view';

export function labelKeys(view: View, steps: readonly Step[]): readonly string[] {
  const chosen = view.owners.flatMap((owner) => Object.keys(owner.spec.template.spec.nodeSelector ?? {}));
  const changed = steps.filter((step) => step.verb === 'labelled' && step.object.kind === 'Node');
  const keys = changed.flatMap((step) => String(step.detail?.labels ?? '').split(', '));
  return [...new Set([...chosen, ...keys.map((label) => label.split('=', 1)[0]!.replace(/-$/, ''))])].filter(
    (key) => key !== '',
  );
}
