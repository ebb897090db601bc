/**
 * Every way to look at every kind: more than `npm test` has time for.
 */
import { KINDS } from '../../../src/api/kinds';

const OUTPUTS = [
  '',
  ' -o wide',
  ' -o yaml',
  ' -o json',
  ' -o name',
  ' --show-labels',
  ' --no-headers',
  ' -A',
  ' -A -o wide',
];

/** Commands for one cluster. */
export function everyLook(): readonly string[] {
  return Object.values(KINDS).flatMap(({ plural, kind, namespaced }) => [
    ...OUTPUTS.map((output) => `get ${plural}${output}`),
    `describe ${plural}`,
    ...(namespaced ? [`describe ${plural} -A`] : []),
    `describe ${plural} --show-events=false`,
    `describe ${kind} web`,
    `get ${kind} web`,
    `rollout history ${plural}`,
    `rollout status ${plural} --watch=false`,
  ]);
}
