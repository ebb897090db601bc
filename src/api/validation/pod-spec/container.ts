/**
 * What is wrong with a container.
 * Follows validateContainers in pkg/apis/core/validation/validation.go.
 */
import type { Container, ContainerPort, EnvVar, ResourceRequirements } from 'kubernetes-types/core/v1';
import { parseQuantity } from '../../quantity';
import {
  duplicate,
  type Findings,
  invalidValue,
  notFoundValue,
  oneOf,
  required,
  validPort,
  wellFormed,
  type Unchecked,
} from '../field';
import { dnsLabel, envName, portName } from '../names';
import { checkContainerResource } from '../resource-names';
import { checkPlainInit, checkProbesAndHooks } from './probe';
import { checkRestartRules } from './restart-rules';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'] as const;

/** What a container's Pod says for it: names that it can mount, and the grace that it gets. */
export interface Mountable {
  readonly volumes: ReadonlySet<string>;
  /** Seconds. */
  readonly grace?: number;
  readonly areInit?: boolean;
}

/** Containers of one list: each by itself, and their names against each other and `taken`, which grows. */
export function checkContainers(
  found: Findings,
  field: string,
  containers: readonly Unchecked<Container>[],
  mountable: Mountable,
  taken: Set<string>,
): void {
  for (const [index, container] of containers.entries()) {
    const at = `${field}[${index}]`;
    checkContainer(found, at, container, mountable);
    const { name = '' } = container;
    if (taken.has(name)) found.push(duplicate(`${at}.name`, name));
    taken.add(name);
    if (mountable.areInit === true && container.restartPolicy !== 'Always') checkPlainInit(found, at, container);
    else checkProbesAndHooks(found, at, container, mountable.grace);
    checkRestartRules(found, at, container);
  }
  checkHostPorts(found, field, containers);
}

function checkContainer(found: Findings, at: string, container: Unchecked<Container>, mountable: Mountable): void {
  const { name = '', image } = container;
  if (name === '') found.push(required(`${at}.name`));
  else wellFormed(found, `${at}.name`, name, dnsLabel);
  if ((image ?? '') === '') found.push(required(`${at}.image`));
  else if (image !== image?.trim()) {
    found.push(invalidValue(`${at}.image`, image, 'must not have leading or trailing whitespace'));
  }
  oneOf(found, `${at}.terminationMessagePolicy`, container.terminationMessagePolicy, ['FallbackToLogsOnError', 'File']);
  checkPorts(found, `${at}.ports`, container.ports ?? []);
  checkEnv(found, `${at}.env`, container.env ?? []);
  checkMounts(found, at, container, mountable);
  oneOf(found, `${at}.imagePullPolicy`, container.imagePullPolicy, ['Always', 'IfNotPresent', 'Never']);
  checkResources(found, `${at}.resources`, container.resources ?? {});
}

function checkPorts(found: Findings, field: string, ports: readonly Unchecked<ContainerPort>[]): void {
  const names = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const at = `${field}[${index}]`;
    if (port.name !== undefined && port.name !== '') {
      wellFormed(found, `${at}.name`, port.name, portName);
      if (names.has(port.name)) found.push(duplicate(`${at}.name`, port.name));
      names.add(port.name);
    }
    const { containerPort = 0 } = port;
    if (containerPort === 0) found.push(required(`${at}.containerPort`));
    else validPort(found, `${at}.containerPort`, containerPort);
    if (port.hostPort !== undefined && port.hostPort !== 0) validPort(found, `${at}.hostPort`, port.hostPort);
    oneOf(found, `${at}.protocol`, port.protocol, PROTOCOLS);
  }
}

function checkHostPorts(found: Findings, field: string, containers: readonly Unchecked<Container>[]): void {
  const taken = new Set<string>();
  for (const [index, container] of containers.entries()) {
    for (const [place, { hostPort = 0, hostIP = '', protocol = 'TCP' }] of (container.ports ?? []).entries()) {
      if (hostPort === 0) continue;
      const key = `${protocol}/${hostIP}/${hostPort}`;
      if (taken.has(key)) found.push(duplicate(`${field}[${index}].ports[${place}].hostPort`, key));
      taken.add(key);
    }
  }
}

function checkEnv(found: Findings, field: string, variables: readonly Unchecked<EnvVar>[]): void {
  for (const [index, { name = '', value = '', valueFrom }] of variables.entries()) {
    const at = `${field}[${index}]`;
    if (name === '') found.push(required(`${at}.name`));
    else wellFormed(found, `${at}.name`, name, envName);
    if (valueFrom === undefined) continue;
    const sources = SOURCES.filter((source) => valueFrom[source] !== undefined);
    const list = '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
    if (sources.length === 0) {
      found.push(invalidValue(`${at}.valueFrom`, '', `must specify one of: ${list}`));
    } else if (value !== '') {
      found.push(invalidValue(`${at}.valueFrom`, '', 'may not be specified when `value` is not empty'));
    } else if (sources.length > 1) {
      found.push(invalidValue(`${at}.valueFrom`, '', 'may not have more than one field specified at a time'));
    }
  }
}

function checkMounts(found: Findings, at: string, container: Unchecked<Container>, { volumes }: Mountable): void {
  const paths = new Set<string>();
  for (const [index, { name = '', mountPath = '' }] of (container.volumeMounts ?? []).entries()) {
    const mount = `${at}.volumeMounts[${index}]`;
    if (name === '') found.push(required(`${mount}.name`));
    if (!volumes.has(name)) found.push(notFoundValue(`${mount}.name`, name));
    if (mountPath === '') found.push(required(`${mount}.mountPath`));
    if (paths.has(mountPath)) found.push(invalidValue(`${mount}.mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
  }
}

function checkResources(
  found: Findings,
  at: string,
  { limits = {}, requests = {} }: Unchecked<ResourceRequirements>,
): void {
  for (const [name, amount] of Object.entries(limits)) checkResource(found, `${at}.limits[${name}]`, name, amount);
  for (const [name, amount] of Object.entries(requests)) {
    checkResource(found, `${at}.requests[${name}]`, name, amount);
    const limit = limits[name];
    if (limit !== undefined && parseQuantity(amount) > parseQuantity(limit)) {
      found.push(invalidValue(`${at}.requests`, amount, `must be less than or equal to ${name} limit of ${limit}`));
    }
  }
}

function checkResource(found: Findings, at: string, name: string, amount: string): void {
  checkContainerResource(found, at, name);
  if (parseQuantity(amount) < 0) found.push(invalidValue(at, amount, 'must be greater than or equal to 0'));
}
