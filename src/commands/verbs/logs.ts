/**
 * `logs`: what a container has printed. Follows kubectl/pkg/cmd/logs.
 */
import { type Pod, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { millisOf } from '../../cluster/time';
import { logLines } from '../../containers/logs';
import { isSilent } from '../../containers/requests';
import { parseDuration } from '../grammar/duration';
import { commandLine, isOn, numberOf, textOf, type Words } from '../grammar/words';
import { findPods, type LogSource, readSources, withSlash } from '../naming/log-sources';
import type { Done, Verb } from '../verb';

interface LogsArgs {
  readonly sources: readonly LogSource[];
  readonly stderr: string;
  readonly words: Words;
  readonly sinceMillis: number | undefined;
  readonly tail: number | undefined;
  readonly line: string;
  readonly remark?: string;
}

const FORM = 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]';

export const logs: Verb<LogsArgs> = {
  name: 'logs',
  usage: 'logs POD [-c CONTAINER] [--previous] [--tail=N]',
  summary: 'shows what a container has printed',
  examples: ['logs deployment/web', 'logs -l app=web --prefix', 'logs deployment/web --previous'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'container', short: 'c', takes: 'text' },
    { name: 'previous', short: 'p', takes: 'switch' },
    { name: 'follow', short: 'f', takes: 'switch' },
    { name: 'tail', takes: 'number' },
    { name: 'since', takes: 'duration' },
    { name: 'since-time', takes: 'text' },
    { name: 'limit-bytes', takes: 'number' },
    { name: 'timestamps', takes: 'switch' },
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'prefix', takes: 'switch' },
    { name: 'all-containers', takes: 'switch' },
    { name: 'all-pods', takes: 'switch' },
    { name: 'ignore-errors', takes: 'switch' },
    { name: 'pod-running-timeout', takes: 'duration' },
    { name: 'max-log-requests', takes: 'number' },
    { name: 'insecure-skip-tls-verify-backend', takes: 'switch' },
  ],
  parse: readLogs,
  run: runLogs,
};

function usage(message: string): Rejection {
  return {
    ...clientError(`${message}\nSee 'kubectl logs -h' for help and examples`),
    hint: 'Say whose: /kube logs deployment/web',
  };
}

function readLogs(typed: Words, cluster: Cluster): Result<LogsArgs> {
  const words = withSlash(typed);
  const misused = wrongWords(words);
  if (misused !== undefined) return misused;
  const found = findPods(words, cluster);
  if (isRejected(found)) return found;
  const wrong = wrongFlags(words);
  if (wrong !== undefined) return wrong;
  const sources = readSources(found, words);
  if (isRejected(sources)) return sources;
  const isList = words.flags.has('selector');
  const since = textOf(words, 'since');
  const sinceTime = textOf(words, 'since-time');
  const tail = numberOf(words, 'tail') ?? (isList ? 10 : undefined);
  return {
    sources: sources.all,
    stderr: found.stderr + sources.stderr,
    words,
    sinceMillis:
      sinceTime !== undefined
        ? cluster.now - millisOf(sinceTime)
        : since === undefined
          ? undefined
          : parseDuration(since),
    tail,
    line: commandLine('logs', words, found.name === undefined ? [] : [found.name, ...words.positional.slice(1)]),
    ...(found.remark === undefined ? {} : { remark: found.remark }),
  };
}

/** What is said before anything is looked up. Follows Complete. */
function wrongWords(words: Words): Rejection | undefined {
  const { positional } = words;
  const isList = words.flags.has('selector');
  if (positional.length > 2 || (positional.length === 0 && !isList)) {
    return usage(`expected '${FORM}'.\nPOD or TYPE/NAME is a required argument for the logs command`);
  }
  return positional.length === 1 && isList ? usage('only a selector (-l) or a POD name is allowed') : undefined;
}

/** Follows Validate. */
function wrongFlags(words: Words): Rejection | undefined {
  const { positional } = words;
  const sinceTime = textOf(words, 'since-time');
  if (sinceTime !== undefined && words.flags.has('since')) {
    return clientError('at most one of `sinceTime` or `sinceSeconds` may be specified');
  }
  if (sinceTime !== undefined && Number.isNaN(millisOf(sinceTime))) {
    const hint = 'A time is written 2026-01-01T09:00:00Z.';
    const format = '"2006-01-02T15:04:05Z07:00"';
    return {
      ...clientError(
        `parsing time ${JSON.stringify(sinceTime)} as ${format}: cannot parse ${JSON.stringify(sinceTime)} as "2006"`,
      ),
      hint,
    };
  }
  const container = textOf(words, 'container') ?? positional[1] ?? '';
  if (isOn(words, 'all-containers') && container !== '') {
    return clientError(`--all-containers=true should not be specified with container name ${container}`);
  }
  if (positional.length === 2 && words.flags.has('container')) {
    return clientError('only one of -c or an inline [CONTAINER] arg is allowed');
  }
  if ((numberOf(words, 'limit-bytes') ?? 0) < 0) return clientError('--limit-bytes must be greater than 0');
  if ((numberOf(words, 'tail') ?? -1) < -1) return clientError('--tail must be greater than or equal to -1');
  return undefined;
}

function runLogs(args: LogsArgs, cluster: Cluster): Result<Done> {
  const { sources, words, sinceMillis, tail } = args;
  let stdout = '';
  for (const { pod, container } of sources) {
    const silent = unheard(cluster, pod, container);
    if (silent !== undefined) return silent;
    const lines = logLines(cluster, pod, {
      container,
      previous: isOn(words, 'previous'),
      withTimes: isOn(words, 'timestamps'),
      ...(sinceMillis === undefined ? {} : { sinceMillis }),
      ...(tail === undefined ? {} : { tail }),
    });
    if (isRejected(lines)) {
      if (!isOn(words, 'ignore-errors')) return { ...lines, ...helpFor(pod, isOn(words, 'previous')) };
      stdout += `error: ${lines.message.replace(/^Error from server \(\w+\): /, '')}\n`;
      continue;
    }
    const hasPrefix = isOn(words, 'prefix') || isOn(words, 'all-pods');
    const prefix = hasPrefix ? `[pod/${pod.metadata.name}/${container}] ` : '';
    stdout += cutTo(numberOf(words, 'limit-bytes'), lines.map((line) => `${line}\n`).join('')).replace(
      /^(?=.)/gm,
      prefix,
    );
  }
  const isFollowed = isOn(words, 'follow');
  const note = isFollowed ? 'A channel cannot follow a log: this is what was printed so far.\n' : '';
  const stderr = args.stderr + note;
  return {
    understood: args.line,
    kubectl: { line: args.line },
    stdout,
    ...(stderr === '' ? {} : { stderr }),
    focus: sources.map(({ pod }) => refOf(pod)),
    isTable: true,
    ...(args.remark === undefined ? {} : { remark: args.remark }),
  };
}

const cutTo = (bytes: number | undefined, text: string): string =>
  bytes === undefined || bytes === 0 ? text : text.slice(0, bytes);

/** The server asks the kubelet, and this one does not answer. */
function unheard(cluster: Cluster, { metadata, spec }: Pod, container: string): Rejection | undefined {
  const { nodeName = '' } = spec;
  const node = cluster.get('Node', nodeName);
  if (node === undefined || !isSilent(cluster, nodeName)) return undefined;
  const address = node.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
  const path = `containerLogs/${metadata.namespace ?? ''}/${metadata.name}/${container}`;
  return {
    rejected: true,
    code: 'InternalError',
    message: `Error from server: Get "https://${address}:10250/${path}": dial tcp ${address}:10250: i/o timeout`,
    hint: `The kubelet on ${nodeName} does not answer, so nobody can read the log of ${metadata.name}.`,
    fixes: [`node recover ${nodeName}`],
  };
}

function helpFor({ metadata: { name } }: Pod, isPrevious: boolean): Pick<Rejection, 'hint' | 'fixes'> {
  const hint = isPrevious
    ? `${name} has not been restarted: there is no run before this one.`
    : `No container of ${name} has run so far, so nothing is printed.`;
  return { hint, fixes: [isPrevious ? `logs ${name}` : `why ${name}`] };
}
