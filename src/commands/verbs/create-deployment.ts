/**
 * `create deployment`: makes a Deployment from a name and an image. Follows kubectl/pkg/cmd/create/create_deployment.go.
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { type Generated, generated, oneName, onlyMade, post } from '../generators/generated';
import { numberOf, valuesOf, type Words } from '../grammar/words';
import type { Verb } from '../verb';

const VERB = 'create deployment';

export const createDeployment: Verb<Generated> = {
  name: VERB,
  aliases: ['create deploy', 'create deployments', 'create deployment.apps'],
  usage: 'create deployment NAME --image=IMAGE [--replicas=N] [--port=N] [-- COMMAND]',
  summary: 'makes a Deployment',
  examples: ['create deployment web --image=web:v1 --replicas=3'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'image', takes: 'text', isRepeated: true },
    { name: 'replicas', short: 'r', takes: 'number' },
    { name: 'port', takes: 'number' },
  ],
  parse: readCreateDeployment,
  run: (made, cluster) => post(made, cluster, 'deployment'),
  offline: onlyMade,
};

function readCreateDeployment(words: Words): Result<Generated> {
  const { beforeDashes = words.positional.length } = words;
  const names = words.positional.slice(0, beforeDashes);
  const command = words.positional.slice(beforeDashes);
  const [name = ''] = names;
  const images = valuesOf(words, 'image').flatMap((image) => image.split(','));
  if (images.length === 0) {
    const fix = `create deployment ${name || 'web'} --image=${name || 'web'}:v1`;
    return { ...clientError('required flag(s) "image" not set'), hint: 'It needs an image.', fixes: [fix] };
  }
  if (names.length !== 1) return oneName(VERB, names, `create deployment ${name || 'web'} --image=${images[0] ?? ''}`);
  if (images.length > 1 && command.length > 0) {
    return clientError('cannot specify multiple --image options and command');
  }
  const replicas = numberOf(words, 'replicas') ?? 1;
  const port = numberOf(words, 'port') ?? -1;
  const containers = readContainers(images, port, command);
  const labels = { app: name };
  const made = {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
      strategy: {},
    },
    status: {},
  } as const;
  return generated(VERB, shown(words), made, command);
}

/** One copy is the usual, and is left out of the line. */
function shown(words: Words): Words {
  const flags = [...words.flags].filter(([flag, value]) => flag !== 'replicas' || value !== '1');
  return { ...words, flags: new Map(flags) };
}

function readContainers(images: readonly string[], port: number, command: readonly string[]): readonly object[] {
  return images.map((image) => ({
    name: containerName(image),
    image,
    ...(command.length === 0 ? {} : { command }),
    ...(port >= 0 ? { ports: [{ containerPort: port }] } : {}),
    resources: {},
  }));
}

/** The last part of the image's path, without tag and digest. */
function containerName(image: string): string {
  const last = image.split('/').at(-1)!.split(/[:@]/)[0]!;
  return last.replace(/[_.]/g, '-');
}
