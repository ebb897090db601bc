/**
 * A button must work now: those that would be refused are not offered.
 */
import type { Cluster } from '../cluster/cluster';
import type { VerbInfo } from '../commands/verb';
import { works } from '../commands/working-fixes';
import type { Button } from './reply';

/** The buttons that work on this cluster, each command once. */
export function workingButtons(
  buttons: readonly Button[],
  cluster: Cluster,
  verbs: readonly VerbInfo[],
): readonly Button[] {
  const isFirst = ({ run }: Button, index: number) => buttons.findIndex((other) => other.run === run) === index;
  return buttons.filter(isFirst).filter(({ run }) => works(run, cluster, verbs));
}
