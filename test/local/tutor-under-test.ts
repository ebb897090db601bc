/** The whole tutor in this process, with everything in memory and a port of its own. */
import { readEnvironment } from '../../src/local/environment';
import { type Gateway, startGateway } from '../../src/local/gateway';
import { type LocalTutor, startTutor } from '../../src/local/tutor';
import { sign, slashCommandBody } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';

export class TutorUnderTest {
  private constructor(
    private readonly gateway: Gateway,
    private readonly tutor: LocalTutor,
    private readonly secret: string,
  ) {}

  static async start(): Promise<TutorUnderTest> {
    const environment = readEnvironment({ PORT: '0', KUBE_TUTOR_DATA: 'memory' });
    const tutor = await startTutor(environment, () => {});
    const { port, signingSecret } = environment;
    const gateway = await startGateway({ port, signingSecret, slack: tutor.slack });
    return new TutorUnderTest(gateway, tutor, signingSecret);
  }

  get url(): string {
    return this.gateway.url;
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.tutor.close();
  }

  /** Types a command as Slack would send it, over HTTP. */
  async type(
    text: string,
    channel = 'C1',
    trigger = `${channel}.${text}`,
  ): Promise<{ status: number; message: Message }> {
    const place = { id: channel, name: 'test' };
    const body = slashCommandBody({
      member: { id: 'U1', name: 'ana' },
      channel: place,
      text,
      trigger,
      responseUrl: '',
    });
    const signed = sign(body, this.secret, Date.now());
    const answer = await fetch(`${this.url}/slack/events`, { method: 'POST', ...signed });
    return { status: answer.status, message: (await answer.json()) as Message };
  }

  /** Does on the playground page what its script does. */
  async play(path: 'command' | 'press', content: object, headers = {}): Promise<number> {
    const answer = await fetch(`${this.url}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(content),
    });
    return answer.status;
  }

  async seen(person: string, channel: string): Promise<readonly Seen[]> {
    const answer = await fetch(`${this.url}/playground/messages?person=${person}&channel=${channel}`);
    return ((await answer.json()) as { messages: readonly Seen[] }).messages;
  }
}

export interface Seen {
  readonly id: number;
  readonly author?: string;
  readonly visibleTo?: string;
  readonly text: string;
  readonly blocks: Message['blocks'];
}
