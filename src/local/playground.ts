/**
 * Serves the playground page and does what is typed and pressed on it.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { HttpResponse } from '../slack/http-event';
import { MEMBERS, PLACES, type Workspace } from './workspace';

const FOLDER = join(__dirname, '..', '..', 'playground');
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/playground.css': ['playground.css', 'text/css'],
  '/playground.js': ['playground.js', 'text/javascript'],
  '/blocks.js': ['blocks.js', 'text/javascript'],
};
const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

export class Playground {
  constructor(private readonly workspace: Workspace) {}

  async answer(request: IncomingMessage, path: string, body: string): Promise<HttpResponse> {
    const file = FILES[path];
    if (file !== undefined && request.method === 'GET') return page(...file);
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (path === '/playground/people' && request.method === 'GET') return json({ people: MEMBERS, channels: PLACES });
    if (path === '/playground/messages' && request.method === 'GET') return this.messages(url.searchParams);
    if (request.method !== 'POST' || !isJson(request)) return { statusCode: 404, body: '' };
    if (path === '/playground/command') return this.command(fields(body));
    if (path === '/playground/press') return this.press(fields(body));
    return { statusCode: 404, body: '' };
  }

  private messages(query: URLSearchParams): HttpResponse {
    const [person, channel] = [query.get('person') ?? '', query.get('channel') ?? ''];
    const messages = this.workspace.seenBy(person, channel, Number(query.get('after') ?? 0));
    return json({ messages, latest: this.workspace.latest });
  }

  private async command({ person, channel, text }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined || typeof text !== 'string') return { statusCode: 400, body: '' };
    await this.workspace.type(member, place, text);
    return { statusCode: 204, body: '' };
  }

  private async press({ person, channel, message, action }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined || typeof action !== 'string') return { statusCode: 400, body: '' };
    const isDone = await this.workspace.press(member, place, Number(message), action);
    return { statusCode: isDone ? 204 : 400, body: '' };
  }
}

type Fields = Readonly<Record<string, unknown>>;

const whoAndWhere = (person: unknown, channel: unknown) =>
  [MEMBERS.find(({ id }) => id === person), PLACES.find(({ id }) => id === channel)] as const;

async function page(file: string, type: string): Promise<HttpResponse> {
  const body = await readFile(join(FOLDER, file), 'utf8');
  return { statusCode: 200, headers: { ...SECURITY, 'Content-Type': `${type}; charset=utf-8` }, body };
}

function json(content: unknown): HttpResponse {
  return {
    statusCode: 200,
    headers: { ...SECURITY, 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  };
}

/** Pages of other sites can post forms here, but not JSON. */
function isJson(request: IncomingMessage): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/json');
}

function fields(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}
