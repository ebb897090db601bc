/**
 * A practice cluster for tests: commands go in as they are typed, time passes until the cluster rests.
 */
import { isRejected, type Rejection } from '../../src/api/rejection';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster, type NewClusterOptions } from '../../src/cluster/new-cluster';
import { CLUSTER_VERBS } from '../../src/commands';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import type { Done } from '../../src/commands/verb';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';

export class Practice {
  readonly cluster: Cluster;
  private readonly loop: Loop;

  constructor(options: NewClusterOptions = {}) {
    this.cluster = new Cluster(newCluster(options));
    this.loop = new Loop(this.cluster, CONTROLLERS);
    this.loop.rest();
  }

  /** Runs a command and lets the cluster come to rest. */
  type(text: string): Done | Rejection {
    const parsed = parseCommand(text, CLUSTER_VERBS);
    if (isRejected(parsed)) return parsed;
    if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is not a cluster verb`);
    const done = execute(parsed.verb, parsed.words, this.cluster);
    if (isRejected(done)) return done;
    if (done.advance !== undefined) this.loop.advance(done.advance);
    this.loop.rest();
    return done;
  }

  /** Sets the intent of a command, and lets no time pass. */
  only(text: string): void {
    const parsed = parseCommand(text, CLUSTER_VERBS);
    if (isRejected(parsed) || !isClusterVerb(parsed.verb)) throw new Error(`"${text}" cannot be run`);
    const done = execute(parsed.verb, parsed.words, this.cluster);
    if (isRejected(done)) throw new Error(`"${text}" was refused: ${done.message}`);
    this.loop.drain();
  }

  /** What a command would answer, without doing it. */
  onCopy(text: string): Done | Rejection {
    const parsed = parseCommand(text, CLUSTER_VERBS);
    if (isRejected(parsed)) return parsed;
    if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is not a cluster verb`);
    return execute(parsed.verb, parsed.words, this.cluster.fork());
  }

  /** What a command that works has done. */
  done(text: string): Done {
    const done = this.type(text);
    if (isRejected(done)) throw new Error(`"${text}" was refused: ${done.message}`);
    return done;
  }

  /** Why a command was refused. Checks that it left nothing behind. */
  refused(text: string): Rejection {
    const before = JSON.stringify(this.cluster.snapshot());
    const rejection = this.type(text);
    if (!isRejected(rejection)) throw new Error(`"${text}" was not refused`);
    if (JSON.stringify(this.cluster.snapshot()) !== before) {
      throw new Error(`"${text}" was refused but changed something`);
    }
    return rejection;
  }

  podNames(): readonly string[] {
    return this.cluster.list('Pod').map(({ metadata }) => metadata.name);
  }
}
