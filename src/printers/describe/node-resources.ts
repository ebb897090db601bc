/**
 * The Pods on a Node, and how much of it they asked for. Follows kubectl/pkg/describe, describeNodeResource.
 */
import { formatQuantity, milliCpu, parseQuantity } from '../../api/quantity';
import type { Node, Pod } from '../../api/objects';
import { own } from '../../api/own';
import { podTotals } from '../../cluster/admission/pod-totals';
import { ageSince } from '../age';
import type { Sheet } from './sheet';

type Amounts = Readonly<Record<string, string>>;

/** The Pods that are not over, each with what it asked for as a part of what the Node has to give. */
export function writePods(node: Node, pods: readonly Pod[], sheet: Sheet, now: number): void {
  sheet.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
  sheet.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
  sheet.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
  const place = ({ metadata }: Pod): string => `${metadata.namespace ?? ''}/${metadata.name}`;
  for (const pod of [...pods].sort((a, b) => (place(a) < place(b) ? -1 : 1))) {
    const [requests, limits] = [podTotals(pod.spec, 'requests'), podTotals(pod.spec, 'limits')];
    const cells = ['cpu', 'memory'].flatMap((name) => [part(node, name, requests), part(node, name, limits)]);
    const { namespace = '', name, creationTimestamp } = pod.metadata;
    sheet.line(1, `${namespace}\t${name}\t\t${cells.join('\t')}\t${ageSince(creationTimestamp, now)}`);
  }
}

const COUNTED = ['cpu', 'memory', 'ephemeral-storage'];
/** Resources that have a line of their own, or none. */
const STANDARD: ReadonlySet<string> = new Set([...COUNTED, 'storage', 'pods']);

/** What all of them asked for together. */
export function writeAllocated(node: Node, pods: readonly Pod[], sheet: Sheet): void {
  sheet.line(0, 'Allocated resources:');
  sheet.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)');
  sheet.line(1, 'Resource\tRequests\tLimits');
  sheet.line(1, '--------\t--------\t------');
  const requests = sum(pods.map(({ spec }) => podTotals(spec, 'requests')));
  const limits = sum(pods.map(({ spec }) => podTotals(spec, 'limits')));
  const others = Object.keys(available(node))
    .filter((name) => !STANDARD.has(name))
    .sort();
  const huge = others.filter((name) => name.startsWith('hugepages-'));
  for (const name of [...COUNTED, ...huge]) {
    sheet.line(1, `${name}\t${part(node, name, requests)}\t${part(node, name, limits)}`);
  }
  for (const name of others.filter((one) => !huge.includes(one))) {
    sheet.line(1, `${name}\t${own(requests, name) ?? '0'}\t${own(limits, name) ?? '0'}`);
  }
}

function available({ status }: Node): Amounts {
  const { allocatable = {}, capacity = {} } = status;
  return Object.keys(allocatable).length > 0 ? allocatable : capacity;
}

/** `100m (2%)`, the percentage cut. */
function part(node: Node, resource: string, amounts: Amounts): string {
  const amount = own(amounts, resource) ?? '0';
  const most = own(available(node), resource);
  const [used, all] =
    resource === 'cpu'
      ? [milliCpu(amount), milliCpu(most)]
      : [Math.ceil(parseQuantity(amount)), Math.ceil(parseQuantity(most))];
  return `${amount} (${all === 0 ? 0 : Math.trunc((used / all) * 100)}%)`;
}

/** Each resource in the unit of the first amount that is not zero. */
function sum(all: readonly Amounts[]): Amounts {
  const names = new Set(all.flatMap((amounts) => Object.keys(amounts)));
  return Object.fromEntries(
    [...names].map((name) => {
      const amounts = all.flatMap((one) => own(one, name) ?? []);
      const unit = amounts.find((amount) => parseQuantity(amount) !== 0) ?? '0';
      const total = amounts.reduce((so, amount) => so + parseQuantity(amount), 0);
      return [name, formatQuantity(total, unit.endsWith('i') ? 'BinarySI' : 'DecimalSI')];
    }),
  );
}
