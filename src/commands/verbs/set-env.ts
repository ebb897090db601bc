/**
 * `set env`: changes environment variables, or lists them. Follows kubectl/pkg/cmd/set/set_env.go.
 */
import { kindNamed, KINDS } from '../../api/kinds';
import { type Container, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, notFound } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { containersOf, type WithContainers } from '../changes/containers';
import {
  CONTAINER_FLAG,
  picks,
  readNamed,
  runSet,
  SET_FLAGS,
  type SetArgs,
  type SetCommand,
} from '../changes/set-containers';
import { isPair } from '../grammar/pairs';
import { isOn, namespaceOf, textOf, valuesOf, type Words } from '../grammar/words';
import { typeSlashName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

type EnvVar = NonNullable<Container['env']>[number];

interface EnvArgs extends SetArgs {
  /** Set where nothing is to be changed: `--list`, or no variable at all. */
  readonly isListed: boolean;
}

const COMMAND: SetCommand = {
  name: 'set env',
  operation: 'env updated',
  failure: 'patch env update to pod template:',
};

export const setEnv: Verb<EnvArgs> = {
  name: 'set env',
  usage: 'set env KIND/NAME KEY=VALUE | KEY- | --list',
  summary: 'sets environment variables of something that runs',
  examples: ['set env deployment/web MODE=fast', 'set env deployment/web --list', 'set env deployment/web MODE-'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    ...SET_FLAGS,
    CONTAINER_FLAG,
    { name: 'env', short: 'e', takes: 'text', isRepeated: true },
    { name: 'list', takes: 'switch' },
    { name: 'overwrite', takes: 'switch' },
    { name: 'from', takes: 'text' },
    { name: 'keys', takes: 'text' },
    { name: 'prefix', takes: 'text' },
    { name: 'resolve', takes: 'switch' },
  ],
  parse: readEnv,
  run: (args, cluster) => (args.isListed ? list(args) : runSet(COMMAND, args, cluster)),
};

function readEnv(words: Words, cluster: Cluster): Result<EnvArgs> {
  const pairs = [...words.positional.filter(isPair), ...valuesOf(words, 'env')];
  const names = words.positional.filter((word) => !isPair(word));
  const objects = readNamed(COMMAND, words, cluster, names, pairs);
  if (isRejected(objects)) return objects;
  const from = readFrom(words, cluster);
  if (isRejected(from)) return from;
  const both = pairs.find((pair) => pair.endsWith('-') && pairs.some((one) => one.startsWith(`${pair.slice(0, -1)}=`)));
  if (both !== undefined) {
    return clientError('can not both modify and remove the same environment variable in the same command');
  }
  const taken = isOn(words, 'overwrite', true) ? undefined : alreadySet(objects, pairs);
  if (taken !== undefined) return taken;
  const isPicked = picks(words);
  const flags = ['containers', 'from', 'keys', 'prefix'].flatMap((flag) =>
    words.flags.has(flag) ? [`--${flag}=${textOf(words, flag) ?? ''}`] : [],
  );
  return {
    objects,
    isPicked,
    change: (container) => withEnv(container, pairs, from),
    rest: [...pairs, ...flags].join(' '),
    warning: objects
      .filter((object) => !containersOf(object).some(({ name }) => isPicked(name)))
      .map((object) => withoutContainers(object, textOf(words, 'containers') ?? ''))
      .join(''),
    isListed: isOn(words, 'list') || pairs.length + from.length === 0,
  };
}

const withoutContainers = ({ kind, metadata }: WithContainers, pattern: string): string =>
  `Warning: ${kind}/${metadata.name} does not have any containers matching ${JSON.stringify(pattern)}\n`;

function alreadySet(objects: readonly WithContainers[], pairs: readonly string[]): Rejection | undefined {
  for (const object of objects) {
    for (const { env = [] } of containersOf(object)) {
      const taken = env.find(({ name, value = '' }) =>
        pairs.some((pair) => pair.startsWith(`${name}=`) && pair !== `${name}=${value}`),
      );
      if (taken === undefined) continue;
      const where = `${KINDS[object.kind].plural}/${object.metadata.name}`;
      const message = `${where} '${taken.name}' already has a value (${taken.value ?? ''}), and --overwrite is false`;
      return { ...clientError(message), hint: 'Leave out --overwrite=false to set another value.' };
    }
  }
  return undefined;
}

/** Variables for the keys of a ConfigMap or a Secret: `--from=configmap/settings`. */
function readFrom(words: Words, cluster: Cluster): Result<readonly EnvVar[]> {
  const text = textOf(words, 'from') ?? '';
  if (text === '') return [];
  const [type = '', name = ''] = text.split('/');
  const info = kindNamed(type);
  if (info === undefined) return clientError(`the server doesn't have a resource type "${type}"`);
  if (info.kind !== 'ConfigMap' && info.kind !== 'Secret') {
    return {
      ...clientError(`unsupported resource specified in --from`),
      hint: 'A ConfigMap or a Secret holds values.',
    };
  }
  const object = cluster.get(info.kind, name, namespaceOf(words));
  if (object === undefined) return notFound(info.kind, name);
  const wanted = (textOf(words, 'keys') ?? '').split(',').filter((key) => key !== '');
  const keys = Object.keys(object.data ?? {}).filter((key) => wanted.length === 0 || wanted.includes(key));
  const ref = info.kind === 'ConfigMap' ? 'configMapKeyRef' : 'secretKeyRef';
  return keys.sort().map((key) => ({
    name: (textOf(words, 'prefix') ?? '') + key.toUpperCase().replace(/[^A-Z0-9_]/g, '_'),
    valueFrom: { [ref]: { name, key } },
  }));
}

function withEnv(container: Container, pairs: readonly string[], from: readonly EnvVar[]): Container {
  const env = new Map((container.env ?? []).map((variable) => [variable.name, variable]));
  for (const variable of from) env.set(variable.name, variable);
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 0) env.delete(pair.slice(0, -1));
    else env.set(pair.slice(0, at), { name: pair.slice(0, at), value: pair.slice(at + 1) });
  }
  return { ...container, env: env.size === 0 ? undefined : [...env.values()] };
}

/** As it can be read in again by a shell. */
function list({ objects, rest, isPicked = () => true, warning = '' }: EnvArgs): Done {
  const line = ['set env', ...objects.map(typeSlashName), ...(rest === '' ? [] : [rest]), '--list'].join(' ');
  const blocks = objects.flatMap((object) =>
    containersOf(object)
      .filter(({ name }) => isPicked(name))
      .map(({ name, env = [] }) => {
        const title = `# ${object.kind} ${object.metadata.name}, container ${name}\n`;
        return title + env.map((variable) => `${shown(variable)}\n`).join('');
      }),
  );
  return {
    understood: line,
    kubectl: { line },
    stdout: blocks.join(''),
    ...(warning === '' ? {} : { stderr: warning }),
    focus: objects.map(refOf),
    effect: 'look',
    isTable: true,
  };
}

function shown({ name, value = '', valueFrom }: EnvVar): string {
  const { configMapKeyRef: map, secretKeyRef: secret, fieldRef, resourceFieldRef: resource } = valueFrom ?? {};
  if (map !== undefined) return `# ${name} from ${KINDS.ConfigMap.singular} ${map.name ?? ''}, key ${map.key}`;
  if (secret !== undefined) return `# ${name} from ${KINDS.Secret.singular} ${secret.name ?? ''}, key ${secret.key}`;
  if (fieldRef !== undefined) return `# ${name} from field path ${fieldRef.fieldPath}`;
  if (resource !== undefined) return `# ${name} from resource field ${resource.resource}`;
  return `${name}=${value}`;
}
