/** The containers of a Pod or of a template. Follows kubectl/pkg/describe, describeContainers. */
import type { Container, ContainerStatus, Pod, StringMap } from '../../api/objects';
import { canonicalQuantity } from '../../api/quantity';
import { NONE } from '../column';
import { writeEnvironment } from './container-env';
import { probeText } from './container-probe';
import { writeContainerState } from './container-state';
import { goQuoted } from '../go-text';
import type { Sheet } from './sheet';

export interface ContainersOf {
  readonly containers: readonly Container[];
  /** Of a Pod: what became of each. */
  readonly statuses?: readonly ContainerStatus[];
  /** Whose fields variables may name; a template's are not known yet. */
  readonly pod?: Pod;
  /** Two spaces inside a template. */
  readonly indent?: string;
}

export function writeContainers(sheet: Sheet, label: string, of: ContainersOf): void {
  const { containers, statuses = [], pod, indent = '' } = of;
  sheet.line(0, `${indent}${label}:${containers.length === 0 ? ` ${NONE}` : ''}`);
  for (const container of containers) {
    const status = statuses.findLast(({ name }) => name === container.name);
    sheet.line(1, `${indent === '' ? '' : ' '}${container.name}:`);
    writeBasics(sheet, container, status);
    writeWords(sheet, 'Command', container.command);
    writeWords(sheet, 'Args', container.args);
    if (status !== undefined) writeContainerState(sheet, status);
    writeResources(sheet, 2, container.resources);
    writeProbes(sheet, container);
    writeEnvironment(sheet, container, pod);
    writeMounts(sheet, container);
  }
}

function writeBasics(sheet: Sheet, container: Container, status: ContainerStatus | undefined): void {
  if (status !== undefined) sheet.line(2, `Container ID:\t${status.containerID ?? ''}`);
  sheet.line(2, `Image:\t${container.image ?? ''}`);
  if (status !== undefined) sheet.line(2, `Image ID:\t${status.imageID}`);
  const ports = container.ports ?? [];
  writePorts(
    sheet,
    'Port',
    ports.map(({ containerPort, protocol = 'TCP', name }) => `${containerPort}/${protocol}${named(name)}`),
  );
  writePorts(
    sheet,
    'Host Port',
    ports.map(({ hostPort = 0, protocol = 'TCP', name }) => `${hostPort}/${protocol}${named(name)}`),
  );
  const profile = container.securityContext?.seccompProfile;
  if (profile === undefined) return;
  sheet.line(2, `SeccompProfile:\t${profile.type}`);
  if (profile.type === 'Localhost') sheet.line(3, `LocalhostProfile:\t${profile.localhostProfile ?? ''}`);
}

/** ` (http)`, where the port has a name. */
const named = (name: string | undefined): string => (name ? ` (${name})` : '');

function writePorts(sheet: Sheet, title: string, ports: readonly string[]): void {
  sheet.line(2, `${title}${ports.length > 1 ? 's' : ''}:\t${ports.join(', ') || NONE}`);
}

function writeWords(sheet: Sheet, title: string, words: readonly string[] | undefined): void {
  if (words === undefined || words.length === 0) return;
  sheet.line(2, `${title}:`);
  for (const line of words.flatMap((word) => word.split('\n'))) sheet.line(3, line);
}

/** Limits and requests; nothing where there are none. */
export function writeResources(sheet: Sheet, level: number, resources: Container['resources']): void {
  writeQuantities(sheet, level, 'Limits', resources?.limits);
  writeQuantities(sheet, level, 'Requests', resources?.requests);
}

function writeQuantities(sheet: Sheet, level: number, title: string, list: StringMap | undefined): void {
  const all = Object.entries(list ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (all.length > 0) sheet.line(level, `${title}:`);
  for (const [name, amount] of all) sheet.line(level + 1, `${name}:\t${canonicalQuantity(amount) ?? amount}`);
}

function writeProbes(sheet: Sheet, { livenessProbe, readinessProbe, startupProbe }: Container): void {
  if (livenessProbe !== undefined) sheet.line(2, `Liveness:\t${probeText(livenessProbe)}`);
  if (readinessProbe !== undefined) sheet.line(2, `Readiness:\t${probeText(readinessProbe)}`);
  if (startupProbe !== undefined) sheet.line(2, `Startup:\t${probeText(startupProbe)}`);
}

function writeMounts(sheet: Sheet, { volumeMounts = [], volumeDevices = [] }: Container): void {
  const none = volumeMounts.length === 0 ? `\t${NONE}` : '';
  sheet.line(2, `Mounts:${none}`);
  for (const { mountPath, name, readOnly, subPath = '' } of byText(volumeMounts, ({ mountPath: path }) => path)) {
    const path = subPath === '' ? '' : `,path=${goQuoted(subPath)}`;
    sheet.line(3, `${mountPath} from ${name} (${readOnly === true ? 'ro' : 'rw'}${path})`);
  }
  if (volumeDevices.length === 0) return;
  sheet.line(2, `Devices:${none}`);
  for (const { devicePath, name } of byText(volumeDevices, ({ devicePath: path }) => path)) {
    sheet.line(3, `${devicePath} from ${name}`);
  }
}

const byText = <T>(list: readonly T[], key: (one: T) => string): readonly T[] =>
  list.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
