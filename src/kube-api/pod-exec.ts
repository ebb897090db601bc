/**
 * …/pods/NAME/exec: which command is to run in which container, and how it ended. And what of a Pod is not served.
 * Follows pkg/registry/core/pod/rest/subresources.go and apimachinery/pkg/util/remotecommand.
 */
import { own } from '../api/own';
import { isRejected } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { exec } from '../commands/verbs/exec';
import type { Done } from '../commands/verb';
import { execIn } from '../containers/exec';
import { objectAt } from './list';
import type { ApiRequest, ApiResponse } from './request';
import { resourceAt } from './resource-path';
import { badRequest, resourceNotFound, statusResponse, unknownPath } from './status';
import { messageOf } from './write-failure';

/** What a command in a container printed, and the Status that it ended with. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: object;
}

/** A command, and what it did to the cluster; without `done` nothing ran. */
export interface Execution {
  readonly ran: Ran;
  readonly done?: Done;
}

/** Words of one command, and characters of all. */
const MOST_WORDS = 100;
const LONGEST_COMMAND = 4_000;
/** A shell that waits for somebody to type. */
const SHELL = /(?:^|\/)(?:ba|a|z)?sh$/;

const SUCCESS = { metadata: {}, status: 'Success' };

/** Why a request for something that goes both ways cannot be served; undefined for a command that can be run. */
export function refusedExec(request: ApiRequest, cluster: Cluster): ApiResponse | undefined {
  const about = resourceAt(request.path);
  if (about?.resource.plural !== 'pods' || about.subresource === undefined) return unknownPath();
  if (about.subresource !== 'exec') return notServed(about.subresource);
  if (objectAt(cluster, about)?.kind !== 'Pod') return resourceNotFound(about.resource, about.name ?? '');
  const argv = request.query.getAll('command');
  const isTooLong = argv.length > MOST_WORDS || argv.join(' ').length > LONGEST_COMMAND;
  if (argv.length > 0 && !isTooLong) return undefined;
  return badRequest(isTooLong ? 'the command is too long' : 'you must specify at least one command for the container');
}

/** Where kubectl would open a stream to a container, and there is no process at its other end. */
function notServed(what: string): ApiResponse {
  const message = `${what} is not served here: containers are simulated, and no process runs in them`;
  return statusResponse({ code: 501, reason: 'NotImplemented', message: message + (own(INSTEAD, what) ?? '') });
}

const INSTEAD: Readonly<Record<string, string>> = {
  attach: '; kubectl logs -f shows what they print',
  portforward: '; /kube curl NAME sends requests to a Service',
};

/** Runs a command. What it writes is in the cluster afterwards. */
export function execute(request: ApiRequest, cluster: Cluster): Execution {
  const about = resourceAt(request.path);
  const pod = about && objectAt(cluster, about);
  const { query } = request;
  const argv = query.getAll('command');
  if (pod?.kind !== 'Pod') return { ran: failed('the Pod is gone') };
  if (argv.length === 1 && SHELL.test(argv[0] ?? '')) {
    return { ran: failed('there is no terminal in a simulated container: name a command, such as -- ls /') };
  }
  const { name, namespace = '' } = pod.metadata;
  const container = query.get('container') ?? pod.spec.containers[0]?.name ?? '';
  const flags = new Map([
    ['namespace', namespace],
    ['container', container],
  ]);
  const args = exec.parse({ positional: [name, ...argv], flags, beforeDashes: 1, stdin: undefined }, cluster);
  if (isRejected(args)) return { ran: failed(messageOf(args)) };
  const { stdout, stderr, exitCode } = execIn(cluster.fork(), pod, container, argv);
  const done = exec.run(args, cluster);
  if (isRejected(done)) return { ran: failed(messageOf(done)) };
  return { ran: { stdout, stderr, status: exitCode === 0 ? SUCCESS : nonZero(exitCode) }, done };
}

const failed = (message: string): Ran => ({
  stdout: '',
  stderr: '',
  status: { metadata: {}, status: 'Failure', message, reason: 'InternalError', code: 500 },
});

const nonZero = (exitCode: number): object => ({
  metadata: {},
  status: 'Failure',
  message: `command terminated with non-zero exit code: exit status ${exitCode}`,
  reason: 'NonZeroExitCode',
  details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
});

/** kubectl's other way to open a stream; it tries this one when the first is refused. */
export const onlyWebsocket = (): ApiResponse =>
  badRequest('streams are served as websockets (v5.channel.k8s.io), as kubectl has them since 1.30');
