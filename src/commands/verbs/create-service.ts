/**
 * `create service clusterip|nodeport|loadbalancer|externalname`: makes a Service for the Pods with the label `app=NAME`.
 * Follows kubectl/pkg/cmd/create/create_service.go.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { numberOf, textOf, valuesOf, type Words } from '../grammar/words';
import type { FlagInfo, Verb } from '../verb';

interface ServiceType {
  /** Behind `create service`. */
  readonly word: string;
  readonly type: string;
  readonly flags: readonly FlagInfo[];
  readonly summary: string;
  readonly example: string;
  /** kubectl's words in front of what the server refuses. */
  readonly what: string;
}

const TCP: FlagInfo = { name: 'tcp', takes: 'text', isRepeated: true };

const TYPES: readonly ServiceType[] = [
  {
    word: 'clusterip',
    type: 'ClusterIP',
    flags: [TCP, { name: 'clusterip', takes: 'text' }],
    summary: 'makes a Service: one address inside the cluster',
    example: '--tcp=80',
    what: 'ClusterIP service',
  },
  {
    word: 'nodeport',
    type: 'NodePort',
    flags: [TCP, { name: 'node-port', takes: 'number' }],
    summary: 'makes a Service that has a port on every Node too',
    example: '--tcp=80',
    what: 'NodePort service',
  },
  {
    word: 'loadbalancer',
    type: 'LoadBalancer',
    flags: [TCP],
    summary: 'makes a Service that asks for an address outside',
    example: '--tcp=80',
    what: 'LoadBalancer service',
  },
  {
    word: 'externalname',
    type: 'ExternalName',
    flags: [TCP, { name: 'external-name', takes: 'text' }],
    summary: 'makes a Service that is another name of a host outside',
    example: '--external-name=db.example.com',
    what: 'ExternalName service',
  },
];

/** One verb for each type. */
export const createServices: readonly Verb<Generated>[] = TYPES.map((info) => ({
  name: `create service ${info.word}`,
  aliases: [`create svc ${info.word}`],
  usage: `create service ${info.word} NAME ${info.word === 'externalname' ? '--external-name=HOST' : '--tcp=PORT:TARGETPORT'}`,
  summary: info.summary,
  examples: [`create service ${info.word} web ${info.example}`],
  effect: 'change' as const,
  origin: 'kubectl' as const,
  flags: info.flags,
  parse: (words: Words) => readService(info, words),
  run: (made, cluster) => post(made, cluster, info.what),
  offline: onlyMade,
}));

function readService({ word, type, example }: ServiceType, words: Words): Result<Generated> {
  const verb = `create service ${word}`;
  const { positional } = words;
  const [name = ''] = positional;
  const external = textOf(words, 'external-name');
  if (type === 'ExternalName' && external === undefined) {
    const hint = 'Which host outside is it another name of?';
    return {
      ...clientError('required flag(s) "external-name" not set'),
      hint,
      fixes: [`${verb} ${name || 'db'} ${example}`],
    };
  }
  if (positional.length !== 1) return oneName(verb, positional, `${verb} web ${example}`);
  const ports = readPorts(words);
  if (isRejected(ports)) return { hint: 'A port is a number from 1 to 65535: --tcp=80:8080', ...ports };
  const clusterIP = textOf(words, 'clusterip') ?? '';
  if (ports.length === 0 && type !== 'ExternalName' && clusterIP !== 'None') {
    const message = 'at least one tcp port specifier must be provided';
    return { ...clientError(message), hint: 'On which port?', fixes: [`${verb} ${name} ${example}`] };
  }
  if (clusterIP === 'None' && ports.length > 0) return clientError('can not map ports with clusterip=None');
  if (external !== undefined && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(external)) {
    return clientError(`invalid service external name ${external}`);
  }
  const labels = { app: name };
  return generated(verb, words, {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name, labels },
    spec: {
      ...(ports.length === 0 ? {} : { ports: withNodePort(ports, numberOf(words, 'node-port')) }),
      selector: labels,
      ...(clusterIP === '' ? {} : { clusterIP }),
      type,
      ...(external === undefined ? {} : { externalName: external }),
    },
    status: { loadBalancer: {} },
  });
}

interface Port {
  readonly name: string;
  readonly protocol: 'TCP';
  readonly port: number;
  readonly targetPort: number | string;
}

const withNodePort = (ports: readonly Port[], nodePort = 0): readonly object[] =>
  nodePort === 0 ? ports : ports.map((port) => ({ ...port, nodePort }));

/** `80`, `80:8080`, `80:http`, several separated by commas. */
function readPorts(words: Words): Result<readonly Port[]> {
  const ports: Port[] = [];
  for (const text of valuesOf(words, 'tcp').flatMap((one) => one.split(','))) {
    const [first = '', second] = text.split(':');
    const wrong = wrongPort(first);
    if (wrong !== undefined) return wrong;
    const isNumber = second === undefined || /^[-+]?\d+$/.test(second);
    const wrongTarget = second === undefined ? undefined : isNumber ? outOfRange(Number(second)) : wrongName(second);
    if (wrongTarget !== undefined) return wrongTarget;
    const targetPort = second === undefined ? Number(first) : isNumber ? Number(second) : second;
    ports.push({ name: text.replace(':', '-'), protocol: 'TCP', port: Number(first), targetPort });
  }
  return ports;
}

function wrongPort(text: string): Rejection | undefined {
  const quoted = JSON.stringify(text);
  if (!/^\d+$/.test(text)) return clientError(`strconv.ParseUint: parsing ${quoted}: invalid syntax`);
  if (Number(text) > 65_535) return clientError(`strconv.ParseUint: parsing ${quoted}: value out of range`);
  return outOfRange(Number(text));
}

const outOfRange = (port: number): Rejection | undefined =>
  port < 1 || port > 65_535 ? clientError('must be between 1 and 65535, inclusive') : undefined;

/** Follows IsValidPortName, as far as its first words. */
function wrongName(name: string): Rejection | undefined {
  if (!/^[-a-z0-9]+$/.test(name)) {
    return clientError('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  return name.length > 15 ? clientError('must be no more than 15 characters') : undefined;
}
