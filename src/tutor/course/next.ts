/**
 * What to see next: the first statement that the team has not seen and that a command shows now.
 */
import type { Cluster } from '../../cluster/cluster';
import { podState } from '../../diagram/pod-state';
import { type Statement, type StatementId, STATEMENTS, type Way } from './statements';

export interface NextStep {
  readonly statement: Statement;
  /** With the names of this cluster. */
  readonly way: Way;
}

/** What a command would do now. */
export interface Tried {
  /** Statements that its reply would show. */
  readonly shown: readonly StatementId[];
  readonly changes: boolean;
}

/** Runs a command on a copy of the cluster; undefined when it is refused. */
export type TryOut = (command: string) => Tried | undefined;

/**
 * Where no command shows one now, what makes the first of them possible.
 * @param most commands that are tried at most
 */
export function nextStep(
  seen: readonly StatementId[],
  cluster: Cluster,
  tryOut: TryOut,
  most: number,
): NextStep | undefined {
  const unseen = STATEMENTS.filter(({ id }) => !seen.includes(id));
  const tried = new Map<string, ReturnType<TryOut>>();
  const outcome = (run: string): ReturnType<TryOut> => {
    if (!tried.has(run)) tried.set(run, tryOut(run));
    return tried.get(run);
  };
  let preparation: NextStep | undefined;
  const ways = unseen.flatMap((statement) => statement.ways.map((one) => ({ statement, way: named(one, cluster) })));
  for (const step of ways) {
    const { statement, way } = step;
    if (tried.size >= most) break;
    const would = outcome(way.run);
    if (would?.shown.includes(statement.id) === true) return step;
    if (would?.changes === true) preparation ??= step;
  }
  return mending(unseen, cluster) ?? preparation;
}

/** What is broken may be in the way of everything else. */
function mending([statement]: readonly Statement[], cluster: Cluster): NextStep | undefined {
  const isBroken = cluster.list('Pod').some((pod) => podState(pod, cluster).box === '!');
  return statement === undefined || !isBroken
    ? undefined
    : { statement, way: { label: 'mend a Pod', run: 'diagnose' } };
}

/** The way with the names of what is there, or of what the course would deploy. */
function named({ label, run }: Way, cluster: Cluster): Way {
  const names: Readonly<Record<string, string>> = {
    '{app}': cluster.list('Deployment')[0]?.metadata.name ?? 'web',
    '{set}': cluster.list('StatefulSet')[0]?.metadata.name ?? 'db',
    '{node}': nodeToLabel(cluster) ?? 'node-1',
  };
  const fill = (text: string) => text.replace(/\{\w+\}/g, (name) => names[name] ?? name);
  return { label: fill(label), run: fill(run) };
}

function nodeToLabel(cluster: Cluster): string | undefined {
  return cluster.list('Node').find(({ metadata }) => metadata.labels?.disk === undefined)?.metadata.name;
}
