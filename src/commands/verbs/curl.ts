/**
 * `curl`: sends a few requests to an app and tells who answered what.
 */
import type { Service } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { readCurlWords, type Path } from '../grammar/curl-words';
import { DEFAULT_NAMESPACE, namespaceOf, quoted, type Words } from '../grammar/words';
import { findNode } from '../naming/nodes';
import { findService } from '../naming/services';
import { addRows } from '../requests/add-rows';
import { askHello } from '../requests/hello';
import { listRows } from '../requests/list-rows';
import type { Request } from '../requests/request';
import { sendVisits } from '../requests/visits';
import type { Done, Verb } from '../verb';

export const curl: Verb<Request> = {
  name: 'curl',
  usage: 'curl NAME [PATH [TEXT]] [-n COUNT] [--from NODE]',
  summary: 'sends a request to an app and shows who answers',
  examples: ['curl web', 'curl web -n 12', 'curl web /visit -n 2'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'requests', short: 'n', takes: 'number' },
    { name: 'from', takes: 'text' },
  ],
  parse: readCurl,
  run: (request, cluster) => SENDERS[request.path](request, cluster),
};

const SENDERS: Readonly<Record<Path, (request: Request, cluster: Cluster) => Result<Done>>> = {
  '/': askHello,
  '/add': addRows,
  '/rows': listRows,
  '/visit': sendVisits,
};

function readCurl(words: Words, cluster: Cluster): Result<Request> {
  const read = readCurlWords(words);
  if (isRejected(read)) return read;
  const { name, path, text, count, from } = read;
  const namespace = namespaceOf(words);
  const line = (service: string, node = from) =>
    [
      `curl ${service}`,
      ...(path === '/' ? [] : [path]),
      ...(text === '' ? [] : [/["']|^-/.test(text) ? quoted(text) : text]),
      ...(count === 1 ? [] : [`-n ${count}`]),
      ...(node === undefined ? [] : [`--from ${node}`]),
      ...(namespace === DEFAULT_NAMESPACE ? [] : [`--namespace ${namespace}`]),
    ].join(' ');
  const service = findService(cluster, { name, namespace, fits: () => true, again: (other) => line(other) });
  if (isRejected(service)) return service;
  const node = from === undefined ? undefined : findNode(cluster, from, (other) => line(serviceName(service), other));
  if (isRejected(node)) return node;
  return {
    service,
    path,
    text,
    count,
    ...(node === undefined ? {} : { from: node.metadata.name }),
    understood: line(serviceName(service), node?.metadata.name),
  };
}

const serviceName = ({ metadata }: Service): string => metadata.name;
