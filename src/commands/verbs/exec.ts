/**
 * `exec`: runs a command in a container, of the few that are understood here. Follows kubectl/pkg/cmd/exec.
 */
import { type Pod, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { execIn } from '../../containers/exec';
import { filesOf } from '../../containers/files';
import { commandLine, namespaceOf, quoted, textOf, type Words } from '../grammar/words';
import { execTarget, type ExecTarget } from '../naming/exec-target';
import { isKindWord, podsNamed } from '../naming/logged-pods';
import type { Done, Verb } from '../verb';

interface ExecArgs {
  readonly target: ExecTarget;
  readonly argv: readonly string[];
  readonly line: string;
  readonly remark?: string;
}

export const exec: Verb<ExecArgs> = {
  name: 'exec',
  usage: 'exec POD [-c CONTAINER] -- COMMAND',
  summary: 'runs a command in a container',
  examples: ['exec deployment/web -- hostname', 'exec deployment/web -- ls /tmp', 'exec deployment/web -- env'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'container', short: 'c', takes: 'text' },
    { name: 'stdin', short: 'i', takes: 'switch' },
    { name: 'tty', short: 't', takes: 'switch' },
    { name: 'quiet', short: 'q', takes: 'switch' },
    { name: 'pod-running-timeout', takes: 'duration' },
  ],
  parse: readExec,
  run: runExec,
};

function readExec(words: Words, cluster: Cluster): Result<ExecArgs> {
  const split = readWords(words);
  if (isRejected(split)) return split;
  const { name, argv } = split;
  const rest = (pod: string): string => `${commandLine('exec', words, [pod])} -- ${argv.map(quoted).join(' ')}`;
  const found = podsNamed(cluster, name, namespaceOf(words), rest);
  if (isRejected(found)) return unwrapped(found);
  const target = execTarget(cluster, found.pods[0]!, textOf(words, 'container'));
  if (isRejected(target)) return target;
  const terminal = needsTerminal(argv, target.pod);
  return (
    terminal ?? {
      target,
      argv,
      line: rest(found.name),
      ...(found.remark === undefined ? {} : { remark: found.remark }),
    }
  );
}

/** What stands before `--` names the Pod, what follows is the command. */
function readWords(words: Words): Result<{ readonly name: string; readonly argv: readonly string[] }> {
  const { positional, beforeDashes } = words;
  const before = joined(positional.slice(0, beforeDashes ?? positional.length));
  const [name, ...more] = before;
  if (name === undefined) {
    const hint = `Say where: /kube ${exec.examples[0]!}`;
    return { ...clientError('pod, type/name or --filename must be specified'), hint, fixes: exec.examples };
  }
  if (beforeDashes === undefined && more.length > 0) {
    const fix = `${commandLine('exec', words, [name])} -- ${more.map(quoted).join(' ')}`;
    return usage('exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead', fix);
  }
  const argv = [...more, ...positional.slice(beforeDashes ?? positional.length)];
  if (argv.length > 0) return { name, argv };
  const fixes = [`${commandLine('exec', words, [name])} -- ls /`];
  return {
    ...clientError('you must specify at least one command for the container'),
    hint: 'The command stands behind two dashes: -- ls /',
    fixes,
  };
}

/** `exec deployment web -- ls` on a phone. */
function joined([type = '', name, ...rest]: readonly string[]): readonly string[] {
  if (name === undefined || type.includes('/') || !isKindWord(type)) {
    return [type, ...(name === undefined ? [] : [name]), ...rest].filter((word) => word !== '');
  }
  return [`${type}/${name}`, ...rest];
}

function usage(message: string, fix: string): Rejection {
  return {
    ...clientError(`${message}\nSee 'kubectl exec -h' for help and examples`),
    hint: `The command stands behind two dashes: /kube ${exec.examples[1]!}`,
    fixes: [fix],
  };
}

/** `exec` does not wrap this error as `logs` does. */
function unwrapped(rejection: Rejection): Rejection {
  const message = rejection.message
    .replace(/^error: error from server/, 'Error from server')
    .replace(/ in namespace "[^"]*"$/, '');
  return { ...rejection, message };
}

const SHELL = /(?:^|\/)(?:ba|a|z)?sh$/;

/** What waits for somebody to type, or for time to pass, has nobody here. */
function needsTerminal(argv: readonly string[], pod: Pod): Rejection | undefined {
  const [program = ''] = argv;
  const { name } = pod.metadata;
  const refused = (message: string, hint: string, ...fixes: readonly string[]): Rejection => ({
    rejected: true,
    code: 'Tutor',
    message,
    hint,
    fixes,
  });
  if (SHELL.test(program) && argv.length === 1) {
    const hint = 'Say what the shell is to do, one command at a time.';
    return refused(
      'A shell needs a terminal, and a channel is none.',
      hint,
      `exec ${name} -- ls /`,
      `exec ${name} -- env`,
    );
  }
  if (program !== 'sleep') return undefined;
  return refused('No time passes while a command runs here.', 'wait lets time pass: /kube wait 30s', 'wait 30s');
}

function runExec({ target, argv, line, remark }: ExecArgs, cluster: Cluster): Result<Done> {
  const { pod, container } = target;
  const trial = execIn(cluster.fork(), pod, container, argv);
  if (trial.failure !== undefined) return notStarted(trial.failure, argv, pod);
  const path = trial.changed ? pathChanged(cluster, target, argv) : undefined;
  if (path !== undefined) {
    cluster.beginWork(undefined);
    cluster.record({
      actor: 'you',
      verb: 'wrote-file',
      object: refOf(pod),
      detail: { path, where: 'in the container' },
    });
  }
  const { stdout, stderr, exitCode } = execIn(cluster, pod, container, argv);
  if (trial.changed) cluster.nudge(pod);
  const ended = exitCode === 0 ? '' : `command terminated with exit code ${exitCode}\n`;
  const errors = (target.stderr ?? '') + stderr + ended;
  return {
    understood: line,
    kubectl: { line },
    stdout: stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`,
    ...(errors === '' ? {} : { stderr: errors }),
    ...(exitCode === 0 ? {} : { code: exitCode }),
    focus: [refOf(pod)],
    ...(path === undefined ? {} : { file: { path, container, pods: [refOf(pod)] }, printed: stdout + errors }),
    ...(remark === undefined ? {} : { remark }),
    effect: trial.changed ? 'change' : 'look',
    isTable: true,
  };
}

/** The first file that is another one afterwards. */
function pathChanged(cluster: Cluster, { pod, container }: ExecTarget, argv: readonly string[]): string {
  const copy = cluster.fork();
  const before = new Map(filesOf(copy, pod).map(({ path, text }) => [path, text]));
  execIn(copy, pod, container, argv);
  const after = filesOf(copy, pod);
  const changed = after.find(({ path, text }) => before.get(path) !== text)?.path;
  return changed ?? [...before.keys()].find((path) => !after.some((file) => file.path === path)) ?? '';
}

function notStarted(failure: string, [program = '']: readonly string[], { metadata }: Pod): Rejection {
  const { name } = metadata;
  return {
    ...clientError(failure),
    hint: `The simulated containers have no ${program}. They have cat, ls, echo, env, hostname, curl and a few more.`,
    fixes: [`exec ${name} -- ls /`, `exec ${name} -- env`],
  };
}
