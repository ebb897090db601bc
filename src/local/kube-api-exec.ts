/**
 * `kubectl exec` on the wire: a websocket whose frames begin with the number of a channel.
 * Follows apimachinery/pkg/util/remotecommand and client-go/tools/remotecommand/websocket.go.
 */
import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Caller, ChannelApi } from '../app/kube-api/channel-api';
import { onlyWebsocket, type Ran, refusedExec } from '../kube-api/pod-exec';
import type { ApiRequest, ApiResponse } from '../kube-api/request';

/** Newest first. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
const STDOUT = 1;
const STDERR = 2;
const ERROR = 3;
/** Bytes of one frame that somebody sends: what is typed, and nothing reads it. */
const LONGEST_FRAME = 1_000_000;
/** Milliseconds after which a connection that is not closed is cut. */
const CLOSES_WITHIN = 5_000;

export class KubeApiExec {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_FRAME,
    handleProtocols: (offered) => PROTOCOLS.find((one) => offered.has(one)) ?? false,
  });

  constructor(private readonly api: ChannelApi) {}

  /** Takes a connection over: it becomes a stream to a container, or is refused and closed. */
  async upgrade(
    caller: Caller,
    asked: ApiRequest,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<void> {
    const newest = await this.api.newest(caller.id);
    const refused = 'status' in newest ? newest : (refusedExec(asked, newest.cluster) ?? notSpoken(request));
    if (refused !== undefined) {
      refuse(socket, refused);
      return;
    }
    const opened = await new Promise<WebSocket>((resolve) =>
      this.sockets.handleUpgrade(request, socket, head, resolve),
    );
    opened.on('error', () => opened.terminate());
    const timer = setTimeout(() => opened.terminate(), CLOSES_WITHIN);
    opened.once('close', () => clearTimeout(timer));
    const answer = await this.api.execute(caller, asked);
    send(opened, 'status' in answer && 'body' in answer ? refusedRun(answer) : answer, asked.query);
    opened.close(1000);
  }

  close(): void {
    for (const socket of this.sockets.clients) socket.terminate();
  }
}

/** Which of its ways to open a stream kubectl tries here. */
function notSpoken({ headers }: IncomingMessage): ApiResponse | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const isWebsocket = headers.upgrade?.toLowerCase() === 'websocket' && PROTOCOLS.some((one) => offered.includes(one));
  return isWebsocket ? undefined : onlyWebsocket();
}

function send(socket: WebSocket, { stdout, stderr, status }: Ran, query: URLSearchParams): void {
  const isWanted = (stream: string): boolean => /^(true|1)$/.test(query.get(stream) ?? '');
  // A terminal has one stream, and its lines end with a carriage return as well.
  const terminal = isWanted('tty') ? (stdout + stderr).replace(/\r?\n/g, '\r\n') : undefined;
  const frame = (channel: number, text: string): void => {
    if (text !== '') socket.send(Buffer.concat([Buffer.of(channel), Buffer.from(text)]));
  };
  if (isWanted('stdout')) frame(STDOUT, terminal ?? stdout);
  if (isWanted('stderr') && terminal === undefined) frame(STDERR, stderr);
  frame(ERROR, JSON.stringify(status));
}

const refusedRun = ({ body }: ApiResponse): Ran => ({
  stdout: '',
  stderr: '',
  status: JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8')) as object,
});

/** Answers a connection that wants to become another one, in HTTP, and ends it: also where the other side does not. */
export function refuse(socket: Duplex, { status, contentType, body }: ApiResponse): void {
  const bytes = Buffer.from(body);
  const timer = setTimeout(() => socket.destroy(), CLOSES_WITHIN);
  socket.once('close', () => clearTimeout(timer));
  socket.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: ${contentType}\r\n` +
          `Content-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`,
      ),
      bytes,
    ]),
  );
}
