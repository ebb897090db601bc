/**
 * Serves the playground page and does what is typed and pressed on it.
 */
import type { IncomingMessage } from 'node:http';
import { own } from '../api/own';
import type { HttpResponse } from '../slack/http-event';
import { DO_SHORTCUT } from '../slack/do-shortcut';
import { APPLY_MANIFEST } from '../slack/apply-shortcut';
import { ADD_MISSION } from '../slack/mission-shortcut';
import type { ClusterPanel } from './cluster-panel';
import type { Chosen } from './filled-state';
import { bytes, content, empty, json } from './json-answer';
import { fontFile } from './font-file';
import { buildPage, type Page } from './page';
import { HOME, type Place } from './slack-requests';
import { MEMBERS, PLACES } from './places';
import type { Workspace } from './workspace';

/** Where the parts of the page are. */
const PARTS: Readonly<Record<string, readonly [part: keyof Page, type: string]>> = {
  '/': ['html', 'text/html'],
  '/playground.css': ['css', 'text/css'],
  '/playground.js': ['js', 'text/javascript'],
};

type Looks = Readonly<Record<string, (query: URLSearchParams) => HttpResponse | Promise<HttpResponse>>>;
type Deeds = Readonly<Record<string, (fields: Fields) => HttpResponse | Promise<HttpResponse>>>;

export class Playground {
  /** What a GET looks at. */
  private readonly looks: Looks = {
    '/playground/people': () => json({ people: MEMBERS, channels: PLACES }),
    '/playground/messages': (query) => this.messages(query),
    '/playground/cluster': (query) => this.inChannel(query, (place) => this.panel.cluster(place, query)),
    '/playground/picture': (query) => this.inChannel(query, (place) => this.panel.picture(place, query)),
    '/playground/replay': (query) => this.inChannel(query, (place) => this.panel.replay(place, query)),
    '/playground/image': (query) => this.image(query),
    '/fonts/regular.ttf': () => fontFile('regular'),
    '/fonts/strong.ttf': () => fontFile('strong'),
    '/playground/completions': (query) => this.inChannel(query, (place) => this.panel.completions(place, query)),
  };
  /** What a POST does. */
  private readonly deeds: Deeds = {
    '/playground/command': (fields) => this.command(fields),
    '/playground/press': (fields) => this.act(fields),
    '/playground/view': (fields) => this.view(fields),
    '/playground/home': (fields) => this.home(fields),
    '/playground/shortcut': (fields) => this.shortcut(fields),
  };

  constructor(
    private readonly workspace: Workspace,
    private readonly panel: ClusterPanel,
  ) {}

  async answer(request: IncomingMessage, path: string, body: string): Promise<HttpResponse> {
    if (request.method === 'GET') {
      const part = own(PARTS, path);
      if (part !== undefined) return page(...part);
      const url = new URL(request.url ?? '/', 'http://localhost');
      return own(this.looks, path)?.(url.searchParams) ?? empty(404);
    }
    const isPost = request.method === 'POST' && isJson(request);
    return (isPost ? own(this.deeds, path)?.(fieldsOf(body)) : undefined) ?? empty(404);
  }

  private messages(query: URLSearchParams): HttpResponse {
    const [member, place] = whoAndWhere(query.get('person'), query.get('channel'));
    if (member === undefined || place === undefined) return json({ messages: [], latest: 0 });
    const { conversation, views } = this.workspace;
    const messages = conversation.seenBy(member.id, place.id, Number(query.get('after') ?? 0));
    return json({ messages, latest: conversation.latest, view: views.of(member.id) });
  }

  /** A picture that was fetched when its message was posted; nothing is fetched for this. */
  private image(query: URLSearchParams): HttpResponse {
    const image = this.workspace.reception.images.find(query.get('url') ?? '');
    return image === undefined ? empty(404) : bytes(image.type, image.bytes);
  }

  /** Looks at the cluster of a channel, if the person may see it and it has one. */
  private async inChannel(
    query: URLSearchParams,
    look: (place: Place) => Promise<HttpResponse>,
  ): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(query.get('person'), query.get('channel'));
    if (member === undefined || place === undefined || place.name === HOME) return empty(400);
    return look(place);
  }

  private async command({ person, channel, text }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined || typeof text !== 'string') return empty(400);
    await this.workspace.type(member, place, text);
    return empty(204);
  }

  /** A button or a menu of a message. */
  private async act({ person, channel, message, action, chosen }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined || typeof action !== 'string') return empty(400);
    const act = { entry: Number(message), actionId: action, chosen: chosenIn(chosen) };
    return done(await this.workspace.act(member, place, act));
  }

  /** The home tab is looked at. */
  private async home({ person, channel }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    return done(member !== undefined && place !== undefined && (await this.workspace.openHome(member)));
  }

  /** An entry in the menu of what somebody said; without a message *Do something*. */
  private async shortcut({ person, channel, message, name }: Fields): Promise<HttpResponse> {
    const [member, place] = whoAndWhere(person, channel);
    if (member === undefined || place === undefined) return done(false);
    if (message === undefined) return done(await this.workspace.chooseGlobal(member, DO_SHORTCUT));
    const shortcut = name === 'apply' ? APPLY_MANIFEST : ADD_MISSION;
    return done(await this.workspace.choose(member, place, Number(message), shortcut));
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
    if (typeof action !== 'string') {
      const sent = await this.workspace.submit(member, open, chosenIn(chosen));
      return 'errors' in sent ? json(sent) : done(sent.isTaken);
    }
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

const done = (isDone: boolean): HttpResponse => empty(isDone ? 204 : 400);

async function page(part: keyof Page, type: string): Promise<HttpResponse> {
  return content(`${type}; charset=utf-8`, (await buildPage())[part]);
}

/** Pages of other sites can post forms here, but not JSON. */
function isJson(request: IncomingMessage): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/json');
}

function fieldsOf(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}
