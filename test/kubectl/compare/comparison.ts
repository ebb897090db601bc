/**
 * What the commands of this project print beside what a real kubectl prints for the same cluster at the same moment.
 */
import { isRejected } from '../../../src/api/rejection';
import { Cluster } from '../../../src/cluster/cluster';
import { CLUSTER_VERBS } from '../../../src/commands';
import { execute, isClusterVerb } from '../../../src/commands/execute';
import { parseCommand } from '../../../src/commands/grammar/parse';
import { splitWords } from '../../../src/commands/grammar/tokens';
import { CONTROLLERS } from '../../../src/controllers';
import { Loop } from '../../../src/controllers/loop';
import { ClusterServer } from '../cluster-server';
import { Kubectl, type Ran } from '../kubectl';

/** kubectls that run beside each other. */
const AT_ONCE = 4;
const SECOND = 1000;
const ATTEMPTS = 3;

export interface Difference {
  readonly command: string;
  readonly kubectl: Ran;
  readonly ours: Ran;
}

/** A cluster that a kubectl and the commands of this project look at. */
export class Comparison {
  private readonly kubectl: Kubectl;

  private constructor(private readonly server: ClusterServer) {
    this.kubectl = new Kubectl([`--server=${server.url}`]);
  }

  static async of(cluster: Cluster): Promise<Comparison> {
    return new Comparison(await ClusterServer.start(cluster));
  }

  async close(): Promise<void> {
    this.kubectl.close();
    await this.server.close();
  }

  /** The commands for which the two differ: in what they print, in what they complain about, or in how they end. */
  async differences(commands: readonly string[]): Promise<readonly Difference[]> {
    const waiting = [...commands];
    const found: Difference[] = [];
    const work = async (): Promise<void> => {
      for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) {
        const difference = await this.difference(command);
        if (difference !== undefined) found.push(difference);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  /** Tried again where a second has ended in the middle of a table whose columns it makes wider. */
  private async difference(command: string): Promise<Difference | undefined> {
    let found: Difference | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      found = await this.differenceNow(command);
      if (found === undefined) return undefined;
    }
    return found;
  }

  /**
   * kubectl counts ages by the clock on the wall while it runs: what is printed here for any second of its run will do,
   * line by line.
   */
  private async differenceNow(command: string): Promise<Difference | undefined> {
    const before = Math.floor(Date.now() / SECOND);
    const kubectl = await this.kubectl.run(splitWords(command));
    const after = Math.floor(Date.now() / SECOND);
    const seconds = Array.from({ length: after - before + 1 }, (_, i) => (before + i) * SECOND);
    const ours = seconds.map((second) => this.print(command, second));
    const atStart = this.print(command, this.server.cluster.now);
    return isAnyOf(kubectl, ours, atStart) ? undefined : { command, kubectl, ours: ours[0]! };
  }

  /** What a command prints here, at a moment. */
  private print(text: string, now: number): Ran {
    const cluster = new Cluster({ ...this.server.cluster.snapshot(), clock: now });
    const parsed = parseCommand(text, CLUSTER_VERBS);
    if (isRejected(parsed)) return { stdout: '', stderr: `${parsed.message}\n`, code: 1 };
    if (!isClusterVerb(parsed.verb)) throw new Error(`"${text}" looks at no cluster`);
    const done = execute(parsed.verb, parsed.words, cluster);
    if (isRejected(done)) return { stdout: '', stderr: `${done.message}\n`, code: 1 };
    const loop = new Loop(cluster, CONTROLLERS);
    const end = done.until?.finish?.(loop.runUntil(done.until.holds, done.until.longest, done.until.retry));
    return {
      stdout: done.stdout + (end?.stdout ?? ''),
      stderr: (done.stderr ?? '') + (end?.stderr ?? ''),
      code: Math.max(done.code ?? 0, end?.code ?? 0),
    };
  }
}

/** What moves with the clock itself, not with who looks: served as it was at the moment of the cluster. */
const RENEWAL = /renew ?time/i;

/** Whether each line is that of one of these. */
function isAnyOf(ran: Ran, allowed: readonly Ran[], atStart: Ran): boolean {
  const isLined = (read: (one: Ran) => string): boolean => {
    const [lines, start] = [read(ran).split('\n'), read(atStart).split('\n')];
    const lists = allowed.map((one) => read(one).split('\n'));
    const isLine = (line: string, i: number): boolean =>
      RENEWAL.test(line) ? line === start[i] : lists.some((list) => list[i] === line);
    return lists.every((list) => list.length === lines.length) && lines.every(isLine);
  };
  return (
    isLined(({ stdout }) => stdout) && isLined(({ stderr }) => stderr) && allowed.every(({ code }) => code === ran.code)
  );
}
