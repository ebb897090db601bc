/**
 * HTTP requests as events of Lambda, in the shape of API Gateway's HTTP API (payload 2.0), and answers back.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpResponse } from '../slack/http-event';

/** Bodies that are longer are not read: Slack sends nothing near this. */
const LONGEST_BODY = 2_000_000;

/** Everything that was sent, or undefined when it is too long. */
export async function readBody(request: IncomingMessage, longest = LONGEST_BODY): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** API Gateway hands text over as it is, and everything else, forms too, as base64. */
export function toLambdaEvent(request: IncomingMessage, body: Buffer): object {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim();
  const isText =
    type.startsWith('text/') || ['application/json', 'application/javascript', 'application/xml'].includes(type);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')]);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(headers) as Record<string, string>,
    requestContext: { http: { method: request.method, path: url.pathname, sourceIp: request.socket.remoteAddress } },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

export function sendResponse(response: ServerResponse, answer: HttpResponse): void {
  const { statusCode, headers, body, cookies, isBase64Encoded } = answer;
  const set = cookies === undefined ? {} : { 'Set-Cookie': [...cookies] };
  response
    .writeHead(statusCode, { ...headers, ...set })
    .end(isBase64Encoded === true ? Buffer.from(body, 'base64') : body);
}
