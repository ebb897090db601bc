/**
 * The first commands of a channel as they are really answered: typed and pressed in the playground, sent as signed
 * requests, kept in an embedded table.
 */
import type { Entry } from '../src/local/conversation';
import { startGateway } from '../src/local/gateway';
import { plainTextOf } from '../src/local/plain-text';
import { startTutor } from '../src/local/tutor';
import { MEMBERS, PLACES } from '../src/local/workspace';
import type { ButtonElement } from '../src/slack/message';

/** What somebody does: types a command, or presses a button of the last reply that they see. */
interface Deed {
  readonly by: 'ana' | 'ben';
  readonly types?: string;
  readonly presses?: string;
}

/** `{pod}` stands for the Pod that the last reply's button *Why?* is about. */
const DEEDS: readonly Deed[] = [
  { by: 'ana', types: '' },
  { by: 'ana', presses: 'Deploy my first app' },
  { by: 'ana', types: 'Crash pod.' },
  { by: 'ana', presses: 'Why?' },
  { by: 'ana', types: 'delete pod {pod}' },
  { by: 'ana', types: 'Scale web —replicas 4' },
  { by: 'ben', types: 'load web 500' },
  { by: 'ana', types: 'update web v2' },
  { by: 'ana', types: 'updte web nopull' },
  { by: 'ana', presses: 'Run: ' },
  { by: 'ben', types: 'rollback' },
];

const INTRODUCTION = `# The first session of a channel

Two people on a fresh machine. Every reply below was really given: the commands were sent as signed requests through the
whole tutor. \`npm run docs\` writes this page anew, and a test compares.
`;

/** The page, as Markdown. */
export async function firstSessionPage(): Promise<string> {
  const signingSecret = 'a-secret-for-the-documentation';
  const environment = { port: 0, folder: undefined, signingSecret, dynamoEndpoint: undefined, tableName: 'kube-tutor' };
  const tutor = await startTutor(environment, () => undefined);
  const gateway = await startGateway({ port: 0, signingSecret, slack: tutor.slack });
  try {
    return await tell(gateway.url);
  } finally {
    await gateway.close();
    await tutor.close();
  }
}

async function tell(url: string): Promise<string> {
  const parts = [INTRODUCTION];
  let latest: Entry | undefined;
  let pod = '';
  for (const [index, deed] of DEEDS.entries()) {
    const person = MEMBERS.find(({ name }) => name === deed.by)?.id ?? '';
    const known = latest?.id ?? 0;
    const did = await doIt(url, deed, { person, latest, pod });
    const seen = await repliesTo(url, person, known);
    latest = seen.at(-1);
    if (latest === undefined) throw new Error(`no reply to ${did}`);
    pod =
      buttonsOf(latest)
        .find(({ text }) => text.text === 'Why?')
        ?.value.replace(/^why (.*-)?/, '') ?? pod;
    const privacy = latest.visibleTo === undefined ? '' : ` (only ${deed.by} sees the answer)`;
    parts.push(`## ${index + 1}. ${did}${privacy}\n\n${fenced(latest)}\n`);
  }
  return parts.join('\n');
}

interface Situation {
  readonly person: string;
  readonly latest: Entry | undefined;
  readonly pod: string;
}

async function doIt(url: string, deed: Deed, { person, latest, pod }: Situation): Promise<string> {
  const channel = PLACES[0]?.id ?? '';
  if (deed.presses !== undefined) {
    const button = buttonsOf(latest).find(({ text }) => text.text.startsWith(deed.presses ?? ''));
    if (latest === undefined || button === undefined) throw new Error(`no button ${deed.presses}`);
    await post(url, '/playground/press', { person, channel, message: latest.id, action: button.action_id });
    return `${deed.by} presses *${button.text.text}*`;
  }
  const text = (deed.types ?? '').replace('{pod}', pod);
  await post(url, '/playground/command', { person, channel, text });
  return `${deed.by} types \`/kube${text === '' ? '' : ` ${text}`}\``;
}

async function post(url: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
}

/** What the bot said to a person since the entry with this id. */
async function repliesTo(url: string, person: string, after: number): Promise<readonly Entry[]> {
  const query = new URLSearchParams({ person, channel: PLACES[0]?.id ?? '', after: String(after) });
  const answer = await fetch(`${url}/playground/messages?${query.toString()}`);
  const { messages } = (await answer.json()) as { readonly messages: readonly Entry[] };
  return messages.filter(({ author }) => author === undefined);
}

const buttonsOf = (entry: Entry | undefined): readonly ButtonElement[] =>
  (entry?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));

/** The reply as a terminal shows it, buttons in one line. */
function fenced(entry: Entry): string {
  const nameOf = (id: string) => MEMBERS.find((member) => member.id === id)?.name ?? id;
  const blocks = entry.blocks.filter(({ type }) => type !== 'actions');
  const body = plainTextOf({ response_type: 'ephemeral', text: entry.text, blocks }, nameOf).trimEnd();
  const buttons = buttonsOf(entry).map(({ text }) => `[${text.text}]`);
  return ['```text', body, '', buttons.join(' '), '```'].join('\n');
}
