import { type LinkServer, startLinkServer } from '../../src/local/link-server';

describe('the server of links', () => {
  let server: LinkServer;
  const asked: string[] = [];
  const answering = (name: string) => (event: unknown) => {
    asked.push(`${name} ${(event as { readonly rawPath: string }).rawPath}`);
    return Promise.resolve({ statusCode: 200, body: name });
  };
  beforeAll(
    async () => (server = await startLinkServer(0, { slack: answering('slack'), pictures: answering('pictures') })),
  );
  afterAll(() => server.close());

  it('hands on what is asked for pictures and tables', async () => {
    expect(await (await fetch(`${server.url}/pictures/abc`)).text()).toBe('pictures');
    expect(await (await fetch(`${server.url}/reports/T1/C1.csv`)).text()).toBe('slack');
    expect(asked).toEqual(['pictures /pictures/abc', 'slack /reports/T1/C1.csv']);
  });

  it.each(['/', '/slack/events', '/playground/messages', '/api/chat.postMessage', '/slack/install'])(
    'knows nothing of %s',
    async (path) => {
      const before = asked.length;
      expect((await fetch(server.url + path, { method: 'POST', body: 'x' })).status).toBe(404);
      expect(asked).toHaveLength(before);
    },
  );
});
