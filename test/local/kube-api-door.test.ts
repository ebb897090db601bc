/** Who gets past the door of the Kubernetes API on this machine. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { sealToken, TOKEN_LASTS } from '../../src/local/kube-api-tokens';
import { KubeApiWire } from './kube-api-wire';
import { TutorUnderTest } from './tutor-under-test';

const UNAUTHORIZED = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: 'Unauthorized',
  reason: 'Unauthorized',
  code: 401,
};

describe('the door of the Kubernetes API', () => {
  let tutor: TutorUnderTest;
  let wire: KubeApiWire;
  beforeAll(async () => {
    tutor = await TutorUnderTest.start();
    wire = new KubeApiWire(await tutor.kubeApi(), 'C1');
    await tutor.type('deploy web', 'C1');
    await tutor.type('deploy secret-of-others', 'C2');
  });
  afterAll(() => tutor.close());

  it('a token opens the channel that it was made for, and no other', async () => {
    const others = [`//clusters/${LOCAL_TEAM}/C2`, `//clusters/${LOCAL_TEAM}/C1/../C2`, '//clusters/TOTHER/C1'];
    const looks = others.map((cluster) => wire.ask(`${cluster}/apis/apps/v1/deployments`));
    const change = wire.ask(`${others[0]}/apis/apps/v1/namespaces/default/deployments/secret-of-others`, {
      method: 'DELETE',
    });
    expect((await Promise.all([...looks, change])).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect((await wire.ask('/apis/apps/v1/deployments')).body).not.toContain('secret-of-others');
  });

  it('a token counts for a week', async () => {
    expect((await wire.ask('/version')).status).toBe(200);
    const almost = wire.token('C1', Date.now() - TOKEN_LASTS + 60_000);
    expect((await wire.ask('/version', { authorization: `Bearer ${almost}` })).status).toBe(200);
    const over = wire.token('C1', Date.now() - TOKEN_LASTS - 1);
    expect((await wire.ask('/version', { authorization: `Bearer ${over}` })).status).toBe(401);
  });

  it('without a token nothing is said, not even whether there is such a channel', async () => {
    const token = wire.token();
    const other = sealToken(
      { id: { team: LOCAL_TEAM, channel: 'C1' }, person: { id: 'U1', name: 'x' } },
      Buffer.alloc(32),
      Date.now(),
    );
    const flipped = `${token.slice(0, -2)}${token.endsWith('A') ? 'B' : 'A'}${token.at(-1)}`;
    const wrong = [
      null,
      '',
      'Bearer',
      `Bearer ${flipped}`,
      `Bearer ${other}`,
      `Basic ${token}`,
      `Bearer ${'A'.repeat(5000)}`,
    ];
    const answers = await Promise.all([
      ...wrong.map((authorization) => wire.ask('/api/v1/pods', { authorization })),
      wire.ask(`//clusters/${LOCAL_TEAM}/C2/api/v1/pods`),
      wire.ask(`//clusters/${LOCAL_TEAM}/C1/../C2/api/v1/pods`),
      wire.ask(`//clusters/${LOCAL_TEAM}/CNONE/api/v1/pods`),
      wire.ask(`//clusters/TOTHER/C1/api/v1/pods`),
      wire.ask('//healthz'),
      wire.ask('//'),
      wire.ask('/healthz', { authorization: null }),
      wire.ask('/api/v1/namespaces/default/pods', { authorization: null, method: 'POST', body: '{}' }),
      wire.ask('/api/v1/pods?watch=true', { authorization: null }),
    ]);
    const shapes = answers.map(({ status, headers: { date: _, ...headers }, body }) => ({ status, headers, body }));
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
    expect(shapes[0]!.status).toBe(401);
    expect(JSON.parse(shapes[0]!.body)).toEqual(UNAUTHORIZED);
  });

  it('a page of another site, or a name of somebody else, reaches nothing of the API', async () => {
    const { port } = new URL(wire.place.url);
    const headers: readonly Readonly<Record<string, string>>[] = [
      { Host: 'rebound.example' },
      { Host: `rebound.example:${port}` },
      { Origin: 'https://example.com' },
      { Origin: `https://127.0.0.1:${port}` },
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
    ];
    for (const sent of headers) {
      const { status, body } = await wire.ask('/version', { headers: sent });
      expect([sent, status, body]).toEqual([sent, 404, '']);
    }
    for (const Host of [`localhost:${port}`, `[::1]:${port}`]) {
      expect((await wire.ask('/version', { headers: { Host } })).status).toBe(200);
    }
  });

  it('no other machine can connect to the API', async () => {
    const port = Number(new URL(wire.place.url).port);
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) => (one !== undefined && !one.internal && one.family === 'IPv4' ? [one.address] : []));
    for (const host of [...others, '127.0.0.2']) {
      const failed = await new Promise((resolve) => {
        const socket = connect({ host, port, timeout: 500 });
        socket.once('connect', () => resolve(false));
        socket.once('error', () => resolve(true));
        socket.once('timeout', () => resolve(true));
      });
      expect(failed).toBe(true);
    }
    expect(new URL(wire.place.url).hostname).toBe('127.0.0.1');
  });

  it('a body that is larger than any is cut off', async () => {
    const path = '/api/v1/namespaces/default/configmaps';
    const headers = { 'Content-Type': 'application/json' };
    const { status, body } = await wire.ask(path, { method: 'POST', headers, body: 'x'.repeat(3 * 1024 * 1024 + 1) });
    expect([status, body]).toEqual([413, expect.stringContaining('RequestEntityTooLarge')]);
    // Also where nobody would read it.
    expect((await wire.ask('/version', { body: 'x'.repeat(3 * 1024 * 1024 + 1) })).status).toBe(413);
    expect((await wire.ask('/version', { headers: { 'X-Long': 'x'.repeat(20_000) } })).status).toBe(431);
    expect((await wire.ask('/version')).status).toBe(200);
  });

  it('what is no address of an API is answered with a Status', async () => {
    const paths = ['/', '/api/v1/nothing', '/%', '/%00', '/apis/apps/v1/namespaces/%2e%2e/deployments', '/clusters/x'];
    const answers = await Promise.all(paths.map((path) => wire.ask(path)));
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    expect((await wire.ask('/api/v1/nothing')).body).toContain('could not find the requested resource');
    expect((await wire.ask('/api/v1/pods', { method: 'TRACE' })).status).toBe(405);
  });
});
