/** The Slack app on stores in memory, and requests to it as AWS would hand them over. */
import type { ChannelRecord, ClusterStore } from '../../src/app/ports';
import { buttonBody } from '../../src/local/interactions';
import { LOCAL_TEAM, sign, slashCommandBody } from '../../src/local/slack-requests';
import type { HttpResponse } from '../../src/slack/http-event';
import type { Message, ModalView } from '../../src/slack/message';
import { outgoing } from '../../src/slack/outgoing';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import { createSlackApp } from '../../src/slack/slack-app';
import { oneToken, type Tokens } from '../../src/slack/tokens';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { ChannelUnderTest } from '../app/channel-under-test';

export const SECRET = 'test-secret';
export const SECRETS = fixedSecrets(SECRET);
export const RESPONSE_URL = 'https://hooks.slack.com/actions/T1/2/3';
export const MEMBER = { id: 'U1', name: 'ana' };
export const CHANNEL = { id: 'C1', name: 'squad-3' };

export interface Posted {
  readonly url: string;
  readonly message: Message & { readonly replace_original: boolean };
}

export interface Called {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly view: ModalView | undefined;
  readonly authorization: string | undefined;
  readonly signal: AbortSignal | undefined;
}

interface SlackOptions {
  readonly clusters?: ClusterStore;
  readonly allowLoopback?: boolean;
  /** The bot's; without it nothing of the Web API is called. */
  readonly token?: string;
  /** The tokens of the workspaces that installed the app, in the place of one token. */
  readonly tokens?: Tokens;
}

const API_URL = 'https://slack.com/api/';

export class SlackUnderTest {
  readonly channel: ChannelUnderTest;
  /** What was posted to response_urls. */
  readonly posted: Posted[] = [];
  readonly handle: (event: unknown) => Promise<HttpResponse>;
  /** Calls of the Web API, with their fields; JSON is read. */
  readonly called: Called[] = [];
  /** What a call of the Web API answers. */
  answerOfApi: (method: string) => Promise<Response> = () => Promise.resolve(Response.json({ ok: true }));
  /** What a post to a response_url answers. */
  answerOfHook: () => Promise<Response> = () => Promise.resolve(new Response('ok'));
  private triggers = 0;

  constructor(options: SlackOptions = {}) {
    const tokens = options.tokens ?? (options.token === undefined ? undefined : oneToken(options.token));
    const bot = tokens && { tokens, url: API_URL };
    const allowLoopback = options.allowLoopback ?? false;
    const fetch: typeof globalThis.fetch = (url, init) => {
      const address = url as string;
      if (address.startsWith(API_URL)) return this.call(address.slice(API_URL.length), init);
      this.posted.push({ url: url as string, message: JSON.parse(init?.body as string) });
      return this.answerOfHook();
    };
    this.channel = new ChannelUnderTest(options.clusters ?? new MemoryClusterStore(), (clock, log) =>
      outgoing({ bot, clock, log, allowLoopback, fetch }),
    );
    const { handler, clock, log } = this.channel;
    this.handle = createSlackApp({ secrets: SECRETS, handler, clock, log, allowLoopback, bot, fetch });
  }

  private call(method: string, init: RequestInit | undefined): Promise<Response> {
    const fields = Object.fromEntries(new URLSearchParams(init?.body as string));
    const view = fields.view === undefined ? undefined : (JSON.parse(fields.view) as ModalView);
    const headers = init?.headers as Readonly<Record<string, string>>;
    this.called.push({ method, fields, view, authorization: headers.Authorization, signal: init?.signal ?? undefined });
    return this.answerOfApi(method);
  }

  /** Types `/kube TEXT` and answers with the HTTP response. */
  type(text: string): Promise<HttpResponse> {
    return this.send(this.commandBody(text));
  }

  async typed(text: string): Promise<Message> {
    return JSON.parse((await this.type(text)).body) as Message;
  }

  commandBody(text: string, channel = CHANNEL): string {
    const trigger = `trigger-${++this.triggers}`;
    return slashCommandBody({ member: MEMBER, channel, text, trigger, responseUrl: RESPONSE_URL });
  }

  press(action: { action_id: string; value: string }, responseUrl = RESPONSE_URL): Promise<HttpResponse> {
    const trigger = `trigger-${++this.triggers}`;
    const place = { member: MEMBER, channel: CHANNEL, message: '1.2', isEphemeral: false };
    return this.send(buttonBody({ ...place, action, trigger, responseUrl }));
  }

  /** What the channel's store holds. */
  saved(): Promise<ChannelRecord | undefined> {
    return this.channel.clusters.load({ team: LOCAL_TEAM, channel: CHANNEL.id });
  }

  /** How many copies the Deployment `web` wants. */
  wanted(): Promise<number | undefined> {
    return this.channel.wanted('web', { team: LOCAL_TEAM, channel: CHANNEL.id });
  }

  send(body: string, shape: Shape = 'HTTP API, base64'): Promise<HttpResponse> {
    return this.handle(eventOf(shape, sign(body, SECRET, this.channel.clock.now()).headers, body));
  }
}

export const SHAPES = [
  'REST API',
  'REST API, base64',
  'HTTP API',
  'HTTP API, base64',
  'Function URL',
  'Function URL, base64',
] as const;
export type Shape = (typeof SHAPES)[number];

/** An event of Lambda with this body; REST events keep the case of header names as Slack sends them. */
export function eventOf(
  shape: Shape,
  headers: Readonly<Record<string, string>>,
  body: string,
  method = 'POST',
): object {
  const isBase64Encoded = shape.endsWith('base64');
  const encoded = { body: isBase64Encoded ? Buffer.from(body).toString('base64') : body, isBase64Encoded };
  if (shape.startsWith('REST')) {
    const titled = Object.entries(headers).map(([name, value]) => [
      name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
      value,
    ]);
    const requestContext = { httpMethod: method, path: '/slack/events', stage: 'dev' };
    return {
      resource: '/',
      path: '/slack/events',
      httpMethod: method,
      headers: Object.fromEntries(titled),
      requestContext,
      ...encoded,
    };
  }
  const domainName = shape.startsWith('HTTP')
    ? 'x.execute-api.eu-central-1.amazonaws.com'
    : 'x.lambda-url.eu-central-1.on.aws';
  const requestContext = { domainName, http: { method, path: '/slack/events', sourceIp: '1.2.3.4' } };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers,
    requestContext,
    ...encoded,
  };
}
