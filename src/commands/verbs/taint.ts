/**
 * `taint`: keeps Pods off a Node unless they tolerate it. Follows kubectl/pkg/cmd/taint.
 */
import { kindNamed } from '../../api/kinds';
import { type Node, refOf, type Taint } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { parseSelector } from '../../api/selector-syntax';
import { matchesSelector } from '../../api/selectors';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { withTaints } from '../../controllers/node-lifecycle/node-state';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome, together } from '../changes/outcomes';
import { isTaintSpec, readTaintChanges, type TaintChanges } from '../grammar/taints';
import { commandLine, isOn, textOf, type Words } from '../grammar/words';
import { findNode } from '../naming/nodes';
import type { Done, Verb } from '../verb';

interface TaintArgs extends TaintChanges {
  readonly nodes: readonly Node[];
  readonly specs: readonly string[];
  readonly overwrite: boolean;
}

export const taint: Verb<TaintArgs> = {
  name: 'taint',
  usage: 'taint node NAME KEY=VALUE:EFFECT',
  summary: 'keeps Pods off a Node unless they tolerate it',
  examples: ['taint node node-2 gpu=yes:NoSchedule', 'taint node node-2 gpu-'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'overwrite', takes: 'switch' },
    { name: 'all', takes: 'switch' },
    { name: 'selector', short: 'l', takes: 'text' },
  ],
  parse: readTaint,
  run: runTaint,
};

function readTaint(words: Words, cluster: Cluster): Result<TaintArgs> {
  const specs = words.positional.filter(isTaintSpec);
  const [first = '', ...rest] = words.positional.filter((word) => !isTaintSpec(word));
  const info = kindNamed(first);
  if (info !== undefined && info.kind !== 'Node') {
    return clientError(`invalid resource type ${first}, only node types are supported`);
  }
  const names = info !== undefined ? rest : [first, ...rest].filter((word) => word !== '');
  if (first === '' && specs.length === 0) {
    const message = 'one or more resources must be specified as <resource> <name>';
    return { ...clientError(message), hint: FORM, fixes: [taint.examples[0]!] };
  }
  if (specs.length === 0) return { ...clientError('at least one taint update is required'), hint: FORM };
  const changes = readTaintChanges(specs);
  if (isRejected(changes)) return changes;
  const selector = parseSelector(textOf(words, 'selector') ?? '');
  if (isRejected(selector)) return selector;
  const isMany = isOn(words, 'all') || words.flags.has('selector');
  const found = isMany
    ? cluster.list('Node').filter(({ metadata }) => matchesSelector(selector, metadata.labels))
    : names.map((name) => findNode(cluster, name, (other) => commandLine('taint', words, ['node', other, ...specs])));
  const refused = found.filter(isRejected);
  if (refused.length > 0) return together(refused);
  const nodes = found as readonly Node[];
  if (nodes.length === 0) {
    const message = "at least one resource name must be specified since 'all' parameter is not set";
    const [node] = cluster.list('Node');
    const fixes = node === undefined ? [] : [commandLine('taint', words, ['node', node.metadata.name, ...specs])];
    return { ...clientError(message), hint: FORM, fixes };
  }
  const wrong = nodes.map((node) => refusalFor(node, changes, isOn(words, 'overwrite'))).find(isRejected);
  return wrong ?? { ...changes, nodes, specs, overwrite: isOn(words, 'overwrite') };
}

const FORM = 'Say where and what: /kube taint node node-1 gpu=yes:NoSchedule';

const isSameTaint = (a: Taint, b: Taint): boolean => a.key === b.key && a.effect === b.effect;

function refusalFor(node: Node, { add, remove }: TaintChanges, overwrite: boolean): Result<undefined> {
  const before = node.spec.taints ?? [];
  const taken = add.find((taint) => before.some((other) => isSameTaint(taint, other)));
  if (taken !== undefined && !overwrite) {
    const message = `node ${node.metadata.name} already has ${taken.key} taint(s) with same effect(s) and --overwrite is false`;
    return { ...clientError(message), hint: 'With --overwrite the new value takes the place of the old one.' };
  }
  const missing = remove.find((one) => !before.some((taint) => isRemoved(taint, [one])));
  if (missing === undefined) return undefined;
  const has = before.map(({ key, effect }) => `${key}:${effect}`).slice(0, 3);
  return {
    ...clientError(`taint "${missing.key}${missing.effect === undefined ? '' : `:${missing.effect}`}" not found`),
    hint: `${node.metadata.name} has ${has.length === 0 ? 'no taint' : has.join(', ')}.`,
  };
}

function isRemoved(taint: Taint, remove: TaintChanges['remove']): boolean {
  return remove.some(({ key, effect }) => key === taint.key && (effect ?? taint.effect) === taint.effect);
}

function runTaint(args: TaintArgs, cluster: Cluster): Result<Done> {
  const line = `taint node ${args.nodes.map(({ metadata }) => metadata.name).join(' ')} ${args.specs.join(' ')}`;
  return collect(
    args.nodes.map((node) => change(cluster, node, args)),
    { understood: line, kubectl: { line: `${line}${args.overwrite ? ' --overwrite' : ''}` } },
  );
}

function change(cluster: Cluster, node: Node, { add, remove, overwrite, specs }: TaintArgs): Outcome {
  const before = node.spec.taints ?? [];
  const kept = before.filter((old) => !isRemoved(old, remove) && !add.some((taint) => isSameTaint(taint, old)));
  const taints = [...add, ...kept];
  const next = withTaints(node, taints);
  const stored = actAsYou(
    cluster,
    { verb: 'changed', object: refOf(node), detail: { what: 'taints', taints: specs.join(', ') } },
    (target) => updateObject(target, next, { name: 'kubectl-taint' }),
  );
  if (isRejected(stored)) return { rejection: stored };
  const operation = add.length === 0 ? 'untainted' : overwrite || remove.length > 0 ? 'modified' : 'tainted';
  return { object: stored, line: resultLine(stored, operation) };
}
