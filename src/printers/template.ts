/**
 * A Pod template as `rollout history --revision` prints it: describe's form, its tabs left as they are.
 * Follows kubectl/pkg/describe, DescribePodTemplate.
 */
import type { Container, PodTemplate, StringMap, Volume } from '../api/objects';
import { labelText, NONE } from './column';

/** Ends with a line break. */
export function printTemplate(template: PodTemplate): string {
  const { metadata, spec } = template;
  const annotations =
    Object.keys(metadata.annotations ?? {}).length > 0 ? [pairs('Annotations', metadata.annotations, ': ')] : [];
  const lines = [
    'Pod Template:',
    pairs('Labels', metadata.labels, '='),
    ...annotations,
    ...(spec.initContainers === undefined ? [] : ['  Init Containers:', ...spec.initContainers.flatMap(container)]),
    '  Containers:',
    ...spec.containers.flatMap(container),
    ...volumes(spec.volumes),
    `  Node-Selectors:\t${labelText(spec.nodeSelector)}`,
    `  Tolerations:\t${(spec.tolerations ?? []).map(({ key = '', operator }) => `${key} op=${operator ?? 'Equal'}`).join('\n\t') || NONE}`,
  ];
  return `${lines.join('\n')}\n`;
}

function pairs(title: string, map: StringMap | undefined, sign: string): string {
  const all = Object.entries(map ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}${sign}${value}`);
  return `  ${title}:\t${all.join('\n\t') || NONE}`;
}

function container(one: Container): readonly string[] {
  const ports = (one.ports ?? []).map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`);
  const hostPorts = (one.ports ?? []).map(({ hostPort = 0, protocol = 'TCP' }) => `${hostPort}/${protocol}`);
  const several = ports.length > 1 ? 's' : '';
  const mounts = (one.volumeMounts ?? []).map(
    ({ mountPath, name, readOnly }) => `      ${mountPath} from ${name} (${readOnly === true ? 'ro' : 'rw'})`,
  );
  const environment = (one.env ?? []).map(({ name, value = '' }) => `      ${name}:\t${value}`);
  return [
    `   ${one.name}:`,
    `    Image:\t${one.image ?? ''}`,
    `    Port${several}:\t${ports.join(', ') || NONE}`,
    `    Host Port${several}:\t${hostPorts.join(', ') || NONE}`,
    ...quantities('Limits', one.resources?.limits),
    ...quantities('Requests', one.resources?.requests),
    ...(environment.length === 0 ? [`    Environment:\t${NONE}`] : ['    Environment:', ...environment]),
    ...(mounts.length === 0 ? [`    Mounts:\t${NONE}`] : ['    Mounts:', ...mounts]),
  ];
}

function quantities(title: string, list: StringMap | undefined): readonly string[] {
  const all = Object.entries(list ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return all.length === 0 ? [] : [`    ${title}:`, ...all.map(([name, amount]) => `      ${name}:\t${amount}`)];
}

function volumes(list: readonly Volume[] | undefined): readonly string[] {
  if (list === undefined || list.length === 0) return [`  Volumes:\t${NONE}`];
  return ['  Volumes:', ...list.map(({ name }) => `   ${name}:`)];
}
