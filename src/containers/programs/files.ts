/**
 * Programs that read, list and write files. Directories are not kept: a path is enough, so `mkdir` leaves nothing.
 * Words of errors are busybox's.
 */
import type { ConfigMap } from '../../api/objects';
import { own } from '../../api/own';
import { filesOf, isBelowFile, isDirectory, placeOf, readFile, removeFile, writeFile } from '../files';
import { mountsOf } from '../volumes/mounts';
import type { Ended } from './ended';
import type { Inside } from './printing';

const done = (stdout = ''): Ended => ({ stdout, stderr: '', exitCode: 0 });
const failed = (stderr: string, exitCode = 1, stdout = ''): Ended => ({ stdout, stderr: `${stderr}\n`, exitCode });

/** Programs by their name; `args` without flags. */
export const FILE_PROGRAMS: Readonly<Record<string, (inside: Inside, args: readonly string[]) => Ended>> = {
  cat: (inside, args) => inTurn(paths(inside, args), (path) => cat(inside, path)),
  ls: (inside, args) => list(inside, paths(inside, args)[0] ?? inside.container.workingDir ?? '/'),
  test: (inside, args) => test(inside, args),
  '[': (inside, args) => test(inside, args.slice(0, -1)),
  mkdir: () => done(),
  touch: (inside, args) => inTurn(paths(inside, args), (path) => touch(inside, path)),
  rm: (inside, args) => inTurn(paths(inside, args), (path) => remove(inside, path)),
};

/** A path from the root; `x` is in the working directory. */
function fromRoot({ container }: Pick<Inside, 'container'>, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith('/') ? path : `${container.workingDir ?? ''}/${path}`;
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Writes what a command printed into a file. Answers what the shell says where it cannot. */
export function redirect(inside: Inside, path: string, text: string, appends: boolean): Ended {
  const { cluster, pod, container } = inside;
  const whole = fromRoot(inside, path);
  const before = appends ? (readFile(cluster, pod, whole, container.name) ?? '') : '';
  const lines = text.replace(/\n$/, '');
  const next = before === '' ? lines : `${before}\n${lines}`;
  const refused = writeFile(cluster, pod, whole, next, container.name);
  return refused === undefined ? done() : failed(refused.message.split('\n')[0] ?? '');
}

const isFlag = (word: string): boolean => /^-./.test(word);

const paths = (inside: Inside, args: readonly string[]): readonly string[] =>
  args.filter((word) => !isFlag(word)).map((word) => fromRoot(inside, word));

/** One path after another; what fails does not keep the others back. */
function inTurn(all: readonly string[], act: (path: string) => Ended): Ended {
  const ends = all.map(act);
  return {
    stdout: ends.map(({ stdout }) => stdout).join(''),
    stderr: ends.map(({ stderr }) => stderr).join(''),
    exitCode: Math.max(0, ...ends.map(({ exitCode }) => exitCode)),
  };
}

/** A file's text: one that was written, or a key of the ConfigMap that is mounted there. */
function textOf(inside: Inside, path: string): string | undefined {
  const { cluster, pod, container } = inside;
  const map = configMapAt(inside, path);
  if (map !== undefined) return own(map.object?.data, map.key);
  return readFile(cluster, pod, path, container.name);
}

interface Mounted {
  readonly object: ConfigMap | undefined;
  readonly key: string;
}

function configMapAt({ cluster, pod, container }: Inside, path: string): Mounted | undefined {
  const place = placeOf(cluster, pod, container.name, path);
  if (place.kind !== 'elsewhere' || place.source !== 'configMap') return undefined;
  const source = pod.spec.volumes?.find(({ name }) => name === place.name)?.configMap;
  const typed = place.key.replace(/^\//, '');
  const items = source?.items;
  const key = items === undefined ? typed : (items.find((item) => item.path === typed)?.key ?? '');
  return { object: cluster.get('ConfigMap', source?.name ?? '', pod.metadata.namespace), key };
}

function cat(inside: Inside, path: string): Ended {
  const { cluster, pod, container } = inside;
  const text = textOf(inside, path);
  if (text !== undefined) return done(text.endsWith('\n') || text === '' ? text : `${text}\n`);
  if (isDirectory(cluster, pod, path, container.name)) return failed('cat: read error: Is a directory');
  const why = isBelowFile(cluster, pod, path, container.name) ? 'Not a directory' : 'No such file or directory';
  return failed(`cat: can't open '${path}': ${why}`);
}

/** The names in a directory, sorted. */
function list(inside: Inside, path: string): Ended {
  const { cluster, pod, container } = inside;
  if (textOf(inside, path) !== undefined && configMapAt(inside, path)?.key !== '') return done(`${path}\n`);
  const map = configMapAt(inside, `${path === '/' ? '' : path}/`);
  const isThere = isDirectory(cluster, pod, path, container.name) || map !== undefined;
  if (!isThere) return failed(`ls: ${path}: No such file or directory`);
  const root = path === '/' ? '' : path;
  const all = [
    ...filesOf(cluster, pod).flatMap((file) => (file.container === container.name ? [file.path] : [])),
    ...mountsOf(container),
    ...Object.keys(map?.object?.data ?? {}).map((key) => `${root}/${key}`),
    ...(root === '' ? ROOT : []),
  ];
  const inIt = all.filter((one) => one.startsWith(`${root}/`)).map((one) => one.slice(root.length + 1).split('/')[0]!);
  const names = [...new Set(inIt)].sort();
  return done(names.map((name) => `${name}\n`).join(''));
}

/** What every image has at its root. */
const ROOT = ['/bin', '/etc', '/home', '/root', '/tmp', '/usr', '/var'];

function test(inside: Inside, [flag = '', path = '']: readonly string[]): Ended {
  const { cluster, pod, container } = inside;
  const whole = fromRoot(inside, path);
  const isFile = textOf(inside, whole) !== undefined;
  const isHere = isFile || (flag !== '-f' && isDirectory(cluster, pod, whole, container.name));
  const holds = flag === '-d' ? !isFile && isHere : isHere;
  return { stdout: '', stderr: '', exitCode: holds ? 0 : 1 };
}

function touch(inside: Inside, path: string): Ended {
  const { cluster, pod, container } = inside;
  const text = readFile(cluster, pod, path, container.name);
  if (text !== undefined) return done();
  const refused = writeFile(cluster, pod, path, '', container.name);
  return refused === undefined
    ? done()
    : failed(`touch: ${refused.message.split('\n')[0]?.replace(/^sh: can't create /, '') ?? ''}`);
}

function remove(inside: Inside, path: string): Ended {
  const { cluster, pod, container } = inside;
  if (readFile(cluster, pod, path, container.name) === undefined) {
    return failed(`rm: can't remove '${path}': No such file or directory`);
  }
  const refused = removeFile(cluster, pod, path, container.name);
  return refused === undefined ? done() : failed(`rm: can't remove '${path}': Read-only file system`);
}
