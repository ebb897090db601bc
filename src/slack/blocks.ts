/**
 * A reply as a message of Slack: its parts in their order, each in its kind of block.
 */
import type { Person } from '../app/ports';
import type { Button, Reply, ReplyPart } from '../tutor/reply';
import { formBlocks } from './form-blocks';
import { asciiOnly, escapeText, inlineCode, prose } from './escape';
import { inNameOf, USUAL_COMMAND } from './command-name';
import { withinLimits } from './limits';
import { withoutImages } from './without-images';
import {
  type ActionsBlock,
  type Block,
  type ButtonElement,
  type Message,
  mrkdwn,
  plainText,
  preformatted,
} from './message';

export interface Audience {
  readonly person: Person;
  /** The channel's name as Slack sends it. */
  readonly channelName: string;
  /** True to show a reply to everybody that is meant for the asker. */
  readonly share?: boolean;
  /** The name of the slash command, where it is not the usual one. */
  readonly commandName?: string | undefined;
}

/** What the context line shows of a command or of kubectl's. */
const CONTEXT_COLUMNS = 150;
/** A longer message is not read. */
const MOST_BLOCKS = 8;
/** With more buttons nobody chooses. */
const MOST_BUTTONS = 4;

/** The message for a reply; every limit of Block Kit is kept. */
export function messageOf(said: Reply, audience: Audience): Message {
  const reply = inNameOf(said, audience.commandName ?? USUAL_COMMAND);
  const isPrivate = reply.audience === 'asker' && (audience.share !== true || reply.isPersonal === true);
  const blocks: (Block | undefined)[] = [
    context(
      reply.lead === undefined ? contextLines(reply, audience, isPrivate) : leadLine(reply.lead, audience, isPrivate),
    ),
    section(headline(reply)),
    section(prose(joinContinued(reply.story).join('\n'))),
    code(reply.verbatim ?? ''),
    code((reply.picture ?? []).join('\n')),
    image(reply),
    section(withChannels(prose(reply.notice ?? ''))),
    exercise(reply),
    ...(reply.form === undefined
      ? [actions(shareable(reply, isPrivate && !isAlone(audience)))]
      : formBlocks(reply.form)),
    context(prose((reply.footer ?? []).join('\n'))),
  ];
  return withinLimits({
    response_type: isPrivate ? 'ephemeral' : 'in_channel',
    text: spokenFor(audience.person, withChannels(prose(reply.text), reply.notice ?? '')),
    blocks: withRoom(blocks.filter((block) => block !== undefined)),
  });
}

/** The picture in characters says the same as its image: where little room is left, the image goes. */
const withRoom = (blocks: readonly Block[]): readonly Block[] =>
  blocks.length > MOST_BLOCKS ? withoutImages(blocks) : blocks;

/** Who it is about is heard first; an id in the place of a name says nothing. */
const spokenFor = ({ id, name }: Person, text: string): string =>
  name === '' || name === id ? text : `${prose(name)}: ${text}`;

function shareable(reply: Reply, isPrivate: boolean): readonly ButtonElement[] {
  const buttons = reply.buttons.map(runButton);
  return isPrivate && reply.isPersonal !== true
    ? [...buttons.slice(0, MOST_BUTTONS - 1), shareButton(reply.command)]
    : buttons;
}

/** In a direct message with the bot nobody else is there to see anything. */
const isAlone = ({ channelName }: Pick<Audience, 'channelName'>): boolean => channelName === 'directmessage';

function contextLines(reply: Reply, { person, channelName, commandName }: Audience, isPrivate: boolean): string {
  const command = inlineCode(`${commandName ?? USUAL_COMMAND} ${reply.command}`, CONTEXT_COLUMNS);
  const who = `<@${person.id}>${reply.pressed === true ? ' pressed:' : ''}`;
  const line = [
    who,
    command,
    clusterOf(channelName),
    ...(isPrivate && !isAlone({ channelName }) ? ['only you see this'] : []),
  ].join('  ');
  const kubectl = reply.kubectl ?? '';
  const same = kubectl.startsWith('(') ? prose(kubectl) : inlineCode(kubectl, CONTEXT_COLUMNS);
  return [line, same, ...(reply.aside ?? []).map(prose)].filter((one) => one !== '').join('\n');
}

/** The first line of what is not the answer to one command: `quiz for #squad-3, asked by @ben`. */
function leadLine(lead: string, { person, channelName }: Audience, isPrivate: boolean): string {
  const place = isAlone({ channelName }) ? 'this cluster' : 'this channel';
  const channel = hasName(channelName) ? `#${escapeText(channelName)}` : place;
  const line = prose(lead)
    .replaceAll('{channel}', () => channel)
    .replaceAll('{person}', () => `<@${person.id}>`);
  return isPrivate && !isAlone({ channelName }) ? `${line}  only you see this` : line;
}

/** Nobody may take this for production. Slack gives private channels and direct messages stand-ins for a name. */
export function clusterOf(channelName: string): string {
  if (channelName === 'directmessage') return 'your own practice cluster';
  return hasName(channelName) ? `practice cluster of #${escapeText(channelName)}` : 'practice cluster of this channel';
}

/** A conversation of several people is called `mpdm-ana--ben--chen-1`, which is no name that anybody knows. */
function hasName(channelName: string): boolean {
  const isName = !['directmessage', 'privategroup', ''].includes(channelName) && !channelName.startsWith('mpdm-');
  return isName && !MARKUP.test(channelName);
}

/** Slack has no such names: whatever it is, it is not shown. */
const MARKUP = /[<>&`{}|*~\s]/;

function headline({ headline: text, took }: Reply): string {
  const time = took === undefined || took < 1000 ? '' : ` (${duration(took)})`;
  return text === '' ? '' : `*${prose(text).replaceAll('*', '')}*${time}`;
}

/** `3s`, `1m10s`, `2h5m`. */
function duration(milliseconds: number): string {
  const total = Math.round(milliseconds / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  if (hours > 0) return `${hours}h${minutes}m`;
  return minutes > 0 ? `${minutes}m${String(seconds).padStart(2, '0')}s` : `${seconds}s`;
}

/** Lines that begin with blanks continue the one before: Slack breaks lines where the screen ends. */
function joinContinued(lines: readonly string[]): readonly string[] {
  return lines.reduce<readonly string[]>((joined, line) => {
    const last = joined.at(-1);
    return last !== undefined && /^ {2,}/.test(line)
      ? [...joined.slice(0, -1), `${last} ${line.trim()}`]
      : [...joined, line];
  }, []);
}

/** What was reached stands out; where one is in between is a small line. */
function exercise({ exercise: part }: Reply): Block | undefined {
  const text = prose((part?.lines ?? []).join('\n'));
  return part?.isNews === true ? section(text) : context(text);
}

/**
 * `{#C123}` is a channel: Slack shows its name to those who may know it.
 * @param ours words of ours: what people typed names no channel
 */
function withChannels(text: string, ours = text): string {
  return text.replace(/\{#([CG][A-Z0-9]{1,31})\}/g, (mark, id: string) => (ours.includes(mark) ? `<#${id}>` : mark));
}

/** A part of a page, as blocks. Lines that begin with blanks quote people: what they typed names no channel and nobody. */
export function partBlocks({ title, lines, buttons }: ReplyPart): readonly Block[] {
  const shown = lines.map((line) => (line.startsWith('  ') ? prose(line) : withPeople(withChannels(prose(line)))));
  const blocks = [section([`*${title}*`, ...shown].join('\n')), actions(buttons.map(runButton))];
  return blocks.filter((block) => block !== undefined);
}

/** `{@U123}` is a person. */
const withPeople = (text: string): string => text.replace(/\{@([UW][A-Z0-9]{1,31})\}/g, '<@$1>');

const section = (text: string): Block | undefined =>
  text === '' ? undefined : { type: 'section', text: mrkdwn(text) };
const context = (text: string): Block | undefined =>
  text === '' ? undefined : { type: 'context', elements: [mrkdwn(text)] };
const code = (text: string): Block | undefined => (text === '' ? undefined : preformatted(asciiOnly(text)));
/** Always together with the same in characters: an image may not load, and not everybody sees it. */
const image = ({ image: shown }: Reply): Block | undefined =>
  shown?.source === undefined ? undefined : { type: 'image', image_url: shown.source, alt_text: asciiOnly(shown.said) };
const actions = (elements: readonly ButtonElement[]): ActionsBlock | undefined =>
  elements.length === 0 ? undefined : { type: 'actions', elements };

function runButton({ label, run, confirm, link }: Button, index: number): ButtonElement {
  return {
    type: 'button',
    action_id: `${link === undefined ? 'run' : 'link'}:${index}`,
    text: plainText(label),
    value: run,
    ...(link === undefined ? {} : { url: link }),
    ...(confirm === undefined
      ? {}
      : {
          confirm: {
            title: plainText('Are you sure?'),
            text: plainText(confirm),
            confirm: plainText(label),
            deny: plainText('Leave it'),
          },
        }),
  };
}

/** Shows everybody what the asker sees, by looking it up again. */
function shareButton(command: string): ButtonElement {
  return { type: 'button', action_id: 'share:0', text: plainText('Share'), value: command || 'start' };
}
