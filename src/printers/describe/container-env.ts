/** The variables of a container, and where they come from. Follows kubectl/pkg/describe, describeContainerEnvVars. */
import type { Container, Pod } from '../../api/objects';
import { milliCpu, parseQuantity } from '../../api/quantity';
import { own } from '../../api/own';
import { NONE } from '../column';
import type { Sheet } from './sheet';

type Variable = NonNullable<Container['env']>[number];
type Source = NonNullable<Container['envFrom']>[number];
type Resource = NonNullable<NonNullable<Variable['valueFrom']>['resourceFieldRef']>;

/** @param pod whose fields the variables may name; absent for a template */
export function writeEnvironment(sheet: Sheet, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) sheet.line(2, 'Environment Variables from:');
  for (const source of envFrom) sheet.line(3, sourceText(source));
  sheet.line(2, `Environment:${env.length === 0 ? `\t${NONE}` : ''}`);
  for (const variable of env) for (const line of linesOf(variable, container, pod)) sheet.line(3, line);
}

function sourceText({ configMapRef, secretRef, prefix = '' }: Source): string {
  const from = configMapRef !== undefined ? 'ConfigMap' : secretRef !== undefined ? 'Secret' : '';
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  return `${name}\t${from}${prefix === '' ? '' : ` with prefix '${prefix}'`}\tOptional: ${optional}`;
}

function linesOf(variable: Variable, container: Container, pod: Pod | undefined): readonly string[] {
  const { name, value = '', valueFrom } = variable;
  if (valueFrom === undefined) {
    const [first = '', ...rest] = value.split('\n');
    return [`${name}:\t${first}`, ...rest.map((line) => `\t${line}`)];
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef !== undefined) {
    const { apiVersion = '', fieldPath } = fieldRef;
    return [`${name}:\t${fieldOf(pod, fieldPath)} (${apiVersion}:${fieldPath})`];
  }
  if (resourceFieldRef !== undefined) {
    return [`${name}:\t${resourceText(resourceFieldRef, container)} (${resourceFieldRef.resource})`];
  }
  if (secretKeyRef !== undefined) {
    const { key, name: secret = '', optional = false } = secretKeyRef;
    return [`${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`];
  }
  if (configMapKeyRef === undefined) return [];
  const { key, name: map = '', optional = false } = configMapKeyRef;
  return [`${name}:\t<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`];
}

/** kubectl knows these two only: other fields show where they come from, and no value. */
function fieldOf(pod: Pod | undefined, path: string): string {
  if (path === 'metadata.name') return pod?.metadata.name ?? '';
  return path === 'metadata.namespace' ? (pod?.metadata.namespace ?? '') : '';
}

/** Follows kubectl/pkg/util/resource, ExtractContainerResourceValue: whole divisors, rounded up. */
function resourceText({ resource, divisor }: Resource, { resources }: Container): string {
  const [list = '', ...rest] = resource.split('.');
  const name = rest.join('.');
  const amount = own(list === 'limits' ? resources?.limits : list === 'requests' ? resources?.requests : {}, name);
  if (name === 'cpu') return whole(Math.ceil(milliCpu(amount) / (milliCpu(divisor) || 1000)), resource);
  return whole(Math.ceil(parseQuantity(amount) / (parseQuantity(divisor) || 1)), resource);
}

const whole = (amount: number, resource: string): string =>
  amount === 0 && (resource === 'limits.cpu' || resource === 'limits.memory') ? 'node allocatable' : String(amount);
