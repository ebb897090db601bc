/**
 * Drains several Nodes: all are cordoned first, then one after another is drained.
 * Follows RunDrain in kubectl/pkg/cmd/drain/drain.go.
 */
import { type Node, type Ref, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { SECOND } from '../../cluster/time';
import { resultLine } from '../../printers/result';
import { intendAsYou } from '../changes/intent';
import type { Done, Until } from '../verb';
import type { DrainArgs } from './arguments';

type DrainOne = (args: DrainArgs, cluster: Cluster) => Done;

/** `drainOne` begins to drain a Node, and says how to wait for it. */
export function drainInTurn(args: DrainArgs, cluster: Cluster, drainOne: DrainOne): Done {
  const nodes = [args.node, ...args.others];
  const cordoned = nodes.map((node) => cordonNode(cluster, node)).join('');
  const turns = new Turns(args, nodes, cluster, drainOne);
  turns.goOn();
  const line = ['drain', ...nodes.map(({ metadata }) => metadata.name), ...(args.shown === '' ? [] : [args.shown])];
  return {
    understood: line.join(' '),
    kubectl: { line: line.join(' ') },
    stdout: cordoned,
    focus: nodes.map(refOf),
    drain: turns.drained,
    until: {
      holds: () => turns.isOver(),
      longest: nodes.length * args.longest,
      retry: { every: SECOND, again: () => turns.goOn() },
      finish: () => turns.finish(),
    },
  };
}

/** Lets nothing more be placed on it. */
export function cordonNode(cluster: Cluster, node: Node): string {
  if (node.spec.unschedulable === true) return resultLine(node, 'already cordoned');
  intendAsYou(cluster, { verb: 'cordoned', object: refOf(node) });
  cluster.update({ ...node, spec: { ...node.spec, unschedulable: true } });
  return resultLine(node, 'cordoned');
}

/** Whose turn it is, and what was printed so far. */
class Turns {
  readonly drained = {
    leaving: [] as Ref[],
    staying: [] as Ref[],
    obstacles: [] as Ref[],
    missing: [] as string[],
    budgets: [] as string[],
  };
  private next = 0;
  private current: { readonly until: Until; readonly since: number; asked: number } | undefined;
  private stdout = '';
  private stderr = '';
  private code = 0;

  constructor(
    private readonly args: DrainArgs,
    private readonly nodes: readonly Node[],
    private readonly cluster: Cluster,
    private readonly drainOne: DrainOne,
  ) {}

  isOver(): boolean {
    return this.next === this.nodes.length && (this.current === undefined || this.current.until.holds());
  }

  /** Ends the turn of a Node whose Pods are gone or whose time is over, and begins the next. */
  goOn(): void {
    for (;;) {
      if (this.current !== undefined && !this.ends(this.current)) return;
      const name = this.nodes[this.next]?.metadata.name;
      if (name === undefined) return;
      this.next++;
      const node = this.cluster.get('Node', name);
      if (node !== undefined) this.begin(node);
    }
  }

  finish(): ReturnType<NonNullable<Until['finish']>> {
    if (this.current !== undefined) this.close(this.current.until);
    return { stdout: this.stdout, stderr: this.stderr, code: this.code };
  }

  private begin(node: Node): void {
    const done = this.drainOne({ ...this.args, node, others: [] }, this.cluster);
    // That it is cordoned stands above already.
    this.print({ stdout: done.stdout.replace(/^.*\n/, ''), stderr: done.stderr, code: done.code });
    const { drained } = this;
    for (const key of ['leaving', 'staying', 'obstacles'] as const) drained[key].push(...(done.drain?.[key] ?? []));
    for (const key of ['missing', 'budgets'] as const) drained[key].push(...(done.drain?.[key] ?? []));
    const { now } = this.cluster;
    this.current = done.until === undefined ? undefined : { until: done.until, since: now, asked: now };
  }

  private ends(turn: { readonly until: Until; readonly since: number; asked: number }): boolean {
    const { until, since } = turn;
    const { now } = this.cluster;
    if (until.holds() || now >= since + until.longest) {
      this.close(until);
      return true;
    }
    if (until.retry !== undefined && now >= turn.asked + until.retry.every) {
      turn.asked = now;
      until.retry.again();
    }
    return false;
  }

  private close(until: Until): void {
    this.print(until.finish?.(until.holds()) ?? {});
    this.current = undefined;
  }

  private print(printed: { readonly stdout?: string; readonly stderr?: string; readonly code?: number }): void {
    this.stdout += printed.stdout ?? '';
    this.stderr += printed.stderr ?? '';
    this.code = Math.max(this.code, printed.code ?? 0);
  }
}
