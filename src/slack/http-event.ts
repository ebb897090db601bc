/**
 * What the shapes of Lambda's HTTP events have in common: REST API (1.0), HTTP API and Function URL (2.0).
 * Nothing here trusts its input: an event may come from a test console, and its body from anybody.
 */
import { type Fields, fieldsOf, isFields, textOf } from './payload';

export interface HttpRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** A header by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** The body as it was sent, base64 undone. */
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of an answer in payload 2.0, which is the only one that sets any. */
  readonly cookies?: readonly string[];
  /** The body is base64 of the bytes that are sent. */
  readonly isBase64Encoded?: true;
}

/** The request that an event carries, or undefined for an event that carries none. */
export function readHttpEvent(event: unknown): HttpRequest | undefined {
  if (!isFields(event)) return undefined;
  const context = fieldsOf(event.requestContext);
  const http = fieldsOf(context.http);
  const method = event.httpMethod ?? http.method;
  if (typeof method !== 'string') return undefined;
  const headers = readHeaders(event);
  const body = typeof event.body === 'string' ? event.body : '';
  return {
    method: method.toUpperCase(),
    path: textOf(event.rawPath ?? event.path),
    query: readQuery(event),
    header: (name) => headers.get(name),
    body: Buffer.from(body, event.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** Payload 2.0 has the query as it was sent, 1.0 its parts. */
function readQuery(event: Fields): URLSearchParams {
  if (typeof event.rawQueryString === 'string') return new URLSearchParams(event.rawQueryString);
  const parts = Object.entries(fieldsOf(event.queryStringParameters));
  return new URLSearchParams(parts.map(([name, value]): [string, string] => [name, textOf(value)]));
}

function readHeaders(event: Fields): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, values] of Object.entries(fieldsOf(event.multiValueHeaders))) {
    const first: unknown = Array.isArray(values) ? values[0] : undefined;
    if (typeof first === 'string') headers.set(name.toLowerCase(), first);
  }
  for (const [name, value] of Object.entries(fieldsOf(event.headers))) {
    if (typeof value === 'string') headers.set(name.toLowerCase(), value);
  }
  // Payload 2.0 takes cookies out of the headers.
  const cookies = Array.isArray(event.cookies) ? event.cookies.filter((cookie) => typeof cookie === 'string') : [];
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  return headers;
}
