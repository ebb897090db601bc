/**
 * Which objects a selector picks.
 * Follows apimachinery/pkg/labels and component-helpers/scheduling/corev1/nodeaffinity.
 */
import type { NodeSelectorRequirement } from 'kubernetes-types/core/v1';
import type { LabelSelectorRequirement } from 'kubernetes-types/meta/v1';
import type { LabelSelector, Node, NodeSelectorTerm, StringMap } from './objects';
import { own } from './own';

export { parseSelector } from './selector-syntax';

type Labels = StringMap | undefined;
type Requirement = Readonly<LabelSelectorRequirement | NodeSelectorRequirement>;

/** No selector picks nothing, an empty one picks everything. */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  if (!matchesLabels(selector.matchLabels, labels)) return false;
  return (selector.matchExpressions ?? []).every((requirement) => meets(labels, requirement));
}

/** Whether a selector asks for nothing at all. */
export function selectsEverything({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Every wanted label is there with the wanted value; nothing wanted matches everything. */
export function matchesLabels(wanted: Labels, labels: Labels): boolean {
  for (const key in wanted) if (own(labels, key) !== own(wanted, key)) return false;
  return true;
}

/** One term of a node selector: all its requirements hold. A term without any matches no Node. */
export function matchesNodeTerm(term: NodeSelectorTerm, node: Node): boolean {
  const { matchExpressions = [], matchFields = [] } = term;
  if (matchExpressions.length === 0 && matchFields.length === 0) return false;
  const fields = { 'metadata.name': node.metadata.name };
  return (
    matchExpressions.every((requirement) => meets(node.metadata.labels, requirement)) &&
    matchFields.every((requirement) => meets(fields, requirement))
  );
}

/** A selector as kubectl prints it: `app=web,tier in (a,b)`; `<none>` is the printers' business. */
export function formatSelector(selector: LabelSelector | undefined): string {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => ({ key, text: `${key}=${value}` }));
  const others = (selector?.matchExpressions ?? []).map((requirement) => ({
    key: requirement.key,
    text: formatRequirement(requirement),
  }));
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return [...equal, ...others]
    .sort(byKey)
    .map(({ text }) => text)
    .join(',');
}

function meets(labels: Labels, { key, operator, values = [] }: Requirement): boolean {
  const value = own(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return isInteger(value) && isInteger(values[0]) && Number(value) > Number(values[0]);
    case 'Lt':
      return isInteger(value) && isInteger(values[0]) && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

const isInteger = (text: string | undefined): text is string => text !== undefined && /^[+-]?\d+$/.test(text);

function formatRequirement({ key, operator, values = [] }: Requirement): string {
  const list = [...values].sort().join(',');
  switch (operator) {
    case 'In':
      return `${key} in (${list})`;
    case 'NotIn':
      return `${key} notin (${list})`;
    case 'Exists':
      return key;
    case 'Gt':
      return `${key}>${list}`;
    case 'Lt':
      return `${key}<${list}`;
    default:
      return `!${key}`;
  }
}

/** A selector as Go prints it in messages. */
export function goSelector(selector: LabelSelector | undefined): string {
  if (selector === undefined) return 'nil';
  const labels = Object.entries(selector.matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = labels.map(([key, value]) => `${key}: ${value},`).join('');
  const requirements = (selector.matchExpressions ?? [])
    .map(({ key, operator, values = [] }) => `{Key:${key},Operator:${operator},Values:[${values.join(' ')}],},`)
    .map((fields) => `LabelSelectorRequirement${fields}`)
    .join('');
  return `&LabelSelector{MatchLabels:map[string]string{${pairs}},MatchExpressions:[]LabelSelectorRequirement{${requirements}},}`;
}
