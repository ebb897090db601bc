/**
 * A cluster for tests where commands wait as kubectl waits, and what they print is read whole.
 */
import { isRejected } from '../../src/api/rejection';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { CLUSTER_VERBS } from '../../src/commands';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export class Terminal {
  readonly cluster = new Cluster(newCluster({ timing: { pull: 0 } }));
  private readonly loop = new Loop(this.cluster, CONTROLLERS);

  constructor(...commands: readonly string[]) {
    for (const command of commands) {
      const { stderr, code } = this.run(command);
      if (code !== 0) throw new Error(`"${command}" was refused: ${stderr}`);
    }
  }

  run(text: string): Printed {
    return runIn(this.cluster, this.loop, text);
  }
}

/** A command and what follows from it; a refusal goes to stderr. */
export function runIn(cluster: Cluster, loop: Loop, text: string): Printed {
  const parsed = parseCommand(text, CLUSTER_VERBS);
  if (isRejected(parsed)) return { stdout: '', stderr: `${parsed.message}\n`, code: 1 };
  if (!isClusterVerb(parsed.verb)) throw new Error(text);
  const done = execute(parsed.verb, parsed.words, cluster);
  if (isRejected(done)) return { stdout: '', stderr: `${done.message}\n`, code: 1 };
  const { until } = done;
  const end = until?.finish?.(loop.runUntil(until.holds, until.longest, until.retry));
  loop.rest();
  return {
    stdout: done.stdout + (end?.stdout ?? ''),
    stderr: (done.stderr ?? '') + (end?.stderr ?? ''),
    code: Math.max(done.code ?? 0, end?.code ?? 0),
  };
}
