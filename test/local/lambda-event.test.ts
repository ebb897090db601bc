import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendResponse } from '../../src/local/lambda-event';
import type { HttpResponse } from '../../src/slack/http-event';

describe('an answer of a function over HTTP', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  async function sent(answer: HttpResponse): Promise<Response> {
    server = createServer((_, response) => sendResponse(response, answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  test('sets each cookie by a header of its own', async () => {
    const answer = await sent({ statusCode: 200, cookies: ['a=1; Path=/', 'b=2'], body: '' });
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  });

  test('sends text as it is', async () => {
    const answer = await sent({ statusCode: 404, headers: { 'Content-Type': 'text/plain' }, body: 'aGk=' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('aGk=');
  });

  test('sends bytes that are in base64 as bytes', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const body = Buffer.from(bytes).toString('base64');
    const headers = { 'Content-Type': 'image/png' };
    const answer = await sent({ statusCode: 200, headers, body, isBase64Encoded: true });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('Content-Type')).toBe('image/png');
  });
});
