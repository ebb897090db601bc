/**
 * Sessions as they are really answered: typed and pressed in the playground, sent as signed requests, kept in an
 * embedded table.
 */
import type { Entry } from '../src/local/conversation';
import { startGateway } from '../src/local/gateway';
import { plainTextOf } from '../src/local/plain-text';
import { startTutor } from '../src/local/tutor';
import { MEMBERS, PLACES } from '../src/local/places';
import type { ButtonElement } from '../src/slack/message';

/** What somebody does: types a command, or presses a button of the last reply that they see. */
export interface Deed {
  readonly by: 'ana' | 'ben' | 'chen';
  /** `{pod}` stands for the Pod that the last reply's button *Why?* is about. */
  readonly types?: string;
  /** How the label of the button begins. */
  readonly presses?: string;
  /** Statements of the course that the reply shows, and words that it shows them with. */
  readonly shows?: Readonly<Record<string, string>>;
}

/** A deed and what came of it. */
export interface PlayedDeed {
  readonly deed: Deed;
  /** `ana types /kube deploy web` or `ana presses *Why?*`. */
  readonly did: string;
  /** What the bot answered, as the person sees it. */
  readonly reply: Entry;
  /** What it told them about the course after that, if anything. */
  readonly note?: Entry | undefined;
}

/** Plays deeds in a channel that nobody has used, one after another. */
export async function playSession(deeds: readonly Deed[]): Promise<readonly PlayedDeed[]> {
  const signingSecret = 'a-secret-for-the-documentation';
  const environment = { port: 0, folder: undefined, signingSecret, dynamoEndpoint: undefined, tableName: 'kube-tutor' };
  const tutor = await startTutor(environment, () => undefined);
  const gateway = await startGateway({ port: 0, signingSecret, tutor: () => Promise.resolve(tutor) });
  try {
    return await playAll(gateway.url, deeds);
  } finally {
    await gateway.close();
    await tutor.close();
  }
}

async function playAll(url: string, deeds: readonly Deed[]): Promise<readonly PlayedDeed[]> {
  const played: PlayedDeed[] = [];
  let pod = '';
  for (const deed of deeds) {
    const person = idOf(deed.by);
    const seen = await repliesTo(url, person, 0);
    const latest = seen.findLast((entry) => !isNote(entry));
    const did = await doIt(url, deed, { person, latest, pod });
    const answers = await repliesTo(url, person, seen.at(-1)?.id ?? 0);
    const reply = answers.findLast((entry) => !isNote(entry));
    if (reply === undefined) throw new Error(`no reply to ${did}`);
    pod = podOf(reply) ?? pod;
    played.push({ deed, did, reply, note: answers.find(isNote) });
  }
  return played;
}

/** Whether a message is about the course, not the answer to a command. */
function isNote({ blocks: [first] }: Entry): boolean {
  return first?.type === 'context' && first.elements.some(({ text }) => text.startsWith('the course in '));
}

function podOf(reply: Entry): string | undefined {
  const why = buttonsOf(reply).find(({ text }) => text.text === 'Why?')?.value;
  return why?.replace(/^why (.*-)?/, '');
}

const idOf = (name: string): string => {
  const id = MEMBERS.find((member) => member.name === name)?.id;
  if (id === undefined) throw new Error(`nobody is called ${name}`);
  return id;
};

interface Situation {
  readonly person: string;
  readonly latest: Entry | undefined;
  readonly pod: string;
}

async function doIt(url: string, deed: Deed, { person, latest, pod }: Situation): Promise<string> {
  const channel = PLACES[0]?.id ?? '';
  if (deed.presses !== undefined) {
    const button = buttonsOf(latest).find(({ text }) => text.text.startsWith(deed.presses ?? ''));
    if (latest === undefined || button === undefined) {
      const labels = buttonsOf(latest).map((one) => one.text.text);
      throw new Error(`${deed.by} sees no button ${deed.presses}, but ${labels.join(', ')}`);
    }
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

/** A deed and its reply as Markdown, under a numbered heading. */
export function sessionPart({ deed, did, reply, note }: PlayedDeed, number: number): string {
  const privacy = reply.visibleTo === undefined ? '' : ` (only ${deed.by} sees the answer)`;
  const then = note === undefined ? '' : `\nThen, once, for ${deed.by} alone:\n\n${fenced(note)}\n`;
  return `## ${number}. ${did}${privacy}\n\n${fenced(reply)}\n${then}`;
}

/** The reply as a terminal shows it, buttons in one line. */
export function fenced(entry: Entry): string {
  const nameOf = (id: string) => MEMBERS.find((member) => member.id === id)?.name ?? id;
  const blocks = entry.blocks.filter(({ type }) => type !== 'actions');
  const body = plainTextOf({ response_type: 'ephemeral', text: entry.text, blocks }, nameOf).trimEnd();
  const buttons = buttonsOf(entry).map(({ text }) => `[${text.text}]`);
  return ['```text', body, '', buttons.join(' '), '```'].join('\n');
}
