/** What somebody with a token, or at the same machine, sends to the Kubernetes API to break it, or to change silently. */
import { connect as connectPlain, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { isRejected } from '../../src/api/rejection';
import { decodeProtobuf } from '../../src/kube-api/protobuf/decode';
import { type KubeApiServer, startKubeApi } from '../../src/local/kube-api-server';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { KubeApiWire } from '../local/kube-api-wire';
import { TutorUnderTest } from '../local/tutor-under-test';

const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
const WEB = '/apis/apps/v1/namespaces/default/deployments/web';
/** Milliseconds; what grows with the square of its size takes ten times as long and more. */
const QUICK = 4_000;

interface Object {
  readonly metadata: { readonly name: string; readonly resourceVersion: string };
  readonly spec: { readonly replicas: number };
}

const configMap = (
  name: string,
  fields: string,
): { method: string; headers: Record<string, string>; body: string } => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"${name}"},${fields}}`,
});

const patchOf = (type: string, body: unknown) => ({
  method: 'PATCH',
  headers: { 'Content-Type': `application/${type}` },
  body: JSON.stringify(body),
});

describe('requests that shall break the Kubernetes API', () => {
  let tutor: TutorUnderTest;
  let wire: KubeApiWire;
  beforeAll(async () => {
    tutor = await TutorUnderTest.start();
    wire = new KubeApiWire(await tutor.kubeApi(), 'C1');
    await tutor.type('deploy web', 'C1');
  });
  afterAll(() => tutor.close());

  const quickly = async (path: string, asked: Parameters<KubeApiWire['ask']>[1]) => {
    const began = performance.now();
    const answer = await wire.ask(path, asked);
    expect(performance.now() - began).toBeLessThan(QUICK);
    return answer;
  };

  it('a warning that quotes letters, ends of lines or a whole page ends nothing', async () => {
    const { status, headers } = await wire.ask(
      CONFIG_MAPS,
      configMap('letters', '"größe 日本":1,"a\\r\\nX: b\\u007f":2'),
    );
    expect(status).toBe(201);
    const warning = Buffer.from(String(headers.warning), 'latin1').toString('utf8');
    expect(warning).toContain('299 - "unknown field \\"größe 日本\\""');
    expect(headers).not.toHaveProperty('x');
    const many = Array.from({ length: 200 }, (_, index) => `"${String(index).repeat(300)}":1`).join();
    const long = await wire.ask(CONFIG_MAPS, configMap('long', many));
    expect([long.status, String(long.headers.warning).length < 8_000]).toEqual([201, true]);
    expect((await wire.ask('/version')).status).toBe(200);
  });

  it('JSON that ends nowhere is refused in no time', async () => {
    const asked = configMap('x', '"a":1');
    const { status, body } = await quickly(CONFIG_MAPS, { ...asked, body: `"${'\\"'.repeat(100_000)}` });
    expect([status, body]).toEqual([400, expect.stringContaining('unexpected end of JSON input')]);
  });

  it('JSON that nests deeper than any object is refused before it is read', async () => {
    const asked = configMap('x', '"a":1');
    const { status, body } = await quickly(CONFIG_MAPS, { ...asked, body: '{"a":'.repeat(40_000) });
    expect([status, body]).toEqual([400, expect.stringContaining('exceeded max depth')]);
  });

  it('thousands of operations of one patch cost little', async () => {
    await wire.ask(CONFIG_MAPS, configMap('patched', '"data":{"a":"b"}'));
    const adds = Array.from({ length: 4_000 }, (_, index) => ({ op: 'add', path: `/data/k${index}`, value: 'v' }));
    const { status } = await quickly(`${CONFIG_MAPS}/patched`, patchOf('json-patch+json', adds));
    expect(status).toBe(200);
  });

  it('copies of copies are refused before they fill the memory', async () => {
    await wire.ask(CONFIG_MAPS, configMap('copied', '"data":{"a":"b"}'));
    const copies = Array.from({ length: 18 }, (_, index) => ({ op: 'copy', from: '/data', path: `/data/c${index}` }));
    const { body } = await quickly(`${CONFIG_MAPS}/copied`, patchOf('json-patch+json', copies));
    expect(body).toContain('exceeding the limit');
  });

  it('small changes make no object that is too large', async () => {
    await wire.ask(CONFIG_MAPS, configMap('large', `"data":{"a":"${'x'.repeat(150_000)}"}`));
    const { status, body } = await wire.ask(
      `${CONFIG_MAPS}/large`,
      patchOf('merge-patch+json', { data: { b: 'x'.repeat(150_000) } }),
    );
    expect([status, body]).toEqual([413, expect.stringContaining('request is too large')]);
  });

  it('keys such as __proto__ are keys, wherever they stand', async () => {
    await wire.ask(CONFIG_MAPS, configMap('proto', '"data":{"__proto__":"kept","constructor":"kept"}'));
    const { body } = await wire.ask(`${CONFIG_MAPS}/proto`);
    expect(Object.entries((JSON.parse(body) as { readonly data: object }).data)).toEqual([
      ['__proto__', 'kept'],
      ['constructor', 'kept'],
    ]);
    await wire.ask(`${CONFIG_MAPS}/proto`, {
      ...patchOf('merge-patch+json', {}),
      body: '{"__proto__":{"polluted":"1"},"data":{"__proto__":"2"}}',
    });
    const path = '/constructor/prototype/polluted';
    await wire.ask(`${CONFIG_MAPS}/proto`, patchOf('json-patch+json', [{ op: 'add', path, value: '1' }]));
    expect(({} as { readonly polluted?: string }).polluted).toBeUndefined();
    for (const place of [
      '/apis/__proto__/v1/pods',
      '/api/v1/namespaces/__proto__/pods/constructor',
      '/openapi/v3/apis/__proto__/v1',
    ]) {
      expect((await wire.ask(place)).status).toBe(404);
    }
  });

  it.each(['labelSelector', 'fieldSelector', 'continue', 'resourceVersion'])(
    'a %s of 12 KB costs little',
    async (name) => {
      for (const unit of ['a,', '(', 'a in (', '!', ' ', '\\,', 'a=']) {
        const text = encodeURIComponent(unit.repeat(4_000 / encodeURIComponent(unit).length));
        const { status } = await quickly(`/api/v1/pods?${name}=${text}`, {});
        expect([200, 400]).toContain(status);
      }
    },
  );

  it('a grace of a million years is one that can be written', async () => {
    const { items } = JSON.parse((await wire.ask('/api/v1/namespaces/default/pods')).body) as { items: Object[] };
    const pod = `/api/v1/namespaces/default/pods/${items[0]!.metadata.name}`;
    const { status } = await wire.ask(`${pod}?gracePeriodSeconds=${Number.MAX_SAFE_INTEGER}`, { method: 'DELETE' });
    expect(status).toBe(200);
    expect((await tutor.type('get pods', 'C1')).status).toBe(200);
  });

  it('protobuf of a list without end is read as one', () => {
    const field = (number: number, bytes: Buffer): Buffer => {
      const varint = (value: number): number[] =>
        value < 128 ? [value] : [(value % 128) + 128, ...varint(value >> 7)];
      return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
    };
    const onExitCodes = field(3, Buffer.alloc(200_000, 1));
    const job = field(2, field(11, field(1, field(2, onExitCodes))));
    const typed = Buffer.concat([field(1, Buffer.from('batch/v1')), field(2, Buffer.from('Job'))]);
    const decoded = decodeProtobuf(Buffer.concat([Buffer.from('k8s\0'), field(1, typed), field(2, job)]));
    expect(isRejected(decoded)).toBe(false);
    expect(JSON.stringify(decoded)).toContain(`[${'1,'.repeat(199_999)}1]`);
  });

  it('what kubectl says that it was called with is not said again', async () => {
    await wire.ask(CONFIG_MAPS, {
      ...configMap('called', '"data":{}'),
      headers: {
        'Content-Type': 'application/json',
        'Kubectl-Command': 'kubectl create <!channel> --password=hunter2',
      },
    });
    await wire.ask(WEB, {
      ...patchOf('merge-patch+json', { spec: { minReadySeconds: 1 } }),
      headers: { 'Content-Type': 'application/merge-patch+json', 'Kubectl-Command': 'kubectl hunter2 *b* <!here>' },
    });
    await tutor.kubectlTold();
    const told = JSON.stringify(await tutor.seen('U1', 'C1')) + JSON.stringify(await stored());
    expect(told).toContain('configmap/called');
    expect(told).not.toMatch(/hunter2|<!channel>|<!here>/);
  });

  const stored = async () => (await tutor.clusters.load({ team: LOCAL_TEAM, channel: 'C1' }))!.commands;

  /** Sends bytes, and answers with all that comes back until the other side closes. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(wire.place.url);
      let got = '';
      const socket = connect({ port: Number(port), host: '127.0.0.1', ca: wire.place.cert, servername: 'localhost' });
      socket.on('data', (data: Buffer) => (got += data.toString()));
      socket.once('close', () => resolve(got));
      socket.once('error', reject);
      socket.write(text);
    });

  it.each([
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n\r\nGET x'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n'],
    ['chunks of an unknown coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a blank before a colon', 'Content-Length : 5\r\n\r\nhello'],
    ['a folded header', 'X: a\r\n b\r\n\r\n'],
    ['line feeds alone', 'X: a\n\nGET / HTTP/1.1\r\n\r\n'],
  ])('a request with %s is refused, and nothing behind it is read', async (_, rest) => {
    const head = `POST /clusters/${LOCAL_TEAM}/C1/version HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${wire.token()}\r\n`;
    expect(await raw(head + rest)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
  });
});

describe('connections that are kept open', () => {
  let server: KubeApiServer;
  beforeAll(async () => {
    const unused = undefined as unknown as Parameters<typeof startKubeApi>[0]['api'];
    const log = { info: () => {}, error: () => {} };
    const patience = { handshake: 150, head: 150, request: 300 };
    server = await startKubeApi({ port: 0, api: unused, log, now: () => Date.now(), patience });
  });
  afterAll(() => server.close());

  const closedWithin = (socket: Socket): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), 3_000);
      socket.on('error', () => {});
      socket.resume().once('close', () => {
        clearTimeout(timer);
        resolve(true);
      });
    });

  it('a connection that says nothing, or goes on too slowly, is closed', async () => {
    const port = Number(new URL(server.url).port);
    const silent = connectPlain({ port, host: '127.0.0.1' });
    const slow = connect({ port, host: '127.0.0.1', ca: server.cert, servername: 'localhost' });
    slow.write('GET / HTTP/1.1\r\nHost: local');
    const closed = await Promise.all([closedWithin(silent), closedWithin(slow)]);
    silent.destroy();
    slow.destroy();
    expect(closed).toEqual([true, true]);
  });
});

describe('numbers of versions after the cluster went back', () => {
  let tutor: TutorUnderTest;
  let wire: KubeApiWire;
  beforeAll(async () => {
    tutor = await TutorUnderTest.start();
    wire = new KubeApiWire(await tutor.kubeApi(), 'C1');
    await tutor.type('deploy web', 'C1');
  });
  afterAll(() => tutor.close());

  const web = async (): Promise<Object> => JSON.parse((await wire.ask(WEB)).body) as Object;
  const put = async (object: Object): Promise<number> => {
    const headers = { 'Content-Type': 'application/json' };
    return (await wire.ask(WEB, { method: 'PUT', headers, body: JSON.stringify(object) })).status;
  };

  it('what was read before a rewind overwrites nothing of after it', async () => {
    await tutor.type('annotate deployment web note=first', 'C1', 'a');
    const old = await web();
    await tutor.type('undo', 'C1', 'b');
    expect(await put({ ...old, spec: { ...old.spec, replicas: 5 } })).toBe(409);
    // As many changes as there were before: only the numbers tell them apart.
    await tutor.type('annotate deployment web note=second', 'C1', 'c');
    expect(await put(old)).toBe(409);
    const stale = { metadata: { resourceVersion: old.metadata.resourceVersion }, spec: { replicas: 5 } };
    expect((await wire.ask(WEB, patchOf('merge-patch+json', stale))).status).toBe(409);
    expect((await wire.ask(`${WEB}/scale`, patchOf('merge-patch+json', stale))).status).toBe(409);
    expect(JSON.stringify(await web())).toContain('second');
    await tutor.type('scale web 2', 'C1', 'h');
    expect(await put(await web())).toBe(200);
  });

  it('a watch that began before a rewind hears of all of it, or begins again', async () => {
    await tutor.type('scale web 4', 'C1', 'd');
    const before = JSON.parse((await wire.ask(WEB.replace('/web', ''))).body) as Object;
    await tutor.type('undo', 'C1', 'e');
    await tutor.type('scale web 3', 'C1', 'f');
    const since = async (version: string): Promise<readonly string[]> => {
      const query = `?watch=true&timeoutSeconds=1&resourceVersion=${version}`;
      const { status, body } = await wire.ask(WEB.replace('/web', query));
      if (status !== 200) return [String(status)];
      const lines = body.split('\n').filter((line) => line !== '');
      const events = lines.map((line) => JSON.parse(line) as { readonly type: string; readonly object: Object });
      return events.map(({ type, object }) => {
        // Whoever goes on from there misses nothing.
        expect(Number(object.metadata.resourceVersion)).toBeGreaterThan(Number(version));
        return `${type} ${object.spec.replicas}`;
      });
    };
    expect(await since(before.metadata.resourceVersion)).toEqual(['MODIFIED 3']);
    await tutor.type('undo', 'C1', 'g');
    expect(await since(before.metadata.resourceVersion)).toEqual(['MODIFIED 2']);
    expect(await since('999999')).toEqual(['410']);
  });
});
