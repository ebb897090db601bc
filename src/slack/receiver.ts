/**
 * The front door: a Bolt Receiver that turns a Lambda event into a checked, parsed body. Strangers get 400, 401 or 405;
 * only what Slack signed reaches Bolt, and nothing is parsed before its signature was checked.
 */
import type { App, Receiver } from '@slack/bolt';
import type { Clock, Log } from '../app/ports';
import { type Body, isSslCheck, parseBody } from './body';
import { type HttpRequest, type HttpResponse, readHttpEvent } from './http-event';
import { Redelivery } from './redelivery';
import type { SigningSecrets } from './signing-secrets';
import { isGenuine, type Signed } from './verify';

export interface ReceiverOptions {
  readonly secrets: SigningSecrets;
  readonly clock: Clock;
  readonly log: Log;
}

/** Slack's largest requests are views of 250 kB. */
const LONGEST_BODY = 1_000_000;

export class LambdaReceiver implements Receiver {
  private app: App | undefined;

  constructor(private readonly options: ReceiverOptions) {}

  init(app: App): void {
    this.app = app;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** Answers an event of Lambda. Never throws, whatever the event is. */
  async handle(event: unknown): Promise<HttpResponse> {
    const request = readHttpEvent(event);
    if (request === undefined) return this.refuse(400, 'no-request');
    if (request.method !== 'POST') return { ...this.refuse(405, 'method'), headers: { Allow: 'POST' } };
    if (request.body.length > LONGEST_BODY) return this.refuse(400, 'too-large');
    const contentType = request.header('content-type');
    if (isSslCheck(contentType, request.body)) return { statusCode: 200, body: '' };
    try {
      if (!(await this.isGenuine(request))) return this.refuse(401, 'signature');
    } catch (error) {
      this.options.log.error('no-secrets', error);
      return { statusCode: 503, body: '' };
    }
    const body = parseBody(contentType, request.body);
    if (body === undefined) return this.refuse(400, 'body');
    if (body.type === 'url_verification') return json({ challenge: body.challenge });
    return this.dispatch(body, request);
  }

  /** Hands the body to Bolt; what a listener gives to `ack` becomes the answer. */
  private async dispatch(body: Body, request: HttpRequest): Promise<HttpResponse> {
    let answer: { readonly content: unknown } | undefined;
    const ack = (content?: unknown): Promise<void> => {
      answer ??= { content };
      return Promise.resolve();
    };
    const redelivery = new Redelivery();
    const retryNum = Number(request.header('x-slack-retry-num'));
    const retryReason = request.header('x-slack-retry-reason');
    try {
      await this.app?.processEvent({
        ...{ body, ack, customProperties: redelivery.properties },
        ...(retryNum > 0 ? { retryNum, retryReason } : {}),
      });
    } catch (error) {
      // Listeners fail into app.error; what fails here is a body in which Bolt finds no event.
      this.options.log.error('event-failed', error);
      return this.refuse(400, 'no-event');
    }
    if (answer === undefined) return this.refuse(400, 'not-for-us');
    if (redelivery.isWanted) return { statusCode: 503, body: '' };
    const { content } = answer;
    return content === undefined || typeof content === 'string'
      ? { statusCode: 200, body: content ?? '' }
      : json(content);
  }

  private async isGenuine({ header, body }: HttpRequest): Promise<boolean> {
    const { secrets } = this.options;
    const signed = { timestamp: header('x-slack-request-timestamp'), signature: header('x-slack-signature'), body };
    await secrets.ready();
    return this.isSigned(signed) || ((await secrets.renew()) && this.isSigned(signed));
  }

  private isSigned(signed: Signed): boolean {
    const { secrets, clock } = this.options;
    return secrets.all().some((secret) => isGenuine(signed, secret, clock.now()));
  }

  private refuse(statusCode: number, reason: string): HttpResponse {
    this.options.log.info('refused', { statusCode, reason });
    return { statusCode, body: '' };
  }
}

function json(content: unknown): HttpResponse {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return { statusCode: 200, headers, body: JSON.stringify(content) };
}
