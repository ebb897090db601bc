/**
 * `write`: writes a file in a container, as a program there would.
 */
import { type Pod, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { type FilePlace, isDirectory, placeOf, writeFile } from '../../containers/files';
import { readPath } from '../grammar/file-path';
import { commandLine, namespaceOf, quoted, textOf, type Words } from '../grammar/words';
import { execTarget, type ExecTarget } from '../naming/exec-target';
import { choosePods, type PodChoice, takeOne } from '../naming/pod-choice';
import type { Done, Verb } from '../verb';

interface WriteArgs {
  readonly choice: PodChoice;
  readonly path: string;
  readonly text: string;
  readonly container: string | undefined;
}

export const write: Verb<WriteArgs> = {
  name: 'write',
  aliases: ['write file'],
  usage: 'write POD PATH TEXT [-c NAME]',
  summary: 'writes a file in a container, as its program would',
  examples: ['write web /tmp/x hello', 'write web /data/x "two words"'],
  effect: 'change',
  origin: 'tutor',
  flags: [{ name: 'container', short: 'c', takes: 'text' }],
  parse: readWrite,
  run: runWrite,
};

function readWrite(words: Words, cluster: Cluster): Result<WriteArgs> {
  const isUnnamed = words.positional[0]?.startsWith('/') === true;
  const [pod, typed, ...text] = isUnnamed ? [undefined, ...words.positional] : words.positional;
  if (typed === undefined || text.length === 0) return incomplete(pod, typed, words, cluster);
  const path = readPath(typed);
  if (isRejected(path)) {
    return typed.endsWith('/') ? { ...path, fixes: [inside(pod, typed, words, text.join(' '))] } : path;
  }
  const again = (name: string) => commandLine('write', words, [name, path, text.join(' ')]);
  const choice = choosePods(cluster, pod?.replace(/^pods?\//i, ''), namespaceOf(words), again);
  if (isRejected(choice)) return choice;
  const container = textOf(words, 'container');
  const able = choice.pods.filter((one) => !isRejected(execTarget(cluster, one, container)));
  if (able.length === 0) return refusal(cluster, choice, container);
  return { choice: { ...choice, pods: able }, path, text: text.join(' '), container };
}

/** The same for a file in the directory that was named. */
function inside(pod: string | undefined, directory: string, words: Words, text: string): string {
  const path = `${directory.replace(/(?<!\/)\/+$/, '')}/x`;
  return commandLine('write', words, [...(pod === undefined ? [] : [pod]), path, text]);
}

/** Why nothing can be written in the first of them. */
function refusal(cluster: Cluster, { pods }: PodChoice, container: string | undefined): Rejection {
  const [pod] = pods;
  const refused = pod === undefined ? undefined : execTarget(cluster, pod, container);
  if (refused !== undefined && isRejected(refused)) return refused;
  return { rejected: true, code: 'Tutor', message: 'There is no Pod to write in.' };
}

function incomplete(pod: string | undefined, path: string | undefined, words: Words, cluster: Cluster): Rejection {
  const message = path === undefined ? 'Write which file?' : 'Write what?';
  const hint = 'write makes a file in a container: /kube write POD /data/x hello';
  const to = pod ?? cluster.oldest('Pod')?.metadata.name;
  const fixes = to === undefined ? ['deploy web'] : [commandLine('write', words, [to, path ?? '/tmp/x', 'hello'])];
  return { rejected: true, code: 'Tutor', message, hint, fixes };
}

function runWrite({ choice, path, text, container: wanted }: WriteArgs, cluster: Cluster): Result<Done> {
  const { pod, remark } = takeOne(cluster, choice);
  const target = execTarget(cluster, pod, wanted);
  if (isRejected(target)) return target;
  const { container, stderr } = target;
  const line = kubectlLine(cluster, target, { path, text, wanted });
  const refused = writeFile(cluster.fork(), pod, path, text, container);
  if (refused !== undefined && isDirectory(cluster, pod, path, container)) {
    return { ...refused, fixes: [`write ${pod.metadata.name} ${path}/x ${quoted(shown(text))}`] };
  }
  if (refused !== undefined) return refused;
  const place = placeOf(cluster, pod, container, path);
  cluster.beginWork(undefined);
  cluster.record({
    actor: 'you',
    verb: 'wrote-file',
    object: refOf(pod),
    detail: { path, where: inWords(place, pod) },
  });
  writeFile(cluster, pod, path, text, container);
  cluster.nudge(pod);
  const flag = wanted === undefined ? '' : ` -c ${wanted}`;
  return {
    understood: `write ${pod.metadata.name} ${path} ${quoted(shown(text))}${flag}`,
    kubectl: { line },
    stdout: '',
    ...(stderr === undefined ? {} : { stderr }),
    focus: [refOf(pod)],
    file: { path, container, pods: [refOf(pod)] },
    ...(remark === undefined ? {} : { remark }),
  };
}

/** Characters of a text that a reply repeats. */
const LONGEST_SHOWN = 60;

const shown = (text: string): string => (text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 2)}..`);

/** Where a file lives, as a story says it. */
function inWords(place: FilePlace, pod: Pod): string {
  if (place.kind === 'disk') return `on volume ${place.name}`;
  if (place.kind === 'emptyDir') return `in emptyDir ${place.name}`;
  return pod.spec.containers.length > 1 ? `in container ${place.name}` : 'in the container';
}

interface Written {
  readonly path: string;
  readonly text: string;
  /** The container that was asked for. */
  readonly wanted: string | undefined;
}

/** `exec db-1 -- sh -c 'echo hello > /data/x'`; a directory that is not there yet is made first, as the shell needs it. */
function kubectlLine(cluster: Cluster, { pod, container }: ExecTarget, { path, text, wanted }: Written): string {
  const directory = path.slice(0, path.lastIndexOf('/'));
  const isThere = directory === '' || isDirectory(cluster, pod, directory, container);
  const make = isThere ? '' : `mkdir -p ${directory} && `;
  const flag = wanted === undefined ? '' : ` -c ${wanted}`;
  return `exec ${pod.metadata.name}${flag} -- sh -c ${quoted(`${make}echo ${inShell(shown(text))} > ${path}`)}`;
}

/** A text as one word of a shell. */
function inShell(text: string): string {
  return /^[\w.,:@%+=/-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, String.raw`\$&`)}"`;
}
