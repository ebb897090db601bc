/**
 * `drain --dry-run`: which Pods would leave, tried on a copy of the cluster. Nothing is waited for.
 * Follows kubectl/pkg/cmd/drain.
 */
import { refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { asDryRun, type DryRunMode } from '../dry-run';
import type { Done } from '../verb';
import type { DrainArgs } from './arguments';
import { cordonNode } from './in-turn';

export function tryDrain(
  args: DrainArgs,
  mode: DryRunMode,
  cluster: Cluster,
  drainOne: (args: DrainArgs, cluster: Cluster) => Done,
): Done {
  const copy = cluster.fork();
  const nodes = [args.node, ...args.others];
  const cordoned = nodes.map((node) => cordonNode(copy, node));
  const turns = nodes.map((node) => {
    const { stdout, stderr = '', code = 0 } = drainOne({ ...args, node, others: [] }, copy);
    const end = code === 0 ? resultLine(node, 'drained') : '';
    // That it is cordoned stands above already.
    return { stdout: stdout.replace(/^.*\n/, '') + end, stderr, code };
  });
  const shown = args.shown === '' ? [] : [args.shown];
  const line = ['drain', ...nodes.map(({ metadata }) => metadata.name), ...shown].join(' ');
  const done = {
    understood: line,
    kubectl: { line },
    stdout: [...cordoned, ...turns.map(({ stdout }) => stdout)].join(''),
    stderr: turns.map(({ stderr }) => stderr).join(''),
    code: Math.max(...turns.map(({ code }) => code)),
    focus: nodes.map(refOf),
  };
  return asDryRun(done, mode);
}
