/**
 * The web server of `npm start`: turns HTTP into events for the handlers, and serves the playground.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonLog } from '../app/json-log';
import type { HttpResponse } from '../slack/http-event';
import { INSTALL_PATH, REDIRECT_PATH } from '../slack/install/install';
import { PICTURES_PATH } from '../slack/picture-links';
import { ClusterPanel } from './cluster-panel';
import type { OnSaved } from './heard-cluster-store';
import { content, empty, json } from './json-answer';
import { readBody, sendResponse, toLambdaEvent } from './lambda-event';
import { isForThisMachine } from './own-page';
import { Playground } from './playground';
import { INSTANCE_HEADER, type Running } from './running';
import { type RegisteredApp, SlackOAuth } from './slack-oauth';
import { LOCAL_TEAM } from './slack-requests';
import { Updates } from './updates';
import type { LocalTutor } from './tutor';
import { LocalWebApi } from './web-api';
import { MEMBERS, onlyIn } from './places';
import { Workspace } from './workspace';

export interface GatewayOptions {
  readonly port: number;
  readonly signingSecret: string;
  /** The app that is installed by OAuth, as this machine's Slack knows it. */
  readonly app?: RegisteredApp | undefined;
  /** Who answers, once it can; undefined when it never will. */
  readonly tutor: () => Promise<Answering | undefined>;
}

export type Answering = Pick<LocalTutor, 'slack' | 'pictures' | 'install' | 'clusters'>;

export interface Gateway extends Running {
  /** Tells the pages that look on of a new version of a cluster. */
  readonly onSaved: OnSaved;
  close(): Promise<void>;
}

/** Starts to listen on this machine only. */
export async function startGateway({ port, signingSecret, app, tutor }: GatewayOptions): Promise<Gateway> {
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const updates = new Updates();
  const workspace = new Workspace({
    signingSecret,
    origin,
    now: () => Date.now(),
    heard: (latest, person) => updates.change(latest, person),
    send: async ({ headers, body }) => {
      const answer = await fetch(`${origin()}/slack/events`, { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.text() };
    },
  });
  const playground = new Playground(workspace, new ClusterPanel(async () => (await tutor())?.clusters));
  const oauth = new SlackOAuth(app, () => Date.now());
  const webApi = new LocalWebApi(workspace, oauth);
  const instance = randomUUID();
  const server = createServer((request, response) => {
    const person = listenerOf(request);
    if (person !== undefined) return updates.listen(person, response, workspace.conversation.latest);
    route(request, { tutor, workspace, playground, webApi, oauth, instance }).then(
      (answer) => sendResponse(response, answer),
      (error: unknown) => fail(response, error),
    );
  });
  await listen(server, port);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    instance,
    onSaved: ({ team, channel }, { version }) => {
      if (team === LOCAL_TEAM) updates.cluster(channel, version, onlyIn(channel));
    },
    close: () =>
      new Promise((resolve) => {
        updates.close();
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

const log = jsonLog((line) => process.stderr.write(`${line}\n`));

interface Parts {
  readonly tutor: GatewayOptions['tutor'];
  readonly workspace: Workspace;
  readonly playground: Playground;
  readonly webApi: LocalWebApi;
  readonly oauth: SlackOAuth;
  readonly instance: string;
}

async function route(
  request: IncomingMessage,
  { tutor, workspace, playground, webApi, oauth, instance }: Parts,
): Promise<HttpResponse> {
  const isAddress = URL.canParse(request.url ?? '', 'http://localhost');
  // An upload that is cut off has nobody left to answer to.
  const body = await readBody(request).catch(() => undefined);
  if (!isAddress || body === undefined) return { statusCode: 400, headers: { Connection: 'close' }, body: '' };
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (pathname === '/slack/events' || pathname.startsWith('/reports/')) {
    return (await tutor())?.slack(toLambdaEvent(request, body)) ?? empty(503);
  }
  if (pathname.startsWith(PICTURES_PATH)) {
    return (await tutor())?.pictures(toLambdaEvent(request, body)) ?? empty(503);
  }
  if ([INSTALL_PATH, REDIRECT_PATH].includes(pathname)) {
    return (await tutor())?.install(toLambdaEvent(request, body)) ?? empty(503);
  }
  if (pathname === '/healthz') {
    return { statusCode: 200, headers: { 'Content-Type': 'text/plain', [INSTANCE_HEADER]: instance }, body: 'ok' };
  }
  if (!isForThisMachine(request.headers)) return { statusCode: 404, body: '' };
  if (pathname.startsWith('/hooks/')) {
    const { status, error } = await workspace.hooks.post(pathname, body.toString('utf8'));
    return status === 200 ? content('text/html', 'ok') : { ...json({ ok: false, error }), statusCode: status };
  }
  const consent = request.method === 'GET' ? oauth.page(pathname, searchParams) : undefined;
  if (consent !== undefined) return consent;
  if (pathname.startsWith('/api/') && request.method === 'POST') {
    return webApi.answer(pathname, request.headers.authorization, body.toString('utf8'));
  }
  return playground.answer(request, pathname, body.toString('utf8'));
}

/** Whose page asks to be told what is new; undefined for every other request. */
function listenerOf({ url = '', method, headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' || !url.startsWith('/playground/updates?') || !isForThisMachine(headers)) return undefined;
  const person = new URLSearchParams(url.slice(url.indexOf('?'))).get('person');
  return MEMBERS.find(({ id }) => id === person)?.id;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function fail(response: ServerResponse, error: unknown): void {
  log.error('gateway-failed', error);
  if (response.headersSent) response.end();
  else sendResponse(response, { statusCode: 500, body: '' });
}
