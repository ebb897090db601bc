/** The Kubernetes API of channels on stores in memory, and what the bot posts. */
import { type Caller, ChannelApi } from '../../../src/app/kube-api/channel-api';
import { KubectlMessages } from '../../../src/app/kube-api/kubectl-messages';
import { ServedVersions } from '../../../src/app/kube-api/served-versions';
import { CommandHandler } from '../../../src/app/handle-command';
import type { Messenger, Ports } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { ApiRequest, ApiResponse } from '../../../src/kube-api/request';
import type { Reply } from '../../../src/tutor/reply';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';

export class ApiUnderTest {
  readonly posted: Reply[] = [];
  readonly channel: ChannelUnderTest;
  readonly versions: ServedVersions;
  readonly messages: KubectlMessages;
  readonly api: ChannelApi;
  readonly handler: CommandHandler;

  /** @param more ports of this channel, such as a pace */
  constructor(more: Partial<Ports> = {}) {
    const messenger: Messenger = {
      post: (to, reply) => {
        this.posted.push(reply);
        return Promise.resolve({ team: to.team, channel: 'C1', ts: '1' });
      },
      update: () => Promise.resolve(true),
      refusal: () => undefined,
    };
    this.channel = new ChannelUnderTest(undefined, () => ({ messenger }));
    const ports = { ...this.channel.ports, ...more };
    this.handler = new CommandHandler(ports, ALL_VERBS);
    this.versions = new ServedVersions(ports);
    this.messages = new KubectlMessages(this.handler, ports, 60_000);
    this.api = new ChannelApi(this.versions, this.handler, this.messages);
  }

  /** Sends a request as ana's kubectl would. */
  send(method: string, path: string, body: object | undefined, more: Partial<ApiRequest & Caller> = {}) {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const request: ApiRequest = {
      method,
      path: pathname,
      query: searchParams,
      accept: 'application/json',
      contentType: method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      kubectlCommand: '',
      body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
      now: this.channel.clock.now(),
      ...more,
    };
    return this.api.answer({ id: SQUAD, person: ANA, session: '', ...more }, request);
  }

  /** Changes a Deployment. */
  patch(name: string, spec: object, more: Partial<ApiRequest & Caller> = {}): Promise<ApiResponse> {
    return this.send('PATCH', `/apis/apps/v1/namespaces/default/deployments/${name}`, { spec }, more);
  }

  async told(): Promise<readonly Reply[]> {
    await this.messages.settle();
    return this.posted.splice(0);
  }
}

/** What a Status says. */
export function statusOf({ body }: ApiResponse): { readonly reason?: string; readonly message?: string } {
  return JSON.parse(String(body)) as { readonly reason?: string; readonly message?: string };
}
