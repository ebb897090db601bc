/**
 * Where the prompt of a question stands in Slack, so that it can be changed when the question closes: a message of the
 * bot, or an address that a request came with. Kept beside the question for as long as it is of use.
 */
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import type { AnswerAddress, ChannelId, Person, Ports, Posted } from '../ports';
import type { StoredQuestion } from './quiz-port';
import type { Reply } from '../../tutor/reply';

/** Milliseconds for which an address that Slack gave is used; it ends after thirty minutes. */
export const ADDRESS_FOR = 25 * 60_000;

/** Seconds for which the place of a prompt is kept after its time: whoever comes next closes it. */
const KEPT_AFTER = 2 * DAYS;

type Outside = Pick<Ports, 'documents' | 'messenger' | 'responseUrls' | 'clock'>;

/** Where a prompt stands. With neither, nobody knows yet: the bot is posting it. */
export interface Prompt {
  readonly posted?: Posted;
  readonly address?: AnswerAddress & {
    /** Wall-clock milliseconds. */
    readonly until: number;
  };
}

/** Each round of a question has a prompt of its own. */
type OfRound = Pick<StoredQuestion, 'id' | 'discussion' | 'closesAt'>;

export async function loadPrompt(ports: Outside, channel: ChannelId, question: OfRound): Promise<Prompt | undefined> {
  return (await ports.documents.load(placeOf(channel, question), isPrompt))?.value;
}

/** Takes the right to post a prompt. Answers what is known of it already when another request has that right. */
export async function claimPrompt(
  ports: Outside,
  channel: ChannelId,
  question: OfRound,
): Promise<'claimed' | Prompt | undefined> {
  const saved = await ports.documents.save(placeOf(channel, question), 1, {}, keptFor(ports, question));
  return saved === 'saved' ? 'claimed' : loadPrompt(ports, channel, question);
}

/** Remembers where the prompt stands. Answers false where it was retired before anybody knew where it stands. */
export async function savePosted(
  ports: Outside,
  channel: ChannelId,
  question: OfRound,
  posted: Posted | undefined,
  address: AnswerAddress | undefined,
): Promise<boolean> {
  const until = ports.clock.now() + ADDRESS_FOR;
  const kept = posted === undefined ? ADDRESS_FOR / 1000 : keptFor(ports, question);
  const after = await changeDocument(ports.documents, placeOf(channel, question), isPrompt, kept, (before) => {
    if (before === undefined) return undefined;
    if (posted !== undefined) return { posted };
    // Somebody may have pressed a button of it by now.
    return address === undefined || before.address !== undefined ? undefined : { address: { ...address, until } };
  });
  return after !== undefined;
}

/**
 * Remembers an address with which the prompt can be replaced, from a press of one of its buttons. Only where it is
 * better than what is known: a prompt has one such press, not one for each answer.
 */
export async function noteAddress(
  ports: Outside,
  channel: ChannelId,
  question: OfRound,
  address: AnswerAddress | undefined,
): Promise<void> {
  if (address?.replaces !== true || ports.responseUrls === undefined) return;
  const place = placeOf(channel, question);
  const known = await ports.documents.load(place, isPrompt);
  // It was retired by now.
  if (known === undefined) return;
  const { posted, address: before } = known.value;
  const isEnough = before?.replaces === true && before.until >= Math.min(question.closesAt, ports.clock.now() + HALF);
  if (posted !== undefined || isEnough) return;
  const prompt: Prompt = { address: { ...address, until: ports.clock.now() + ADDRESS_FOR } };
  await ports.documents.save(place, known.version + 1, prompt, ADDRESS_FOR / 1000);
}

/** An address is taken anew when it is so old. */
const HALF = ADDRESS_FOR / 2;

/** Puts another message in the place of the prompt and forgets where it stands. */
export async function retirePrompt(
  ports: Outside,
  channel: ChannelId,
  question: OfRound,
  reply: Reply,
  by: Person,
): Promise<void> {
  const { posted, address } = (await loadPrompt(ports, channel, question)) ?? {};
  if (posted !== undefined) await ports.messenger?.update(posted, reply, by);
  else if (address?.replaces === true && address.until > ports.clock.now()) {
    await ports.responseUrls?.replace(address.url, reply, by);
  }
  await forgetPrompt(ports, channel, question);
}

/** Forgets where a prompt stands, and the address that came with it. */
export function forgetPrompt(ports: Outside, channel: ChannelId, question: OfRound): Promise<void> {
  return ports.documents.remove(placeOf(channel, question));
}

/** An address to which something can be posted for the channel. */
export function openAddress(ports: Outside, { address }: Prompt): string | undefined {
  return address !== undefined && address.until > ports.clock.now() ? address.url : undefined;
}

const placeOf = (channel: ChannelId, { id, discussion }: OfRound): Place => ({
  owner: { channel },
  name: `PROMPT#${id}#${discussion === undefined ? 1 : 2}`,
});

const keptFor = ({ clock }: Outside, { closesAt }: OfRound): number =>
  Math.ceil(Math.max(0, closesAt - clock.now()) / 1000) + KEPT_AFTER;

const isPrompt: Check<Prompt> = (value): value is Readonly<Record<string, unknown>> & Prompt => {
  const { posted, address } = value;
  return (
    (posted === undefined || hasTexts(posted, ['team', 'channel', 'ts'])) &&
    (address === undefined || (hasTexts(address, ['url']) && Number.isFinite((address as { until?: unknown }).until)))
  );
};

function hasTexts(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'string');
}
