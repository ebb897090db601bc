/**
 * `set image`: changes the image of containers in a Pod template. Follows kubectl/pkg/cmd/set/set_image.go.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError, failedTo } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { containersOf, type WithContainers } from '../changes/containers';
import { changeImages } from '../changes/images';
import { collect } from '../changes/outcomes';
import { readNamed, SET_FLAGS } from '../changes/set-containers';
import { commandLine, type Words } from '../grammar/words';
import { typeSlashName } from '../naming/type-name';
import type { Done, Verb } from '../verb';

interface SetImageArgs {
  readonly objects: readonly WithContainers[];
  /** By container name; `*` means all. */
  readonly images: Readonly<Record<string, string>>;
}

export const setImage: Verb<SetImageArgs> = {
  name: 'set image',
  usage: 'set image KIND/NAME CONTAINER=IMAGE',
  summary: 'changes the image of something that runs',
  examples: ['set image deployment/web web=web:v2'],
  effect: 'change',
  origin: 'kubectl',
  flags: SET_FLAGS,
  parse: readSetImage,
  run: runSetImage,
};

function readSetImage(words: Words, cluster: Cluster): Result<SetImageArgs> {
  const pairs = words.positional.filter((word) => word.includes('='));
  const names = words.positional.filter((word) => !word.includes('='));
  if (names.length > 0 && pairs.length === 0) return usage('at least one image update is required');
  const objects = readNamed({ name: 'set image' }, words, cluster, names, pairs);
  if (isRejected(objects)) return objects;
  const images = Object.fromEntries(pairs.map(splitPair));
  for (const object of objects) {
    const known = containersOf(object).map((container) => container.name);
    const unknown = Object.keys(images).find((name) => name !== '*' && !known.includes(name));
    if (unknown !== undefined) return unknownContainer(unknown, known, words);
  }
  return { objects, images };
}

function usage(message: string): Rejection {
  return { ...clientError(message), hint: 'set image changes the image of something that runs: /kube update web v2' };
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function unknownContainer(name: string, known: readonly string[], words: Words): Rejection {
  const [first, ...others] = known;
  const rejection = clientError(`unable to find container named "${name}"`);
  if (first === undefined || others.length > 0) return rejection;
  const positional = words.positional.map((word) =>
    word.startsWith(`${name}=`) ? `${first}${word.slice(name.length)}` : word,
  );
  return {
    ...rejection,
    hint: `Its container is called ${first}.`,
    fixes: [commandLine('set image', words, positional)],
  };
}

function runSetImage({ objects, images }: SetImageArgs, cluster: Cluster): Result<Done> {
  const changes = Object.entries(images).map(([name, image]) => `${name}=${image}`);
  const names = objects.map(typeSlashName);
  const outcomes = objects.map((object) => {
    const stored = changeImages(cluster, object, images);
    if (isRejected(stored)) return { rejection: failedTo('patch image update to pod template:', stored) };
    return { object: stored, line: stored === object ? '' : resultLine(stored, 'image updated') };
  });
  return collect(outcomes, {
    understood: ['set image', ...names, ...changes].join(' '),
    kubectl: { line: ['set image', ...names, ...changes].join(' ') },
  });
}
