/** What programs send to the Kubernetes API of a channel: reads, watches, writes, patches, bodies of every type. */
import * as fc from 'fast-check';
import { KINDS } from '../../../src/api/kinds';
import { patchedObject } from '../../../src/api/patch/patched-object';
import { isRejected } from '../../../src/api/rejection';
import { RESOURCES } from '../../../src/api/resources';
import type { Json } from '../../../src/api/yaml/value';
import { ChannelApi } from '../../../src/app/kube-api/channel-api';
import { ServedVersions } from '../../../src/app/kube-api/served-versions';
import { Cluster } from '../../../src/cluster/cluster';
import { encodeCluster } from '../../../src/cluster/codec';
import { decodeProtobuf } from '../../../src/kube-api/protobuf/decode';
import type { ApiRequest, ApiResponse } from '../../../src/kube-api/request';
import { read } from '../../../src/kube-api/respond';
import { encodeWatchEvents, initialEvents, isWatch, readWatch } from '../../../src/kube-api/watch';
import { write } from '../../../src/kube-api/write';
import { fieldsOf, textOf } from '../../../src/slack/payload';
import { ANA } from '../../app/channel-under-test';
import { ChannelDoor } from '../channel-door';
import { givenChannels } from '../given-channels';
import { objects } from '../seeds';
import { losses } from '../sound';
import { NOTHING_WRONG, type Outcome, type Target } from '../target';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const TYPES = [
  ...['application/json', 'application/yaml', 'application/json-patch+json', 'application/merge-patch+json', ''],
  ...['application/strategic-merge-patch+json', 'application/apply-patch+yaml', 'application/vnd.kubernetes.protobuf'],
];
const STATUSES = [200, 201, 202, 400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500];

/** The request that an input stands for. */
function requestOf(input: Json, now: number): ApiRequest {
  const { method, path, query, accept, type, body, bytes } = fieldsOf(input);
  const content = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method: textOf(method) || 'GET',
    path: textOf(path),
    query: new URLSearchParams(textOf(query)),
    accept: textOf(accept) || 'application/json',
    contentType: textOf(type),
    kubectlCommand: '',
    body: bytes === undefined ? Buffer.from(content) : Buffer.from(textOf(bytes), 'latin1'),
    now,
  };
}

const pathOf = ({ group, version, plural, namespaced }: (typeof RESOURCES)[number], rest = ''): string =>
  `${group === '' ? '/api' : `/apis/${group}`}/${version}${namespaced ? '/namespaces/default' : ''}/${plural}${rest}`;

const NAMED = [
  ...['/apis/apps/v1/namespaces/default/deployments/web', '/apis/apps/v1/namespaces/default/statefulsets/db'],
  ...['/api/v1/nodes/node-1', '/api/v1/namespaces/default/configmaps/settings', '/api/v1/namespaces/lab'],
  ...['/apis/batch/v1/namespaces/default/cronjobs/nightly', '/api/v1/namespaces/default/pods/db-0'],
];
const PARTS = ['', '/scale', '/status', '/eviction', '/log', '/exec', '/finalize'];
const QUERIES = [
  ...[
    '',
    'dryRun=All',
    'fieldManager=x&force=true',
    'limit=2',
    'labelSelector=app%3Dweb',
    'fieldSelector=metadata.name%3Dweb',
  ],
  ...[
    'watch=true',
    'watch=true&resourceVersion=0',
    'propagationPolicy=Foreground',
    'gracePeriodSeconds=0',
    'tailLines=3',
  ],
  ...[
    'fieldValidation=Strict',
    'continue=x',
    'command=ls&command=-l',
    'sendInitialEvents=true&allowWatchBookmarks=true',
  ],
];

function seeds(): readonly Json[] {
  const reads = RESOURCES.flatMap((resource, index) => [
    { method: 'GET', path: pathOf(resource), query: QUERIES[index % QUERIES.length]! },
    { method: 'GET', path: pathOf(resource), accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' },
  ]);
  const pages = ['/version', '/', '/api', '/apis', '/healthz', '/openapi/v3', '/openapi/v2', '/readyz', '/livez'];
  const creates = objects().flatMap((object) => {
    const { kind } = fieldsOf(object);
    const resource = RESOURCES.find((one) => one.kind === kind);
    return resource === undefined ? [] : [{ method: 'POST', path: pathOf(resource), type: TYPES[0]!, body: object }];
  });
  const changes = NAMED.flatMap((path) => [
    { method: 'PATCH', path, type: TYPES[3]!, body: { metadata: { labels: { a: 'b' } } } },
    { method: 'PATCH', path: `${path}/scale`, type: TYPES[3]!, body: { spec: { replicas: 2 } } },
    {
      method: 'PATCH',
      path,
      type: TYPES[5]!,
      body: { spec: { template: { spec: { containers: [{ name: 'web', image: 'web:v3' }] } } } },
    },
    { method: 'PATCH', path, type: TYPES[2]!, body: [{ op: 'add', path: '/metadata/labels/x', value: 'y' }] },
    {
      method: 'PATCH',
      path,
      query: QUERIES[2]!,
      type: TYPES[6]!,
      body: { metadata: { name: 'web' }, spec: { replicas: 1 } },
    },
    { method: 'DELETE', path, query: QUERIES[8]!, body: { kind: 'DeleteOptions', preconditions: { uid: 'x' } } },
    {
      method: 'POST',
      path: `${path}/eviction`,
      type: TYPES[0]!,
      body: { kind: 'Eviction', metadata: { name: 'db-0' } },
    },
  ]);
  return [...reads, ...pages.map((path) => ({ method: 'GET', path })), ...creates, ...changes];
}

const made: fc.Arbitrary<Json> = fc.record({
  method: fc.constantFrom(...METHODS),
  path: fc.oneof(
    fc.tuple(fc.constantFrom(...NAMED), fc.constantFrom(...PARTS)).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...RESOURCES), fc.string({ maxLength: 10 })).map(([one, name]) => pathOf(one, `/${name}`)),
    fc.string({ maxLength: 40 }),
  ),
  query: fc.constantFrom(...QUERIES),
  type: fc.constantFrom(...TYPES),
  body: fc.jsonValue() as fc.Arbitrary<Json>,
});

/** A Status where it is refused, and something to read. */
const answerProblems = ({ status, body }: ApiResponse): readonly string[] => [
  ...(STATUSES.includes(status) ? [] : [`answers ${status}`]),
  ...(status < 400 || (typeof body === 'string' && body.includes('"kind":"Status"'))
    ? []
    : ['refuses without a Status']),
  ...(body.length > 20_000_000 ? [`answers ${body.length} bytes`] : []),
];

const reachedBy = ({ status, body }: ApiResponse): string =>
  status < 400 ? String(status) : `${status} ${textOf(fieldsOf(JSON.parse(String(body)) as Json).message)}`;

/** One request to a cluster, without controllers. */
function asked(request: ApiRequest, cluster: Cluster, before: string): Outcome {
  if (isWatch(request)) {
    const watch = readWatch(request);
    const answer = 'about' in watch ? encodeWatchEvents(watch, initialEvents(watch, cluster), true) : watch;
    if (typeof answer === 'string') return { reached: 'a watch', problems: NOTHING_WRONG };
    return { reached: reachedBy(answer), problems: () => answerProblems(answer) };
  }
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(request.method)) {
    const answer = read(request, cluster);
    return { reached: reachedBy(answer), problems: () => answerProblems(answer) };
  }
  const copy = cluster.fork();
  const { response, about, line } = write(request, copy);
  return {
    reached: `${reachedBy(response)} ${line.slice(0, 40)}`,
    problems: () => {
      const after = copy.snapshot();
      const isChanged = encodeCluster(after) !== before;
      return [
        ...answerProblems(response),
        ...(response.status >= 400 && (isChanged || about.length > 0) ? ['refused, and changed something'] : []),
        // What its controllers have not seen yet need not be sound.
        ...(isChanged ? losses(after) : []),
      ];
    },
  };
}

export const kubernetesApi: Target = {
  name: 'kube-api',
  about: 'requests to the Kubernetes API: paths, queries, bodies, watches',
  share: 90,
  seeds,
  made,
  open: async () => {
    const [, , given] = await givenChannels();
    const cluster = new Cluster(given!.record!.cluster);
    return (input) => asked(requestOf(input, cluster.now), cluster, given!.text);
  },
};

export const apiChanges: Target = {
  name: 'kube-changes',
  about: 'the same as changes of a channel: quotas, controllers, what is saved',
  share: 20,
  seeds,
  made,
  open: async () => {
    const door = await ChannelDoor.open();
    return async (input) => {
      const { app, team } = door.begin(JSON.stringify(input));
      const { handler, clock } = app.channel;
      const api = new ChannelApi(new ServedVersions({ clusters: door.store, clock }), handler, { note: () => {} });
      const caller = { id: { team, channel: 'C1' }, person: ANA, session: '' };
      const request = requestOf(input, clock.now());
      const isExec = request.path.endsWith('/exec');
      const answer = await (isExec ? api.execute(caller, request) : api.answer(caller, request));
      if ('stdout' in answer) return { reached: `ran ${answer.stderr}`, problems: () => door.problems(false) };
      return {
        reached: reachedBy(answer),
        steps: door.steps(),
        problems: () => [...answerProblems(answer), ...door.problems(answer.status >= 400)],
      };
    };
  },
};

/** The beginning of a body of protobuf, and one with a message in it. */
const MAGIC = 'k8s\u0000';
const PROTOBUF = `${MAGIC}\n\u000f\n\u0002v1\u0012\tNamespace\u0012\u000b\n\t\n\u0003lab\u0012\u0002xy`;

export const protobuf: Target = {
  name: 'protobuf',
  about: 'bodies of protobuf',
  share: 60,
  seeds: () => [PROTOBUF, MAGIC, `${PROTOBUF}${PROTOBUF}`],
  made: fc.uint8Array({ maxLength: 120 }).map((bytes) => MAGIC + Buffer.from(bytes).toString('latin1')),
  open: () => (input) => {
    const decoded = decodeProtobuf(Buffer.from(textOf(input), 'latin1'));
    return { reached: isRejected(decoded) ? decoded.message : 'decoded', problems: NOTHING_WRONG };
  },
};

const PATCH_TYPES = ['strategic', 'merge', 'json'] as const;

export const patches: Target = {
  name: 'patches',
  about: 'patches of an object: strategic, merge, JSON',
  share: 60,
  seeds: () => [
    ...[0, 1, 2, 3, 4, 5, 6].flatMap((object): readonly Json[] => [
      { object, type: 0, patch: { spec: { template: { spec: { containers: [{ name: 'web', image: 'x' }] } } } } },
      { object, type: 0, patch: { spec: { $setElementOrder: [], containers: [{ $patch: 'delete', name: 'web' }] } } },
      {
        object,
        type: 0,
        patch: {
          metadata: { labels: { a: null }, $retainKeys: ['labels'] },
          '$deleteFromPrimitiveList/finalizers': ['x'],
        },
      },
      { object, type: 1, patch: { metadata: { annotations: { a: 'b' } }, spec: null } },
      {
        ...{ object, type: 2 },
        patch: [
          { op: 'test', path: '/metadata/name', value: 'web' },
          { op: 'copy', from: '/metadata', path: '/metadata/labels/a' },
          { op: 'move', from: '/spec', path: '/status' },
          { op: 'remove', path: '/spec/containers/0' },
          { op: 'add', path: '/metadata/finalizers/-', value: 'x' },
        ],
      },
    ]),
  ],
  made: fc.record({
    object: fc.nat({ max: 40 }),
    type: fc.nat({ max: 2 }),
    patch: fc.jsonValue() as fc.Arbitrary<Json>,
  }),
  open: async () => {
    const [, , given] = await givenChannels();
    const { objects: all } = given!.record!.cluster;
    const kinds = Object.keys(KINDS).flatMap((kind) => all.find((object) => object.kind === kind) ?? []);
    return (input) => {
      const { object, type, patch } = fieldsOf(input);
      const place = (value: unknown): number => (typeof value === 'number' ? Math.abs(Math.trunc(value)) : 0);
      const patched = patchedObject(kinds[place(object) % kinds.length]!, PATCH_TYPES[place(type) % 3]!, patch);
      return { reached: isRejected(patched) ? patched.message : 'patched', problems: NOTHING_WRONG };
    };
  },
};
