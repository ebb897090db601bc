/**
 * What the home tab shows below a person's own progress: their channels, their settings, what is kept of them, and help.
 */
import type { Button, ReplyPart } from '../reply';
import { printable } from '../typed';

export interface HomeChannel {
  /** Slack's id. */
  readonly id: string;
  /** How its cluster stands. */
  readonly standing: string;
  /** The last change there. */
  readonly last?: { readonly name: string; readonly command: string; readonly ago: string };
}

export interface HomeSurroundings {
  /** Those that the person took part in lately, some of them. */
  readonly channels: readonly HomeChannel[];
  /** Counts from 1. */
  readonly page: number;
  readonly pages: number;
  readonly reviews: { readonly isOn: boolean; readonly hours: string };
  /** Id of who installed the app here, where that is known. */
  readonly installer?: string;
}

const LONGEST_COMMAND = 60;

export function homeParts(around: HomeSurroundings): readonly ReplyPart[] {
  return [channelsPart(around), reviewsPart(around), PRIVACY, helpPart(around)];
}

function channelsPart({ channels, page, pages }: HomeSurroundings): ReplyPart {
  const title = pages > 1 ? `Your channels, page ${page} of ${pages}` : 'Your channels';
  if (channels.length === 0) {
    return {
      title,
      lines: ['Where you type a command, you see here what the channel is doing: /kube deploy web'],
      buttons: [],
    };
  }
  const turn: readonly (Button | undefined)[] = [
    page < pages ? { label: 'More channels', run: `home ${page + 1}` } : undefined,
    page > 1 ? { label: 'First page', run: 'home' } : undefined,
  ];
  return { title, lines: channels.flatMap(linesOf), buttons: turn.filter((one) => one !== undefined) };
}

function linesOf({ id, standing, last }: HomeChannel): readonly string[] {
  const line = `${id.startsWith('D') ? 'Your own cluster' : `{#${id}}`}: ${standing}`;
  if (last === undefined) return [line];
  const command = printable(last.command).replaceAll('`', "'");
  const cut = command.length > LONGEST_COMMAND ? `${command.slice(0, LONGEST_COMMAND)}..` : command;
  const who = id.startsWith('D') ? '' : `${last.name} ran `;
  return [line, `  last: ${who}\`${cut}\`, ${last.ago}`];
}

function reviewsPart({ reviews: { isOn, hours } }: HomeSurroundings): ReplyPart {
  const when = isOn ? `What is due to be asked again is sent to you, ${hours}.` : 'Nothing is sent to you by itself.';
  return {
    title: 'Your settings',
    lines: [`Reviews: ${when}`],
    buttons: [
      isOn ? { label: 'Send no reviews', run: 'review off' } : { label: 'Send me reviews', run: 'review on' },
      { label: 'Hours and pauses', run: 'review settings' },
    ],
  };
}

const PRIVACY: ReplyPart = {
  title: 'What is kept of you',
  lines: ['Your commands and answers, so that clusters and progress stay. No other message is read.'],
  buttons: [
    { label: 'What is kept', run: 'privacy' },
    { label: 'Export it', run: 'privacy export' },
    { label: 'Delete it', run: 'privacy delete' },
  ],
};

function helpPart({ installer }: HomeSurroundings): ReplyPart {
  return {
    title: 'How to use it',
    lines: [
      'In a channel: /kube deploy web',
      'In a thread: @kube-tutor deploy web',
      'Under Messages here: deploy web, in a cluster of your own',
      ...(installer === undefined ? [] : [`Questions about kube-tutor here: {@${installer}} installed it.`]),
    ],
    buttons: [
      { label: 'All commands', run: 'help' },
      { label: 'Which kind fits?', run: 'which' },
    ],
  };
}
