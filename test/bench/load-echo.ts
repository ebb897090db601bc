/** Bolt's hello world behind a server of its own: what the same machine does when nothing is asked of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, sendResponse, toLambdaEvent } from '../../src/local/lambda-event';
import type { HttpResponse } from '../../src/slack/http-event';
import { handler } from './plain-bolt';

/** Bolt's handler as Lambda calls it; its types ask for more than it reads. */
const answer = handler as unknown as (event: object, context: object) => Promise<HttpResponse>;

const server = createServer((request, response) => {
  void readBody(request)
    .then((body) => answer(toLambdaEvent(request, body ?? Buffer.alloc(0)), {}))
    .then((answered) => sendResponse(response, answered));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://localhost:${(server.address() as AddressInfo).port}\n`);
});
