/**
 * The rules of docs that every reply must keep, whoever made it: sizes, order, characters, words, and a picture that
 * agrees with the clusters. Tests of all kinds call `violations` on the replies that they see.
 */
import type { Cluster } from '../../src/cluster/cluster';
import { hasPart } from '../../src/commands/naming/names';
import { parseCommand } from '../../src/commands/grammar/parse';
import type { VerbInfo } from '../../src/commands/verb';
import { isRejected } from '../../src/api/rejection';
import type { Pod } from '../../src/api/objects';
import type { Reply } from '../../src/tutor/reply';

export interface Circumstances {
  /** The clusters before and after the command: then the picture is compared with them. */
  readonly before?: Cluster;
  readonly after?: Cluster;
  /** Every verb: then each button must parse. */
  readonly verbs?: readonly VerbInfo[];
  /** Columns of a picture; 38 unless told. */
  readonly columns?: number;
  /** Most buttons; 4 unless told (a quiz prompt has 5). */
  readonly buttons?: number;
}

const ASCII = /^[\x20-\x7e]*$/;
const EMOJI = /\p{Extended_Pictographic}/u;
const FORBIDDEN = /\b(please|sorry|oops|successfully|simply|just|alive|dead|healthy|killed|instances?|box(es)?)\b|!/i;
const STORY_LINE = /^(\d+s|\d+m\d\ds|\d+h\d\dm) +\S/;
const BOX_WORDS: Readonly<Record<string, readonly string[]>> = {
  R: ['ready'],
  n: ['not ready'],
  s: ['starting'],
  P: ['no Node yet'],
  '!': ['image pull', 'crash wait', 'config', 'volume wait'],
  t: ['stopping'],
  '?': ['silent'],
  x: ['failed'],
  '.': ['done'],
  ' ': ['gone'],
};

/** What is wrong with a reply; empty when nothing is. */
export function violations(reply: Reply, circumstances: Circumstances = {}): string[] {
  return [
    ...sizes(reply, circumstances),
    ...story(reply),
    ...characters(reply),
    ...words(reply),
    ...buttons(reply, circumstances),
    ...text(reply),
    ...(reply.picture === undefined ? [] : picture(reply.picture, circumstances)),
  ];
}

function sizes(reply: Reply, { columns = 38 }: Circumstances): string[] {
  const wrong: string[] = [];
  const shown = [
    reply.command,
    reply.kubectl ?? '',
    reply.headline,
    ...reply.story,
    reply.verbatim ?? '',
    ...(reply.picture ?? []),
    reply.notice ?? '',
    ...(reply.exercise?.lines ?? []),
    ...reply.buttons.map((button) => button.label),
  ];
  if (reply.headline.length === 0 || reply.headline.length > 60) {
    wrong.push(`headline has ${reply.headline.length} characters`);
  }
  if (/[\n`]/.test(reply.headline)) wrong.push('headline has markup or several lines');
  if (reply.kubectl !== undefined && !/^(kubectl |\(.+\)$)/.test(reply.kubectl)) {
    wrong.push(`kubectl line: ${reply.kubectl}`);
  }
  if ((reply.picture?.length ?? 0) > 16) wrong.push(`picture has ${reply.picture?.length} lines`);
  for (const line of reply.picture ?? []) {
    if (line.length > columns) wrong.push(`picture line of ${line.length}: ${line}`);
  }
  if (reply.audience === 'channel' && reply.lead === undefined && (reply.notice?.length ?? 0) > 140) {
    wrong.push(`notice has ${reply.notice?.length} characters`);
  }
  if (shown.join('\n').length > 3000) wrong.push(`reply has ${shown.join('\n').length} characters`);
  const told = (reply.exercise?.lines ?? []).reduce((sum, line) => sum + Math.ceil(line.length / 60), 0);
  const lines = reply.story.length + (reply.picture?.length ?? 0) + told;
  const frame = reply.exercise !== undefined && reply.notice === undefined ? 4 : 6;
  if (reply.verbatim === undefined && lines + frame > 30) wrong.push(`reply has ${lines + frame} lines`);
  return wrong;
}

function story(reply: Reply): string[] {
  const wrong: string[] = [];
  if (reply.story.length > 8) wrong.push(`story has ${reply.story.length} lines`);
  const isTold = reply.took !== undefined && reply.lead === undefined;
  let last = -1;
  for (const line of reply.story) {
    if (line.length > 60) wrong.push(`story line of ${line.length}: ${line}`);
    if (!isTold || line.startsWith('    ') || /^\.\.\. \d+ more steps?$/.test(line)) continue;
    if (!STORY_LINE.test(line)) wrong.push(`story line without a time: ${line}`);
    const time = seconds(line.split(' ')[0] ?? '');
    if (time < last) wrong.push(`times go back: ${line}`);
    last = Math.max(last, time);
  }
  return wrong;
}

function seconds(time: string): number {
  const [, hours = '0'] = /(\d+)h/.exec(time) ?? [];
  const [, minutes = '0'] = /(\d+)m/.exec(time) ?? [];
  const [, rest = '0'] = /(\d+)s/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

function characters(reply: Reply): string[] {
  const wrong: string[] = [];
  for (const line of reply.picture ?? []) {
    if (!ASCII.test(line)) wrong.push(`not ASCII: ${line}`);
    if (line !== line.trimEnd()) wrong.push(`blanks at the end: "${line}"`);
  }
  for (const part of [
    reply.headline,
    ...reply.story,
    reply.notice ?? '',
    ...(reply.exercise?.lines ?? []),
    reply.text,
  ]) {
    if (EMOJI.test(part)) wrong.push(`emoji: ${part}`);
  }
  return wrong;
}

function words(reply: Reply): string[] {
  const wrong: string[] = [];
  const parts = [
    reply.headline,
    ...reply.story,
    reply.notice ?? '',
    ...(reply.exercise?.lines ?? []),
    ...reply.buttons.map((button) => button.label),
  ];
  for (const part of parts) {
    const quoted = part.replace(/"[^"]*"/g, '""');
    const found = FORBIDDEN.exec(quoted)?.[0];
    if (found !== undefined) wrong.push(`forbidden "${found}": ${part}`);
    for (const line of part.split('\n')) if (/^error/i.test(line)) wrong.push(`begins with error: ${line}`);
  }
  return wrong;
}

function buttons(reply: Reply, { verbs, buttons: most = 4 }: Circumstances): string[] {
  const wrong: string[] = [];
  if (reply.buttons.length < 2 || reply.buttons.length > most) wrong.push(`${reply.buttons.length} buttons`);
  if (new Set(reply.buttons.map((button) => button.run)).size !== reply.buttons.length) {
    wrong.push('two buttons run the same');
  }
  const why = reply.buttons.findIndex((button) => button.label === 'Why?');
  if (why >= 0 && why !== reply.buttons.length - 1) wrong.push('Why? is not last');
  for (const { label, run } of reply.buttons) {
    if (label.length === 0 || label.length > 20) wrong.push(`label of ${label.length}: ${label}`);
    if (verbs !== undefined && isRejected(parseCommand(run, verbs))) wrong.push(`button does not parse: ${run}`);
  }
  return wrong;
}

function text(reply: Reply): string[] {
  const wrong: string[] = [];
  const spoken = reply.text;
  const opening = reply.headline.replace(/[.?]$/, '').replace(/(\w)\.\.(\w)/g, '$1 $2');
  if (!spoken.startsWith(opening)) wrong.push(`text does not begin with the headline: ${spoken.slice(0, 80)}`);
  if (/\[[Rnst!?xP. ]\]|\|- |'- |---\(/.test(spoken)) wrong.push(`text holds art: ${spoken}`);
  const names =
    [reply.headline, ...reply.story].join(' ').match(/\b[a-z][a-z0-9-]*\.\.[a-z0-9-]+\b|\b[a-z]+-\d+\b/g) ?? [];
  for (const name of names) {
    if (!spoken.includes(name) && !spoken.includes(name.replace('..', ' '))) wrong.push(`text lacks ${name}`);
  }
  return wrong;
}

// ── the picture against the clusters ──────────────────────────────────────────────────────────────────────────────

interface Drawn {
  readonly mark: string;
  readonly box: string;
  readonly name: string;
}

function picture(lines: readonly string[], { before, after }: Circumstances): string[] {
  const wrong = everyBoxHasItsWord(lines);
  const lanes = lines.filter((line) => (line.includes(' |') && /^[ +~-]\S/.test(line + ' ')) || /^ +\|/.test(line));
  if (before === undefined || after === undefined || lanes.length === 0) return wrong;
  const drawn = lanes.flatMap(drawnPod);
  for (const pod of drawn) wrong.push(...markIsTrue(pod, before, after));
  return [...wrong, ...countsAddUp(lines, lanes, drawn, after)];
}

function drawnPod(line: string): Drawn[] {
  const found = /\| ([ +~-]) \[(.)\] (\S+)/.exec(line);
  return found === null
    ? []
    : [{ mark: found[1] ?? '', box: found[2] ?? '', name: (found[3] ?? '').replace(/[*,]+$/, '') }];
}

function everyBoxHasItsWord(lines: readonly string[]): string[] {
  const all = lines.join('\n');
  const boxes = [...all.matchAll(/\[(.)\](?: \S|x\d)/g)].map((match) => match[1] ?? '');
  return [...new Set(boxes)].flatMap((box) => {
    const known = BOX_WORDS[box];
    if (known === undefined) return [`unknown box [${box}]`];
    return box === 'R' || known.some((word) => all.includes(word)) ? [] : [`no word for [${box}]`];
  });
}

function markIsTrue({ mark, box, name }: Drawn, before: Cluster, after: Cluster): string[] {
  const candidates = (cluster: Cluster) => cluster.list('Pod').filter((pod) => fits(pod, name));
  const [was, is] = [candidates(before), candidates(after)];
  const isNew = is.some((pod) => !was.some((old) => old.metadata.uid === pod.metadata.uid));
  const isGone = was.some((pod) => !is.some((now) => now.metadata.uid === pod.metadata.uid));
  const isKept = is.some((pod) => was.some((old) => old.metadata.uid === pod.metadata.uid));
  if (box === ' ' && mark !== '-') return [`${name} is gone without its mark`];
  if (mark === '+' && !isNew) return [`${name} is marked new`];
  if (mark === '-' && !isGone) return [`${name} is marked gone`];
  if ((mark === ' ' || mark === '~') && !isKept) return [`${name} is marked "${mark}" but did not exist before`];
  return [];
}

function fits(pod: Pod, name: string): boolean {
  return pod.metadata.name === name || hasPart(pod.metadata.name, name);
}

/** Drawn one by one, counted in lanes, and named under *also here*: together every Pod of the cluster. */
function countsAddUp(
  lines: readonly string[],
  lanes: readonly string[],
  drawn: readonly Drawn[],
  after: Cluster,
): string[] {
  const also = lines.find((line) => line.startsWith('also here: ')) ?? '';
  if (/\d+ more$|Pods of/.test(also)) return [];
  const elsewhere = [...also.matchAll(/ (\d+)(?=,|$)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
  const inLanes = (pattern: RegExp) =>
    lanes.flatMap((line) => [...line.matchAll(pattern)]).reduce((sum, match) => sum + Number(match[1]), 0);
  const counted = inLanes(/\[[^ ]\]x(\d+)/g) + inLanes(/(\d+) Pods?, all \[/g);
  const alone = drawn.filter(({ box }) => box !== ' ').length;
  const isOfPods = alone + counted > 0 || lines.some((line) => / \| {3}(empty|gone|cordoned)/.test(line));
  if (!isOfPods) return [];
  const total = after.count('Pod');
  return alone + counted + elsewhere === total
    ? []
    : [`${alone} drawn, ${counted} counted, ${elsewhere} elsewhere, but ${total} Pods`];
}
