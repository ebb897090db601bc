/**
 * What people's browsers and Slack fetch by an address: pictures and tables, and nothing else of this machine.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PICTURES_PATH } from '../slack/picture-links';
import { empty } from './json-answer';
import { readBody, sendResponse, toLambdaEvent } from './lambda-event';
import type { LocalTutor } from './tutor';

export interface LinkServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts to listen on this machine only: a tunnel leads from the public address to it. */
export async function startLinkServer(
  port: number,
  { slack, pictures }: Pick<LocalTutor, 'slack' | 'pictures'>,
): Promise<LinkServer> {
  const answer = (path: string): LocalTutor['slack'] | undefined =>
    path.startsWith(PICTURES_PATH) ? pictures : path.startsWith('/reports/') ? slack : undefined;
  const server = createServer((request, response) => {
    const handler = answer(request.url ?? '');
    const work = async () => {
      const body = await readBody(request);
      return handler === undefined || body === undefined ? empty(404) : handler(toLambdaEvent(request, body));
    };
    work().then(
      (answered) => sendResponse(response, answered),
      () => sendResponse(response, empty(400)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
