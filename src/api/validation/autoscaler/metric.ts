/**
 * What is wrong with a metric of an autoscaler.
 * Follows validateMetricSpec in pkg/apis/autoscaling/validation/validation.go.
 */
import type { MetricIdentifier, MetricSpec, MetricTarget } from 'kubernetes-types/autoscaling/v2';
import { parseQuantity } from '../../quantity';
import {
  type Findings,
  forbiddenField,
  invalidValue,
  required,
  type Unchecked,
  unsupported,
  wellFormed,
} from '../field';
import { dnsLabel } from '../names';
import { checkPathSegment, checkReference } from '../reference';

type Target = Unchecked<MetricTarget> | undefined;
type Source = 'object' | 'external' | 'pods' | 'resource' | 'containerResource';

/** In the order in which they are looked for. */
const SOURCES: Readonly<Record<Source, string>> = {
  object: 'Object',
  external: 'External',
  pods: 'Pods',
  resource: 'Resource',
  containerResource: 'ContainerResource',
};

const TYPES = Object.values(SOURCES).sort();

/** One source, the one that its type names. */
export function checkMetric(found: Findings, field: string, metric: Unchecked<MetricSpec>): void {
  const { type = '' } = metric;
  if (type === '') found.push(required(`${field}.type`, 'must specify a metric source type'));
  if (!TYPES.includes(type)) found.push(unsupported(`${field}.type`, type, TYPES));
  const sources = Object.keys(SOURCES) as Source[];
  const present = sources.filter((source) => metric[source] !== undefined);
  const [first] = present;
  if (first !== undefined) checkSource(found, `${field}.${first}`, first, metric);
  const expected = sources.find((source) => SOURCES[source] === type);
  if (expected !== undefined && !present.includes(expected)) {
    found.push(required(`${field}.${expected}`, 'must populate information for the given metric source'));
  }
  if (present.length < 2) return;
  for (const source of present) {
    if (source !== expected) {
      found.push(forbiddenField(`${field}.${source}`, 'must populate the given metric source only'));
    }
  }
}

function checkSource(found: Findings, field: string, source: Source, metric: Unchecked<MetricSpec>): void {
  const target = metric[source]?.target;
  if (source === 'resource' || source === 'containerResource') {
    checkResource(found, field, metric);
    checkTarget(found, `${field}.target`, target);
    checkResourceTarget(found, `${field}.target`, target);
    return;
  }
  if (source === 'object') checkReference(found, `${field}.describedObject`, metric.object?.describedObject);
  checkIdentifier(found, `${field}.metric`, metric[source]?.metric);
  checkTarget(found, `${field}.target`, target);
  const { value, averageValue } = target ?? {};
  const average = `${field}.target.averageValue`;
  if (source === 'pods' && !(parseQuantity(averageValue) > 0)) {
    found.push(required(average, 'must specify a positive target averageValue'));
  }
  if (source === 'object' && value === undefined && averageValue === undefined) {
    found.push(required(average, 'must set either a target value or averageValue'));
  }
  if (source !== 'external') return;
  if (value === undefined && averageValue === undefined) {
    found.push(required(average, 'must set either a target value for metric or a per-pod target'));
  }
  if (value !== undefined && averageValue !== undefined) {
    const both = 'may not set both a target value for metric and a per-pod target';
    found.push(forbiddenField(`${field}.target.value`, both));
  }
}

function checkResource(found: Findings, field: string, { resource, containerResource }: Unchecked<MetricSpec>): void {
  const { name = '' } = resource ?? containerResource ?? {};
  if (name === '') found.push(required(`${field}.name`, 'must specify a resource name'));
  if (resource !== undefined || containerResource === undefined) return;
  const { container = '' } = containerResource;
  if (container === '') found.push(required(`${field}.container`, 'must specify a container'));
  else wellFormed(found, `${field}.container`, container, dnsLabel);
}

function checkIdentifier(found: Findings, field: string, metric: Unchecked<MetricIdentifier> | undefined): void {
  const { name = '' } = metric ?? {};
  if (name === '') found.push(required(`${field}.name`, 'must specify a metric name'));
  else checkPathSegment(found, `${field}.name`, name);
}

/** What is asked for must be more than nothing. */
function checkTarget(found: Findings, field: string, target: Target): void {
  const { type = '', value, averageValue, averageUtilization } = target ?? {};
  if (type === '') found.push(required(`${field}.type`, 'must specify a metric target type'));
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) {
    found.push(invalidValue(`${field}.type`, type, 'must be either Utilization, Value, or AverageValue'));
  }
  if (value !== undefined && !(parseQuantity(value) > 0)) {
    found.push(invalidValue(`${field}.value`, value, 'must be positive'));
  }
  if (averageValue !== undefined && !(parseQuantity(averageValue) > 0)) {
    found.push(invalidValue(`${field}.averageValue`, averageValue, 'must be positive'));
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    found.push(invalidValue(`${field}.averageUtilization`, averageUtilization, 'must be greater than 0'));
  }
}

function checkResourceTarget(found: Findings, field: string, target: Target): void {
  const { averageValue, averageUtilization } = target ?? {};
  if (averageValue === undefined && averageUtilization === undefined) {
    const either = 'must set either a target raw value or a target utilization';
    found.push(required(`${field}.averageUtilization`, either));
  }
  if (averageValue !== undefined && averageUtilization !== undefined) {
    const both = 'may not set both a target raw value and a target utilization';
    found.push(forbiddenField(`${field}.averageValue`, both));
  }
}
