/**
 * `update`: rolls out another image; a tag alone is enough.
 */
import { refOf, type Workload } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { isTemplated } from '../changes/containers';
import { changeImages } from '../changes/images';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
import { typeSlashName } from '../naming/type-name';
import { readWorkloads, workloads } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

interface UpdateArgs {
  readonly workload: Workload;
  readonly container: string;
  readonly image: string;
}

const KINDS_UPDATED = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] as const;

export const update: Verb<UpdateArgs> = {
  name: 'update',
  aliases: ['upgrade'],
  usage: 'update [NAME] IMAGE',
  summary: 'changes the image of something that runs',
  examples: ['update web v2', 'update web shop:v3'],
  effect: 'change',
  origin: 'tutor',
  flags: [{ name: 'image', takes: 'text' }],
  parse: readUpdate,
  run: runUpdate,
};

/** `update web v2`, `update web to v2`, `update v2`, `update deployment/web web:v2`. */
function readUpdate(words: Words, cluster: Cluster): Result<UpdateArgs> {
  const positional = words.positional.filter((word) => word.toLowerCase() !== 'to');
  const namespace = namespaceOf(words);
  const flag = textOf(words, 'image');
  const isNameOnly = flag === undefined && positional.length === 1 && isWorkload(cluster, positional[0]!, namespace);
  const wanted = flag ?? (isNameOnly ? undefined : positional.at(-1));
  const names = flag === undefined && !isNameOnly ? positional.slice(0, -1) : positional;
  const again = (name: string): string =>
    commandLine('update', words, flag === undefined && wanted !== undefined ? [name, wanted] : [name]);
  const found = readWorkloads(cluster, names, namespace, KINDS_UPDATED, again);
  if (wanted === undefined || wanted === '') return whichImage(isRejected(found) ? undefined : found[0]?.metadata.name);
  if (isRejected(found)) return found;
  const [workload, ...others] = found.filter(isTemplated);
  if (workload === undefined) return whichImage(undefined);
  if (others.length > 0) return oneAtATime(names.map(again));
  const container = workload.spec.template.spec.containers[0]!;
  return { workload, container: container.name, image: withTag(container.image ?? container.name, wanted) };
}

function isWorkload(cluster: Cluster, name: string, namespace: string): boolean {
  return (
    name.includes('/') || workloads(cluster, namespace, KINDS_UPDATED).some(({ metadata }) => metadata.name === name)
  );
}

function whichImage(name = 'web'): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: 'Which image?',
    hint: `update changes the image of something that runs: /kube update ${name} v2`,
    fixes: [`update ${name} v2`],
  };
}

function oneAtATime(fixes: readonly string[]): Rejection {
  return { rejected: true, code: 'Tutor', message: 'One at a time.', fixes };
}

/** `v2` and `:v2` change only the tag; `shop:v2` and `team/shop` are whole images. */
function withTag(image: string, wanted: string): string {
  const tag = wanted.startsWith(':') ? wanted.slice(1) : wanted;
  if (/[:/@]/.test(tag)) return tag;
  const slash = image.lastIndexOf('/');
  const colon = image.indexOf(':', slash + 1);
  const name = (colon < 0 ? image : image.slice(0, colon)).split('@')[0]!;
  return `${name}:${tag}`;
}

function runUpdate({ workload, container, image }: UpdateArgs, cluster: Cluster): Result<Done> {
  const stored = changeImages(cluster, workload, { [container]: image });
  if (isRejected(stored)) return stored;
  const { name } = workload.metadata;
  const target = typeSlashName(workload);
  return {
    understood: `update ${name} ${shortImage(name, image)}`,
    kubectl: { line: `set image ${target} ${container}=${image}` },
    stdout: stored === workload ? '' : resultLine(stored, 'image updated'),
    focus: [refOf(stored)],
  };
}

/** The tag where the image is called like the workload. */
const shortImage = (name: string, image: string): string =>
  image.startsWith(`${name}:`) ? image.slice(name.length + 1) : image;
