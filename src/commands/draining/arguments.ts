/**
 * What was asked of `drain`: which Node, what may be lost, how long to wait.
 */
import type { LabelSelector, Node } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { MINUTE } from '../../cluster/time';
import { together } from '../changes/outcomes';
import { parseDuration } from '../grammar/duration';
import { DRY_RUN, type DryRunMode, modeOf } from '../dry-run';
import { commandLine, isOn, numberOf, textOf, type Words } from '../grammar/words';
import { MOST_FIXES } from '../naming/names';
import { findNode, NODE_SELECTOR, nodesSelected } from '../naming/nodes';
import type { FlagInfo } from '../verb';
import type { DrainFlags } from './filters';

export interface DrainArgs {
  readonly node: Node;
  /** Those that are drained after it, one after another. */
  readonly others: readonly Node[];
  readonly flags: DrainFlags;
  readonly selector: LabelSelector;
  /** Deletes in the place of evicting. */
  readonly deletes: boolean;
  /** Seconds; undefined: each Pod's own. */
  readonly grace: number | undefined;
  /** Virtual milliseconds. */
  readonly longest: number;
  /** `--dry-run`: nothing is done. */
  readonly mode?: DryRunMode;
  /** The flags as they were given. */
  readonly shown: string;
}

export const DRAIN_FLAGS: readonly FlagInfo[] = [
  { name: 'ignore-daemonsets', takes: 'switch' },
  { name: 'delete-emptydir-data', takes: 'switch' },
  { name: 'force', takes: 'switch' },
  { name: 'disable-eviction', takes: 'switch' },
  { name: 'grace-period', takes: 'number' },
  { name: 'timeout', takes: 'duration' },
  { name: 'pod-selector', takes: 'text' },
  NODE_SELECTOR,
  DRY_RUN,
];

/** kubectl waits for ever unless told otherwise; nothing here takes longer. */
const LONGEST_WAIT = 10 * MINUTE;

export function readDrain(words: Words, cluster: Cluster): Result<DrainArgs> {
  const said = withSpokenFlags(words);
  const [first = '', ...rest] = said.positional;
  const names = /^(no|nodes?)$/i.test(first) ? rest : said.positional;
  const nodes = nodesSelected('drain', said, cluster) ?? namedNodes(names, said, cluster);
  if (isRejected(nodes)) return nodes;
  const [node, ...others] = nodes;
  if (node === undefined) return whichNode(said, cluster);
  const selector = parseSelector(textOf(said, 'pod-selector') ?? '');
  if (isRejected(selector)) return selectorProblem(selector);
  const mode = modeOf(said);
  if (isRejected(mode)) return mode;
  const grace = numberOf(said, 'grace-period');
  const longest = parseDuration(textOf(said, 'timeout') ?? '0') ?? 0;
  return {
    node,
    others,
    flags: {
      ignoreDaemonSets: isOn(said, 'ignore-daemonsets'),
      deleteEmptyDirData: isOn(said, 'delete-emptydir-data'),
      force: isOn(said, 'force'),
    },
    selector,
    deletes: isOn(said, 'disable-eviction'),
    grace: grace === undefined || grace < 0 ? undefined : grace,
    longest: longest > 0 ? longest : LONGEST_WAIT,
    ...mode,
    shown: commandLine('', withoutOwn(said), []).trim(),
  };
}

/** The Nodes that were picked stand in the line by their names; a dry run is said at its end. */
function withoutOwn(words: Words): Words {
  const own = [NODE_SELECTOR.name, DRY_RUN.name];
  return { ...words, flags: new Map([...words.flags].filter(([flag]) => !own.includes(flag))) };
}

/** Switches as people say them, without dashes. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/ignore[ -]daemon[ -]?sets?/i, 'ignore-daemonsets'],
  [/delete[ -]empty[ -]?dirs?([ -]data)?/i, 'delete-emptydir-data'],
  [/disable[ -]eviction/i, 'disable-eviction'],
  [/force/i, 'force'],
];

/** `drain node-2 ignore daemonsets`. */
function withSpokenFlags(words: Words): Words {
  const flags = new Map(words.flags);
  let said = words.positional.join(' ');
  for (const [pattern, flag] of SPOKEN) {
    const whole = new RegExp(`(^| )${pattern.source}(?= |$)`, 'i');
    if (!whole.test(said)) continue;
    said = said.replace(whole, '');
    flags.set(flag, true);
  }
  return { ...words, positional: said.split(' ').filter((word) => word !== ''), flags };
}

/** kubectl reads this selector itself: the server is not asked. */
function selectorProblem({ message }: Rejection): Rejection {
  return {
    ...clientError(message.replace(/^Error from server \(\w+\): /, '')),
    hint: 'A selector names labels: /kube drain node-1 --pod-selector app=web',
  };
}

function whichNode(words: Words, cluster: Cluster): Rejection {
  const all = cluster.list('Node').map(({ metadata }) => metadata.name);
  return {
    ...clientError("USAGE: drain NODE [flags]\nSee 'kubectl drain -h' for help and examples"),
    hint: all.length === 0 ? 'There is no Node.' : 'Which Node?',
    fixes: all.slice(0, MOST_FIXES).map((name) => commandLine('drain', words, [name])),
  };
}

function namedNodes(names: readonly string[], words: Words, cluster: Cluster): Result<readonly Node[]> {
  const found = names.map((name) => findNode(cluster, name, (other) => commandLine('drain', words, [other])));
  const refused = found.filter(isRejected);
  return refused.length > 0 ? together(refused) : found.filter((one): one is Node => !isRejected(one));
}
