/** Several people, channels and workspaces in front of one app, and what each of them sends. */
import { buttonBody } from '../../src/local/interactions';
import { LOCAL_TEAM, slashCommandBody } from '../../src/local/slack-requests';
import type { Block, ButtonElement, Message } from '../../src/slack/message';
import { RESPONSE_URL, SlackUnderTest } from '../slack/slack-under-test';

export const ANA = { id: 'U1', name: 'ana' };
export const BEN = { id: 'U2', name: 'ben' };
export const SQUAD = { id: 'C1', name: 'squad-3' };
export const OTHER = { id: 'C2', name: 'squad-4' };
export const OTHER_TEAM = 'T9OTHER';

interface Where {
  readonly member?: typeof ANA;
  readonly channel?: typeof SQUAD;
  readonly team?: string;
  readonly responseUrl?: string;
}

export class Door extends SlackUnderTest {
  private requests = 0;

  /** Types `/kube TEXT`, and answers with the message that came back. */
  async says(text: string, where: Where = {}): Promise<Message> {
    const answer = await this.send(this.bodyOf(text, where));
    return JSON.parse(answer.body) as Message;
  }

  bodyOf(text: string, { member = ANA, channel = SQUAD, team, responseUrl = RESPONSE_URL }: Where = {}): string {
    const trigger = `door-${++this.requests}`;
    return inTeam(slashCommandBody({ member, channel, text, trigger, responseUrl }), team);
  }

  /** Presses a button that carries `value`, whoever made it, and answers with what was posted for it. */
  async presses(
    value: string,
    where: Where & { readonly actionId?: string; readonly status?: number } = {},
  ): Promise<Message | undefined> {
    const { member = ANA, channel = SQUAD, team, responseUrl = RESPONSE_URL, actionId = 'run:0', status = 200 } = where;
    const place = { member, channel, message: '1.2', isEphemeral: false };
    const trigger = `door-${++this.requests}`;
    const before = this.posted.length;
    const body = buttonBody({ ...place, action: { action_id: actionId, value }, trigger, responseUrl });
    expect((await this.send(inTeam(body, team))).statusCode).toBe(status);
    return this.posted[before]?.message;
  }

  /** A view of what is stored of a channel: its version, and the names of its Deployments. */
  async stored(channel = SQUAD, team = LOCAL_TEAM) {
    const record = await this.channel.clusters.load({ team, channel: channel.id });
    const names = record?.cluster.objects.filter(({ kind }) => kind === 'Deployment').map((one) => one.metadata.name);
    return { version: record?.version ?? 0, deployments: names ?? [] };
  }
}

/** A form or an interaction as it would come from another workspace. */
function inTeam(body: string, team = LOCAL_TEAM): string {
  return body.replaceAll(LOCAL_TEAM, team);
}

const buttonsOf = ({ blocks }: Message): readonly ButtonElement[] =>
  blocks.flatMap((block: Block) => (block.type === 'actions' ? block.elements : []));

export const valueOf = (message: Message, label: string): string => {
  const button = buttonsOf(message).find(({ text }) => text.text === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  return button.value;
};
