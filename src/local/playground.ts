/**
 * Serves the playground page and does what is typed and pressed on it.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { HttpResponse } from '../slack/http-event';
import { ADD_MISSION } from '../slack/mission-shortcut';
import type { Chosen } from './interactions';
import { MEMBERS, PLACES, type Workspace } from './workspace';

const FOLDER = join(__dirname, '..', '..', 'playground');
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/playground.css': ['playground.css', 'text/css'],
  '/playground.js': ['playground.js', 'text/javascript'],
  '/blocks.js': ['blocks.js', 'text/javascript'],
  '/modal.js': ['modal.js', 'text/javascript'],
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
    if (path === '/playground/press') return this.act(fields(body));
    if (path === '/playground/view') return this.view(fields(body));
    if (path === '/playground/home') return this.home(fields(body));
    if (path === '/playground/shortcut') return this.shortcut(fields(body));
    return { statusCode: 404, body: '' };
  }

  private messages(query: URLSearchParams): HttpResponse {
    const [member, place] = whoAndWhere(query.get('person'), query.get('channel'));
    if (member === undefined || place === undefined) return json({ messages: [], latest: 0 });
    const { conversation, views } = this.workspace;
    const messages = conversation.seenBy(member.id, place.id, Number(query.get('after') ?? 0));
    return json({ messages, latest: conversation.latest, view: views.of(member.id) });
  }

  private async command({ person, channel, text }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined || typeof text !== 'string') return { statusCode: 400, body: '' };
    await this.workspace.type(member, place, text);
    return { statusCode: 204, body: '' };
  }

  /** A button or a menu of a message. */
  private async act({ person, channel, message, action, chosen }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined || typeof action !== 'string') return { statusCode: 400, body: '' };
    const act = { entry: Number(message), actionId: action, chosen: chosenIn(chosen) };
    return done(await this.workspace.act(member, place, act));
  }

  /** The home tab is looked at. */
  private async home({ person, channel }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    return done(member !== undefined && place !== undefined && (await this.workspace.openHome(member)));
  }

  /** The entry *Add as a mission* in the menu of what somebody said. */
  private async shortcut({ person, channel, message }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined) return done(false);
    return done(await this.workspace.choose(member, place, Number(message), ADD_MISSION));
  }

  /** A menu of a modal, or the modal as a whole: sent or closed. */
  private async view({ person, view, action, chosen, close }: Fields): Promise<HttpResponse> {
    const member = MEMBERS.find(({ id }) => id === person);
    const open = member === undefined ? undefined : this.workspace.views.of(member.id);
    if (member === undefined || open === undefined || open.id !== view) return done(false);
    if (close === true) {
      this.workspace.views.close(member.id);
      return done(true);
    }
    if (typeof action !== 'string') return done(await this.workspace.submit(member, open, chosenIn(chosen)));
    return done(await this.workspace.chooseIn(member, open, action, chosenIn(chosen)));
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The person and the channel, if that person may see it. */
function whoAndWhere(person: unknown, channel: unknown) {
  const member = MEMBERS.find(({ id }) => id === person);
  const place = PLACES.find(({ id, only }) => id === channel && (only ?? person) === person);
  return [member, place] as const;
}

const chosenIn = (value: unknown): Chosen => (typeof value === 'object' && value !== null ? (value as Chosen) : {});

const done = (isDone: boolean): HttpResponse => ({ statusCode: isDone ? 204 : 400, body: '' });

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
