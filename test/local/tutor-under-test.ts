/** The whole tutor in this process, with everything in memory and a port of its own. */
import type { ClusterStore } from '../../src/app/ports';
import { readEnvironment } from '../../src/local/environment';
import type { KubeApiServer } from '../../src/local/kube-api-server';
import { type LocalSlack, startLocalSlack } from '../../src/local/local-slack';
import { sign, slashCommandBody } from '../../src/local/slack-requests';
import type { OpenView } from '../../src/local/views';
import type { Message } from '../../src/slack/message';

export class TutorUnderTest {
  private constructor(
    private readonly local: LocalSlack,
    private readonly secret: string,
  ) {}

  static async start(more: NodeJS.ProcessEnv = {}): Promise<TutorUnderTest> {
    const environment = readEnvironment({ PORT: '0', KUBE_TUTOR_DATA: 'memory', ...more });
    return new TutorUnderTest(await startLocalSlack(environment, () => {}), environment.signingSecret);
  }

  get url(): string {
    return this.local.gateway.url;
  }

  /** The Kubernetes API of its channels. */
  kubeApi(): Promise<KubeApiServer> {
    return this.local.startKubeApi();
  }

  /** Resolves when channels were told what kubectl changed. */
  kubectlTold(): Promise<void> {
    return this.local.kubectlTold();
  }

  get clusters(): ClusterStore {
    return this.local.clusters;
  }

  close(): Promise<void> {
    return this.local.close();
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
    const answer = await this.post(body);
    return { status: answer.status, message: (await answer.json()) as Message };
  }

  /** Sends a request as Slack would: a form, or an event in JSON. */
  post(body: string): Promise<Response> {
    return fetch(`${this.url}/slack/events`, { method: 'POST', ...sign(body, this.secret, Date.now()) });
  }

  /** Does on the playground page what its script does. */
  async play(path: 'command' | 'press' | 'view' | 'home' | 'shortcut', content: object, headers = {}): Promise<number> {
    const answer = await fetch(`${this.url}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(content),
    });
    return answer.status;
  }

  /** The modal that is open for a person. */
  async opened(person: string, channel: string): Promise<OpenView | undefined> {
    const answer = await fetch(`${this.url}/playground/messages?person=${person}&channel=${channel}`);
    return ((await answer.json()) as { readonly view?: OpenView }).view;
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
  readonly json?: object;
  readonly size?: object;
  readonly problems?: readonly string[];
}
