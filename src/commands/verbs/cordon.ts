/**
 * `cordon` and `uncordon`: whether new Pods may come to a Node. Follows kubectl/pkg/cmd/drain.
 */
import { type Node, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome, together } from '../changes/outcomes';
import type { Words } from '../grammar/words';
import { MOST_FIXES } from '../naming/names';
import { findNode, NODE_SELECTOR, nodesSelected } from '../naming/nodes';
import type { Done, Verb } from '../verb';

export const cordon: Verb<readonly Node[]> = {
  name: 'cordon',
  usage: 'cordon NODE',
  summary: 'keeps new Pods away from a Node',
  examples: ['cordon node-2'],
  effect: 'change',
  origin: 'kubectl',
  flags: [NODE_SELECTOR],
  parse: (words, cluster) => readNodes('cordon', words, cluster),
  run: (nodes, cluster) => setUnschedulable('cordon', nodes, cluster, true),
};

export const uncordon: Verb<readonly Node[]> = {
  name: 'uncordon',
  usage: 'uncordon NODE',
  summary: 'lets new Pods come to a Node again',
  examples: ['uncordon node-2'],
  effect: 'change',
  origin: 'kubectl',
  flags: [NODE_SELECTOR],
  parse: (words, cluster) => readNodes('uncordon', words, cluster),
  run: (nodes, cluster) => setUnschedulable('uncordon', nodes, cluster, false),
};

type Name = 'cordon' | 'uncordon';

/** `cordon node-2`, `cordon node/node-2`, `cordon node node-2`. */
function readNodes(verb: Name, words: Words, cluster: Cluster): Result<readonly Node[]> {
  const selected = nodesSelected(verb, words, cluster);
  if (selected !== undefined) return selected;
  const [first = '', ...rest] = words.positional;
  const names = /^(no|nodes?)$/i.test(first) ? rest : words.positional;
  if (names.length === 0) return whichNode(verb, cluster);
  const found = names.map((name) => findNode(cluster, name, (other) => `${verb} ${other}`));
  const refused = found.filter(isRejected);
  return refused.length > 0 ? together(refused) : (found as readonly Node[]);
}

function whichNode(verb: Name, cluster: Cluster): Rejection {
  const all = cluster.list('Node');
  const wanted = all.filter(({ spec }) => (spec.unschedulable === true) === (verb === 'uncordon'));
  return {
    ...clientError(`USAGE: ${verb} NODE [flags]\nSee 'kubectl ${verb} -h' for help and examples`),
    hint: wanted.length > 0 ? 'Which Node?' : `Every Node is ${verb}ed already.`,
    fixes: wanted.slice(0, MOST_FIXES).map(({ metadata }) => `${verb} ${metadata.name}`),
  };
}

function setUnschedulable(verb: Name, nodes: readonly Node[], cluster: Cluster, wanted: boolean): Result<Done> {
  const done = `${verb}ed`;
  const outcomes = nodes.map((node): Outcome => {
    if ((node.spec.unschedulable === true) === wanted) {
      return { object: node, line: resultLine(node, `already ${done}`) };
    }
    const { unschedulable: _before, ...spec } = node.spec;
    const next: Node = { ...node, spec: wanted ? { ...spec, unschedulable: true } : spec };
    const step = wanted ? 'cordoned' : 'uncordoned';
    const stored = actAsYou(cluster, { verb: step, object: refOf(node) }, (target) => updateObject(target, next));
    return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, done) };
  });
  const line = [verb, ...nodes.map(({ metadata }) => metadata.name)].join(' ');
  return collect(outcomes, { understood: line, kubectl: { line } });
}
