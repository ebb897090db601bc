/**
 * The Kubernetes API of this machine: TLS, a token, then the cluster of one channel. It listens for this machine only.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from '../app/ports';
import type { ApiRequest, ApiResponse } from '../kube-api/request';
import { statusResponse } from '../kube-api/status';
import { warningHeaders } from '../kube-api/warning-headers';
import type { Caller, ChannelApi } from '../app/kube-api/channel-api';
import { type Admitted, admit, isAdmitted } from './kube-api-door';
import { KubeApiExec, refuse } from './kube-api-exec';
import { makeCertificate } from './kube-api-certificate';
import type { KubeApiPlace } from './kube-api-place';
import { KubeApiStreams } from './kube-api-streams';
import { newTokenKey } from './kube-api-tokens';
import { readBody } from './lambda-event';
import { OpenAnswers } from './open-answers';

/** Of a request body, as upstream. */
const LONGEST_BODY = 3 * 1024 * 1024;
/** Open connections: a kubectl has one or two. */
const MOST_CONNECTIONS = 100;
/** Milliseconds that the other side has for TLS, for the head of a request, and for all of it. */
const PATIENCE: Patience = { handshake: 10_000, head: 10_000, request: 30_000 };
/** How often that is looked at. */
const LOOKS_EVERY = 5_000;
/** Milliseconds for what is being answered when the server stops. */
const ENDS_WITHIN = 2_000;
/** Characters of all headers of a request. */
const LONGEST_HEADERS = 16_384;

export interface KubeApiOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly api: ChannelApi;
  readonly log: Log;
  /** Wall-clock milliseconds. */
  readonly now: () => number;
  readonly patience?: Patience;
}

/** Milliseconds. */
interface Patience {
  readonly handshake: number;
  readonly head: number;
  readonly request: number;
}

export interface KubeApiServer extends KubeApiPlace {
  /** Answers that are open: watches, and logs that somebody follows. */
  readonly open: () => number;
  close(): Promise<void>;
}

/** Starts to listen on this machine only. */
export async function startKubeApi({ port, api, log, now, patience }: KubeApiOptions): Promise<KubeApiServer> {
  const { handshake, head, request: whole } = patience ?? PATIENCE;
  const key = newTokenKey();
  const { cert, key: privateKey } = await makeCertificate(now());
  const server = createServer({
    ...{ cert, key: privateKey, minVersion: 'TLSv1.2', maxHeaderSize: LONGEST_HEADERS },
    ...{ handshakeTimeout: handshake, headersTimeout: head, requestTimeout: whole },
    connectionsCheckingInterval: Math.min(LOOKS_EVERY, head),
  });
  server.maxConnections = MOST_CONNECTIONS;
  const open = new OpenAnswers();
  const streams = new KubeApiStreams(api, open);
  const exec = new KubeApiExec(api);
  server.on('request', (request, response) => {
    answer(request, response, { key, streams, exec, now })
      .then((answered) => answered && send(response, answered))
      // Also where an answer cannot be sent: what one request does ends no other one.
      .catch((error: unknown) => {
        log.error('kube-api-failed', error);
        send(response, FAILED);
      });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head, { key, streams, exec, now }).catch((error: unknown) => {
      log.error('kube-api-failed', error);
      socket.destroy();
    });
  });
  await listen(server, port);
  return {
    ...{ key, cert, url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` },
    open: () => open.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        open.close();
        exec.close();
        server.closeIdleConnections();
        // What hangs on is cut off.
        setTimeout(() => server.closeAllConnections(), ENDS_WITHIN).unref();
      }),
  };
}

interface Parts {
  readonly key: Buffer;
  readonly streams: KubeApiStreams;
  readonly exec: KubeApiExec;
  readonly now: () => number;
}

/** Undefined where the answer is under way already. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { key, streams, now }: Parts,
): Promise<ApiResponse | undefined> {
  const admitted = admit(request, key, now());
  if (!isAdmitted(admitted)) return admitted;
  // An upload that is cut off has nobody left to answer to.
  const body = await readBody(request, LONGEST_BODY).catch(() => undefined);
  if (body === undefined) return TOO_LARGE;
  return streams.answer(callerOf(request, admitted), asked(request, admitted, body, now()), response);
}

/** A connection that is to become another one. */
async function upgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { key, exec, now }: Parts,
): Promise<void> {
  const admitted = admit(request, key, now());
  if (!isAdmitted(admitted)) {
    refuse(socket, admitted);
    return;
  }
  const wanted = asked(request, admitted, new Uint8Array(), now());
  await exec.upgrade(callerOf(request, admitted), wanted, request, socket, head);
}

const callerOf = (request: IncomingMessage, { id, person }: Admitted): Caller => ({
  id,
  person,
  session: header(request, 'kubectl-session'),
});

function asked(request: IncomingMessage, { path, query, person }: Admitted, body: Uint8Array, now: number): ApiRequest {
  return {
    ...{ path, query, body, now, user: person.name },
    method: request.method ?? 'GET',
    accept: header(request, 'accept'),
    contentType: header(request, 'content-type'),
    kubectlCommand: header(request, 'kubectl-command'),
  };
}

const header = ({ headers }: IncomingMessage, name: string): string => [headers[name] ?? ''].flat().join(',');

const FAILED = statusResponse({ code: 500, reason: 'InternalError', message: 'Internal error occurred' });
const TOO_LARGE = statusResponse({
  code: 413,
  reason: 'RequestEntityTooLarge',
  message: `Request entity too large: limit is ${LONGEST_BODY}`,
});

function send(response: ServerResponse, { status, contentType, body, warnings = [], headers = {} }: ApiResponse): void {
  if (response.headersSent || response.destroyed) return void response.end();
  response.writeHead(status, {
    'Content-Type': contentType,
    'Cache-Control': 'no-cache, private',
    ...(warnings.length === 0 ? {} : { Warning: [...warningHeaders(warnings)] }),
    ...headers,
  });
  response.end(body);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
