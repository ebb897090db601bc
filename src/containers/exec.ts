/**
 * Runs a command in a container that runs: a few programs that everybody knows, and no more. No process is started, and
 * no time passes. See docs/decisions/0052-what-containers-print.md.
 */
import type { Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Ended } from './programs/ended';
import { environmentOf } from './programs/environment';
import { FILE_PROGRAMS, redirect } from './programs/files';
import { NETWORK_PROGRAMS } from './programs/network';
import { type Inside, printedWords } from './programs/printing';
import { type Command, readScript, scriptOf } from './programs/script';
import { containerNamed } from './volumes/mounts';

interface Executed extends Ended {
  /** Whether a file is another one now: the cluster has a new version. */
  readonly changed: boolean;
  /** Set where the container runtime could not start the command: what the server says, and nothing ran. */
  readonly failure?: string;
}

const ended = (exitCode: number, stderr = '', stdout = ''): Ended => ({ stdout, stderr, exitCode });

/** Characters that one command prints at most. */
const LONGEST_OUTPUT = 20_000;

/**
 * Runs a command in a container of a Pod. The container must run (see commands/naming/exec-target.ts). What it writes is
 * in the cluster afterwards.
 */
export function execIn(cluster: Cluster, pod: Pod, container: string, argv: readonly string[]): Executed {
  const found = containerNamed(pod, container);
  const [program = ''] = argv;
  if (found === undefined || !isProgram(program)) return { ...ended(126), changed: false, failure: notFound(program) };
  const before = cluster.machines.pods.get(pod.metadata.uid);
  const disks = [...cluster.machines.disks.values()];
  const { stdout, stderr, exitCode } = runWords({ cluster, pod, container: found }, argv);
  const isSame =
    before === cluster.machines.pods.get(pod.metadata.uid) &&
    [...cluster.machines.disks.values()].every((files, i) => files === disks[i]);
  return {
    stdout: stdout.slice(0, LONGEST_OUTPUT),
    stderr: stderr.slice(0, LONGEST_OUTPUT),
    exitCode,
    changed: !isSame,
  };
}

/** As containerd and runc say it, and the kubelet passes it on. */
function notFound(program: string): string {
  return (
    'Internal error occurred: Internal error occurred: error executing command in container: failed to exec in ' +
    'container: failed to start exec "5f0c1a7be2d94c3e8b6a4f7d9e1c2b3a": OCI runtime exec failed: exec failed: unable to ' +
    `start container process: exec: ${JSON.stringify(program)}: executable file not found in $PATH: unknown`
  );
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const OTHERS: Readonly<Record<string, (inside: Inside, args: readonly string[]) => Ended>> = {
  true: () => ended(0),
  false: () => ended(1),
  exit: (_inside, [code = '0']) => ended(/^\d+$/.test(code) ? Number(code) % 256 : 2),
  df: ({ pod, container }) => ended(0, '', disksOf(pod, container.volumeMounts ?? [])),
  sleep: () => ended(1, 'sleep: no time passes while a command runs here\n'),
};
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash']);

const programNamed = (name: string): ((inside: Inside, args: readonly string[]) => Ended) | undefined =>
  [FILE_PROGRAMS, NETWORK_PROGRAMS, OTHERS].find((table) => Object.hasOwn(table, name))?.[name];

const PRINTING: ReadonlySet<string> = new Set([
  'echo',
  'printf',
  'hostname',
  'pwd',
  'whoami',
  'id',
  'uname',
  'date',
  'env',
  'printenv',
]);

/** Whether a container has this program. `exit` is the shell's own. */
function isProgram(path: string): boolean {
  const name = nameOf(path);
  return name !== 'exit' && (SHELLS.has(name) || PRINTING.has(name) || programNamed(name) !== undefined);
}

function runWords(inside: Inside, words: readonly string[]): Ended {
  const [path = '', ...args] = words;
  const script = scriptOf(words);
  if (script !== undefined) return runScript(inside, script);
  if (SHELLS.has(nameOf(path))) return ended(0);
  const printed = printedWords(inside, words);
  if (printed !== undefined) return ended(isUnset(words, printed) ? 1 : 0, '', printed);
  return programNamed(nameOf(path))?.(inside, args) ?? ended(127, `sh: ${path}: not found\n`);
}

const isUnset = ([path = '', name]: readonly string[], printed: string): boolean =>
  nameOf(path) === 'printenv' && name !== undefined && printed === '';

/** One command after another, as the shell would. */
function runScript(inside: Inside, script: string): Ended {
  const { cluster, pod, container } = inside;
  const variables = environmentOf(cluster, pod, container);
  const commands = readScript(script, (name) => variables.get(name) ?? '');
  if (commands === undefined) {
    return ended(2, 'sh: only simple commands are understood here: no pipes, loops or $( )\n');
  }
  let [stdout, stderr, exitCode] = ['', '', 0];
  for (const command of commands) {
    if ((command.after === 'success' && exitCode !== 0) || (command.after === 'failure' && exitCode === 0)) continue;
    const one = runCommand(inside, command);
    stdout += one.stdout;
    stderr += one.stderr;
    exitCode = one.exitCode;
    if (command.words[0] === 'exit') break;
  }
  return { stdout, stderr, exitCode };
}

function runCommand(inside: Inside, { words, file }: Command): Ended {
  const one = runWords(inside, words);
  if (file === undefined) return one;
  if (file.path === '/dev/null') return { ...one, stdout: '' };
  const written = redirect(inside, file.path, one.stdout, file.appends);
  return { stdout: '', stderr: one.stderr + written.stderr, exitCode: Math.max(one.exitCode, written.exitCode) };
}

type Mounts = NonNullable<Pod['spec']['containers'][number]['volumeMounts']>;

/** The root of the container, then what is mounted. */
function disksOf(pod: Pod, mounts: Mounts): string {
  const rows = [['overlay', '/'], ...mounts.map(({ name, mountPath }) => [deviceOf(pod, name), mountPath])];
  const sized = rows.map(
    ([device = '', path = '']) => `${device.padEnd(20)} 10485760   1048576   9437184  10% ${path}\n`,
  );
  return `Filesystem           1K-blocks      Used Available Use% Mounted on\n${sized.join('')}`;
}

function deviceOf({ spec }: Pod, name: string): string {
  const volume = spec.volumes?.find((one) => one.name === name);
  return volume?.persistentVolumeClaim === undefined && volume?.ephemeral === undefined ? 'tmpfs' : '/dev/sdb';
}
