/** What people type: read alone, and carried out. */
import * as fc from 'fast-check';
import { isRejected } from '../../../src/api/rejection';
import { ALL_VERBS } from '../../../src/app/verbs';
import { parseCommand } from '../../../src/commands/grammar/parse';
import { messageOf } from '../../../src/slack/blocks';
import { ChannelDoor, messageProblems } from '../channel-door';
import { MARK } from '../mutate-text';
import { commands, exercises, manifests } from '../seeds';
import { type Input, NOTHING_WRONG, type Outcome, type Target } from '../target';

/** Of any characters, halves of pairs as well. */
export const oddText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength });

const verb = fc.constantFrom(...ALL_VERBS.map(({ name }) => name));
const flag = fc.constantFrom(...ALL_VERBS.flatMap(({ flags = [] }) => flags.map(({ name }) => `--${name}`)));
const name = fc.constantFrom('web', 'db', 'db-0', 'node-1', 'node-3', 'pod', 'deployment/web', 'v2', 'nightly', MARK);
const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('0', '3', '50', '500', '501', '1e9', '99999999999999999999'),
);
const word = fc.oneof(verb, name, name, flag, number, fc.string({ maxLength: 12 }), oddText(6));
const given = fc.tuple(flag, fc.oneof(name, number, word)).map(([one, value]) => `${one}=${value}`);
const line = fc
  .tuple(verb, fc.array(fc.oneof({ weight: 3, arbitrary: word }, given), { maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest].join(' '));
/** Commands as a grammar would make them, and any text. */
export const madeCommand = fc.oneof({ weight: 4, arbitrary: line }, fc.string({ maxLength: 40 }), oddText(30));

const asText = (input: Input): string => (typeof input === 'string' ? input : JSON.stringify(input));

export const parse: Target = {
  name: 'parser',
  about: 'the words of a command, its flags and its pipes',
  share: 230,
  seeds: commands,
  made: madeCommand,
  open: () => (input) => {
    const parsed = parseCommand(asText(input), ALL_VERBS);
    const reached = isRejected(parsed)
      ? `${parsed.code} ${parsed.message}`
      : `${parsed.verb.name} ${parsed.words.flags.size}`;
    return { reached, problems: NOTHING_WRONG };
  },
};

/** Carries out a text as a command, in the channel that belongs to it. */
async function carriedOut(door: ChannelDoor, text: string): Promise<Outcome> {
  const { app, team } = door.begin(text);
  const person = { id: 'U1', name: 'ana' };
  const request = { id: { team, channel: 'C1' }, person, text, request: 'fuzz', pressed: false };
  const { reply, outcome } = await app.channel.handler.carryOut(request);
  const message = messageOf(reply, { person, channelName: 'squad-3' });
  return {
    reached: `${outcome} ${reply.headline} ${reply.refusal ?? reply.kubectl ?? ''}`,
    steps: door.steps(),
    problems: () => [...messageProblems(message), ...door.problems(outcome === 'refused')],
  };
}

export const command: Target = {
  name: 'commands',
  about: 'commands from their text to the message of the answer',
  share: 45,
  seeds: () => [...commands(), ...manifests().map((manifest) => `apply -f -\n${manifest}`)],
  made: madeCommand,
  open: async () => {
    const door = await ChannelDoor.open();
    return (input) => carriedOut(door, asText(input));
  },
};

export const missions: Target = {
  name: 'missions',
  about: 'missions of a workspace: read, and played to be checked',
  share: 10,
  seeds: () => exercises().map((exercise) => `mission add\n${exercise}`),
  made: fc.string({ maxLength: 200 }).map((text) => `mission add\n${text}`),
  open: async () => {
    const door = await ChannelDoor.open();
    return (input) => carriedOut(door, asText(input));
  },
};
