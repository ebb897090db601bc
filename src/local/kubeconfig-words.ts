/**
 * What is typed behind `npm run kubeconfig --`: a channel, and who is meant. Or why it cannot be understood.
 */
import { type Result } from '../api/rejection';
import { directOf, MEMBERS, PLACES } from './places';
import { LOCAL_TEAM, type Member, type Place } from './slack-requests';
import type { Pass } from './kube-api-tokens';

/** Whose kubeconfig, and what the channel is called in it. */
export interface Wanted {
  readonly pass: Pass;
  readonly channel: string;
}

export const USAGE = `npm run kubeconfig -- CHANNEL [--person NAME]

Prints a kubeconfig for the cluster of a channel of npm start, which has to run:
  npm run kubeconfig -- squad-3 > squad-3.yaml
  kubectl --kubeconfig squad-3.yaml get pods

CHANNEL  squad-3, platform, or direct (your messages with the bot)
NAME     who kubectl acts for: ana (if left out), ben or chen`;

/** The words that ask how it is used. */
export const asksForHelp = (words: readonly string[]): boolean =>
  words.some((word) => /^(-h|--help|help)$/i.test(word));

export function readWords(words: readonly string[]): Result<Wanted> {
  const flag = words.findIndex((word) => /^(--person|-p)(=|$)/i.test(word));
  const [name, taken] = flag < 0 ? ['ana', 0] : valueOf(words, flag);
  const rest = flag < 0 ? words : words.filter((_, place) => place < flag || place >= flag + taken);
  const unknown = rest.find((word) => word.startsWith('-'));
  if (unknown !== undefined) return wrong(`unknown flag: ${unknown}`, 'There is one: --person NAME');
  const member = MEMBERS.find((one) => one.name === name.toLowerCase());
  if (member === undefined) {
    return wrong(
      `Nobody here is called ${JSON.stringify(name)}.`,
      `There are: ${MEMBERS.map((one) => one.name).join(', ')}`,
    );
  }
  const [channel, second] = rest;
  if (channel === undefined) return wrong('Which channel?', LIST);
  if (second !== undefined) return wrong(`One channel at a time; there is ${second} as well.`, LIST);
  const place = placeOf(channel.replace(/^#/, '').toLowerCase(), member);
  if (place === undefined) return wrong(`There is no channel ${JSON.stringify(channel)} here.`, LIST);
  const pass = { id: { team: LOCAL_TEAM, channel: place.id }, person: member };
  return { pass, channel: place.only === undefined ? place.name : 'direct' };
}

/** Channels of everybody have a cluster each, and so have somebody's messages with the bot. */
const OPEN = PLACES.filter(({ only }) => only === undefined);
const LIST = `There are: ${[...OPEN.map(({ name }) => name), 'direct'].join(', ')}. For example: npm run kubeconfig -- ${OPEN[0]?.name}`;

function placeOf(name: string, member: Member): Place | undefined {
  if (/^(direct|dm|directmessage)$/.test(name)) return directOf(member);
  return OPEN.find((one) => one.name === name || one.id.toLowerCase() === name);
}

/** What a flag is given, and how many words that takes. */
function valueOf(words: readonly string[], flag: number): [value: string, taken: number] {
  const [, inline] = (words[flag] ?? '').split('=', 2);
  return inline === undefined ? [words[flag + 1] ?? '', 2] : [inline, 1];
}

const wrong = (message: string, hint: string): Result<never> => ({ rejected: true, code: 'Tutor', message, hint });
