/**
 * `read`: reads a file in a container, or asks every Pod of a workload who has it.
 */
import { type Pod, refOf, type Workload } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { type Cluster, controllerOf } from '../../cluster/cluster';
import { filesOf, isBelowFile, isDirectory, readFile } from '../../containers/files';
import { readPath } from '../grammar/file-path';
import { commandLine, namespaceOf, textOf, type Words } from '../grammar/words';
import { execTarget, type ExecTarget } from '../naming/exec-target';
import { choosePods, takeOne } from '../naming/pod-choice';
import { workloads } from '../naming/workload-names';
import type { Done, Verb } from '../verb';

interface ReadArgs {
  readonly what: { readonly target: ExecTarget; readonly remark?: string } | { readonly workload: Workload };
  /** Absent: which files there are. */
  readonly path: string | undefined;
  /** The container that was asked for. */
  readonly container: string | undefined;
}

export const read: Verb<ReadArgs> = {
  name: 'read',
  aliases: ['read file', 'cat'],
  usage: 'read POD|NAME [PATH] [-c NAME]',
  summary: 'reads a file in a container, or in all Pods of an app',
  examples: ['read web /tmp/x', 'read web'],
  effect: 'look',
  origin: 'tutor',
  flags: [{ name: 'container', short: 'c', takes: 'text' }],
  parse: readRead,
  run: runRead,
};

function readRead(words: Words, cluster: Cluster): Result<ReadArgs> {
  const isUnnamed = words.positional[0]?.startsWith('/') === true;
  const [typed, typedPath, ...more] = isUnnamed ? [undefined, ...words.positional] : words.positional;
  if (more.length > 0) return oneFile(typed, typedPath, words);
  const path = typedPath === undefined ? undefined : readPath(typedPath);
  if (isRejected(path)) return path;
  const container = textOf(words, 'container');
  const namespace = namespaceOf(words);
  const name = typed?.replace(/^.*?\//, '').toLowerCase();
  const isPod = name !== undefined && cluster.get('Pod', name, namespace) !== undefined;
  const workload = isPod ? undefined : workloadMeant(cluster, name, namespace);
  if (workload !== undefined) return { what: { workload }, path, container };
  const again = (pod: string) => commandLine('read', words, [pod, ...(path === undefined ? [] : [path])]);
  const choice = choosePods(cluster, name, namespace, again);
  if (isRejected(choice)) return choice;
  const { pod, remark } = takeOne(cluster.fork(), choice);
  const target = execTarget(cluster, pod, container);
  if (isRejected(target)) return target;
  return { what: { target, ...(remark === undefined ? {} : { remark }) }, path, container };
}

/** The workload of this name or, without a name, the only one there is. */
function workloadMeant(cluster: Cluster, name: string | undefined, namespace: string): Workload | undefined {
  const all = workloads(cluster, namespace);
  if (name === undefined) return all.length === 1 ? all[0] : undefined;
  return all.find(({ metadata }) => metadata.name === name);
}

function oneFile(pod: string | undefined, path: string | undefined, words: Words): Rejection {
  const positional = [pod, path].filter((word) => word !== undefined);
  return {
    rejected: true,
    code: 'Tutor',
    message: 'One file at a time.',
    hint: 'read shows a file: /kube read POD /data/x',
    fixes: [commandLine('read', words, positional)],
  };
}

function runRead({ what, path, container }: ReadArgs, cluster: Cluster): Result<Done> {
  if ('workload' in what) return ofWorkload(what.workload, path, container, cluster);
  const { pod, container: found, stderr = '' } = what.target;
  const { name } = pod.metadata;
  const flag = container === undefined ? '' : ` -c ${container}`;
  const common = { focus: [refOf(pod)], ...(what.remark === undefined ? {} : { remark: what.remark }) };
  if (path === undefined) {
    const paths = filesOf(cluster, pod).map((file) => file.path);
    return {
      ...common,
      understood: `read ${name}${flag}`,
      kubectl: { none: 'exec and ls show one directory at a time' },
      stdout: paths.map((one) => `${one}\n`).join(''),
      file: { container: found, pods: [refOf(pod)] },
    };
  }
  if (isDirectory(cluster, pod, path, found)) return noFile(path, name);
  const text = readFile(cluster, pod, path, found);
  const why = isBelowFile(cluster, pod, path, found) ? 'Not a directory' : 'No such file or directory';
  const missing = `cat: ${path}: ${why}\ncommand terminated with exit code 1\n`;
  const errors = stderr + (text === undefined ? missing : '');
  return {
    ...common,
    understood: `read ${name} ${path}${flag}`,
    kubectl: { line: `exec ${name}${flag} -- cat ${path}` },
    stdout: text === undefined ? '' : `${text}\n`,
    ...(errors === '' ? {} : { stderr: errors }),
    ...(text === undefined ? { code: 1 } : {}),
    file: { path, container: found, pods: [refOf(pod)] },
  };
}

/** A directory is there, and `read` without a path lists all files. */
function noFile(path: string, name: string): Rejection {
  const message = `cat: ${path}: Is a directory\ncommand terminated with exit code 1`;
  const hint = `${path} is a directory. Name a file in it, or list them all: /kube read ${name}`;
  return { rejected: true, code: 'Client', message, hint, fixes: [`read ${name}`] };
}

/** Who of a workload's Pods has the file. */
function ofWorkload(
  workload: Workload,
  path: string | undefined,
  container: string | undefined,
  cluster: Cluster,
): Result<Done> {
  const pods = podsOf(workload, cluster);
  const { name } = workload.metadata;
  const [first] = pods;
  if (first === undefined) {
    return { rejected: true, code: 'Tutor', message: `${workload.kind} ${name} has no Pod to look into.` };
  }
  if (path !== undefined && isDirectory(cluster, first, path, container)) return noFile(path, name);
  const flag = container === undefined ? '' : ` -c ${container}`;
  return {
    understood: `read ${name}${path === undefined ? '' : ` ${path}`}${flag}`,
    kubectl: { none: 'exec asks one Pod at a time' },
    stdout: '',
    focus: [refOf(workload)],
    file: {
      ...(path === undefined ? {} : { path }),
      ...(container === undefined ? {} : { container }),
      pods: pods.map(refOf),
      workload: refOf(workload),
    },
  };
}

/** The workload's Pods, also those of its ReplicaSets. */
function podsOf(workload: Workload, cluster: Cluster): readonly Pod[] {
  return cluster.list('Pod', workload.metadata.namespace).filter((pod) => {
    const owner = controllerOf(pod);
    const set = owner?.kind === 'ReplicaSet' ? cluster.resolve(owner) : undefined;
    const top = (set === undefined ? undefined : controllerOf(set)) ?? owner;
    return top?.kind === workload.kind && top.name === workload.metadata.name;
  });
}
