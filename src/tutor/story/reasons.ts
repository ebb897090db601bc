/**
 * Why something was done, in words that can follow "because": the record's own, made plain and fit for several things.
 */
import type { Step } from '../../cluster/step';

/**
 * What was done, and why. A draw is said shorter than a reason.
 * @param uncounted a Pod that is there and that a ReplicaSet does not count: `a Pod that is stopping`
 */
export function withReason(text: string, steps: readonly Step[], uncounted: string | undefined): string {
  const because = reasonOf(steps, uncounted);
  if (because === undefined) return text;
  const draw = /^((?:all|both) .*were equal), by lot$/.exec(because)?.[1];
  return draw === undefined ? `${text}, because ${because}` : `${text} by lot: ${draw}`;
}

/** The reason that is worth a word: not that of a routine. */
function reasonOf(steps: readonly Step[], uncounted: string | undefined): string | undefined {
  const step = steps.find((one) => one.because !== undefined);
  if (step?.because === undefined || isRoutine(step, steps)) return undefined;
  const because = plainly(steps.length === 1 ? step.because : ofSeveral(steps, step.because));
  return step.verb === 'made-pod' && step.actor === 'ReplicaSet' && uncounted !== undefined
    ? `${uncounted} does not count: ${because}`
    : because;
}

const ROUTINE: ReadonlySet<Step['verb']> = new Set<Step['verb']>([
  'became-ready',
  'node-ready',
  'pulled',
  'stopping',
  'completed-rollout',
  'removed-endpoint',
  'made-claim',
]);

function isRoutine(step: Step, steps: readonly Step[]): boolean {
  if (ROUTINE.has(step.verb) || (step.verb === 'bound' && steps.length > 1)) return true;
  if (step.verb === 'made-replica-set' && step.detail?.revision === 1) return true;
  if (step.actor === 'StatefulSet' && (step.verb === 'made-pod' || step.verb === 'deleted-pod')) return true;
  return step.verb === 'scaled-replica-set' && /^\d+ (?:are|is) wanted, \d+ there$/.test(step.because ?? '');
}

/** One reason for several things. Pods that go for different reasons go by the order in which the reasons count. */
function ofSeveral(steps: readonly Step[], first: string): string {
  const reasons = new Set(steps.map((step) => step.because));
  const isChoice = steps.every((step) => step.verb === 'deleted-pod' && step.actor === 'ReplicaSet');
  if (isChoice && (reasons.size > 1 || first.includes(' held '))) return orderOfLeaving([...reasons].join(' '));
  return first
    .replace(/^its (owner|Node|claim|priority)/, 'their $1')
    .replace(/^it has (.*) and does /, 'they have $1 and do ')
    .replace(/^its labels match (.*) and nobody owned it$/, 'their labels match $1 and nobody owned them')
    .replace(/^it was /, 'they were ')
    .replace(/^it does /, 'they do ')
    .replace(/^it had /, 'they had ');
}

const LEAVING: readonly (readonly [RegExp, string])[] = [
  [/no Node yet/, 'those without a Node'],
  [/still Pending/, 'those that wait to start'],
  [/not ready/, 'those that are not ready'],
  [/deletion cost/, 'those with a lower deletion cost'],
  [/ held /, 'those on Nodes with most of its Pods'],
  [/shortest time|about the same time/, 'the newest'],
  [/restarted more/, 'those that restarted most'],
];

/** `those on the fullest Nodes go first, then the newest`. */
function orderOfLeaving(reasons: string): string {
  const [first = 'any of them', ...then] = LEAVING.filter(([pattern]) => pattern.test(reasons)).map(([, who]) => who);
  return `${first} ${first === 'any of them' ? 'may go' : 'go first'}${then.map((who) => `, then ${who}`).join('')}`;
}

/** Kubernetes' words for the learner, and numbers in good grammar. */
export function plainly(because: string): string {
  return because
    .replace(/\b1 are wanted/, '1 is wanted')
    .replace('all two were equal', 'both were equal')
    .replace('every Node that fits has one', 'every Node that fits must have one')
    .replace('no other Node could take it', 'only that Node could take it')
    .replace(/^(\d+) node\(s\) were unschedulable$/, (_, nodes: string) =>
      nodes === '1' ? 'the only Node is cordoned' : `${nodes === '2' ? 'both' : `all ${nodes}`} Nodes are cordoned`,
    )
    .replace(/(?<!\d)(\d+) node\(s\) were unschedulable/g, (_, nodes: string) => `${isOne(nodes)} cordoned`)
    .replace(
      /(?<!\d)(\d+) node\(s\) had untolerated taint(?:\(s\)|s)?/g,
      (_, nodes: string) => `${isOne(nodes)} tainted`,
    )
    .replace(
      /(?<!\d)(\d+) node\(s\) didn't match Pod's node affinity\/selector/g,
      (_, nodes: string) => `${nodes} ${nodes === '1' ? 'has' : 'have'} not the labels asked for`,
    )
    .replace(
      /(?<!\d)(\d+) node\(s\) didn't match pod topology spread constraints/g,
      (_, nodes: string) => `${nodes} ${nodes === '1' ? 'Node' : 'Nodes'} would be too crowded`,
    )
    .replace(/(?<!\d)(\d+) Insufficient (cpu|memory|pods)/g, (_, nodes: string, what: string) => short(nodes, what));
}

const isOne = (nodes: string): string => `${nodes} ${nodes === '1' ? 'Node is' : 'Nodes are'}`;

function short(nodes: string, what: string): string {
  const room: Readonly<Record<string, string>> = { cpu: 'CPU', memory: 'memory', pods: 'room for Pods' };
  return `${nodes} ${nodes === '1' ? 'Node has' : 'Nodes have'} too little ${room[what] ?? what}`;
}
