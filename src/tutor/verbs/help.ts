/**
 * `/kube help`: every verb in the groups of what people want to do; `help VERB` for one; `help picture` for the symbols.
 */
import type { Rejection, Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import { matchGroup, matchVerb, type VerbGroup } from '../../commands/grammar/match-verb';
import type { VerbInfo } from '../../commands/verb';
import type { Words } from '../../commands/grammar/words';
import { pack, PHONE_COLUMNS } from '../../diagram/text/columns';
import { BOXES } from '../../diagram/pod-state';
import { button, LONGEST_LABEL, runLabel } from '../button';
import type { Button, Reply } from '../reply';
import { wrap } from '../story/lines';
import { spoken } from '../text';
import { printable } from '../typed';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const help: TutorVerb = {
  name: 'help',
  usage: 'help [VERB|picture]',
  summary: 'lists all verbs, or explains one',
  examples: ['help', 'help scale', 'help picture'],
  effect: 'look',
  origin: 'tutor',
  answer: helpWith,
};

/** What a learner wants, and the verbs for it; what is in no group stands below the picture. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['run', ['start', 'deploy', 'apply', 'create']],
  ['break', ['crash pod', 'oom pod', 'fail pod', 'evict pod', 'unready pod', 'ready pod', 'delete', 'disk lose']],
  ['change', ['scale', 'update', 'rollback', 'load', 'autoscale', 'curl', 'write', 'probe']],
  [
    'Nodes',
    [
      'node add',
      'node remove',
      'node fail',
      'node notready',
      'node recover',
      'label',
      'annotate',
      'taint',
      'cordon',
      'uncordon',
      'drain',
    ],
  ],
  [
    'look',
    [
      'show',
      'get',
      'describe',
      'logs',
      'events',
      'read',
      'exec',
      'why',
      'which',
      'explain',
      'diagnose',
      'history',
      'do',
    ],
  ],
  ['time', ['wait', 'step', 'undo', 'redo', 'save', 'restore', 'saves', 'reset', 'diff']],
  ['learn', ['lesson', 'mission', 'hint', 'skip', 'course', 'quiz', 'review', 'progress']],
];

function helpWith(words: Words, context: TutorContext): Result<Reply> {
  const topic = words.positional.join(' ').toLowerCase();
  if (topic === '') return allVerbs(context);
  if (/^(picture|pictures|symbols|legend)$/.test(topic)) return pictureHelp(context);
  const group = matchGroup(words.positional, context.verbs);
  const verb = matchVerb(words.positional, context.verbs)?.verb;
  if (group?.name === topic) return oneGroup(group, context);
  return verb === undefined ? unknownTopic(topic, context.verbs) : oneVerb(verb, context);
}

const OTHERS = 'others';

function allVerbs({ verbs, pressed }: TutorContext): Reply {
  const groups = grouped(verbs);
  const lines = groups.filter(([need]) => need !== OTHERS).flatMap(([need, names]) => packed(need, names));
  const others = groups.find(([need]) => need === OTHERS)?.[1] ?? [];
  const headline = `${verbs.length} verbs, with or without the word kubectl`;
  const besides = others.length === 0 ? '' : `. Besides: ${others.join(', ')}`;
  const notice = `How to use one: /kube help scale. What the letters mean: /kube help picture${besides}`;
  const said = groups
    .filter(([need]) => need !== OTHERS)
    .map(([need, names]) => `${need.slice(0, 1).toUpperCase()}${need.slice(1)}: ${names.join(', ')}`);
  return reply('help', headline, lines, notice, said, pressed, [
    button('Do ...', 'do'),
    button('Help: picture', 'help picture'),
    button('Help: deploy', 'help deploy'),
    button('Quiz me', 'quiz'),
  ]);
}

/** Names of verbs in lines behind what they are for; a line that goes on ends with a comma. */
function packed(need: string, names: readonly string[]): readonly string[] {
  const lines = pack(families(names), ', ', PHONE_COLUMNS - NEED_WIDTH - 1);
  return lines.map((line, index) => {
    const start = (index === 0 ? need : '').padEnd(NEED_WIDTH);
    return `${start}${line}${index === lines.length - 1 ? '' : ','}`;
  });
}

const NEED_WIDTH = 7;
/** Verbs of one family that a line names at once. */
const TOGETHER = 4;

/** `node add/remove/fail`: verbs that stand beside each other and begin with the same word say it once. */
function families(names: readonly string[]): readonly string[] {
  const found: { readonly family: string; readonly members: string[] }[] = [];
  for (const name of names) {
    const [family = '', member] = name.split(' ');
    const last = found.at(-1);
    if (member !== undefined && last?.family === family && last.members.length < TOGETHER) last.members.push(member);
    else found.push({ family, members: member === undefined ? [] : [member] });
  }
  return found.map(({ family, members }) => (members.length === 0 ? family : `${family} ${members.join('/')}`));
}

/** Every verb stands in exactly one group; `saves` stands for `saves delete`, too. */
function grouped(verbs: readonly VerbInfo[]): readonly (readonly [string, readonly string[]])[] {
  const names = verbs.map((verb) => verb.name).filter((name, _, all) => !all.includes(/^(\S+) /.exec(name)?.[1] ?? ''));
  const known = new Set(GROUPS.flatMap(([, members]) => members));
  const groups = GROUPS.map(([need, members]) => [need, members.filter((member) => names.includes(member))] as const);
  const more = names.filter((name) => !known.has(name));
  return [...groups, [OTHERS, firstWords(more)] as const].filter(([, members]) => members.length > 0);
}

/** `rollout` stands for all verbs of its group: `help rollout` explains them. */
function firstWords(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.split(' ')[0] ?? name))].sort();
}

function oneVerb(verb: VerbInfo, { pressed }: TutorContext): Reply {
  const lines = [
    `/kube ${verb.usage}`,
    '',
    ...verb.examples.map((example) => `/kube ${example}`),
    ...flagLines(verb),
    ...moreLines(verb),
    ...(verb.aliases === undefined || verb.aliases.length === 0 ? [] : ['', `also: ${verb.aliases.join(', ')}`]),
  ].flatMap((line) => (line === '' ? [''] : wrap(line, PHONE_COLUMNS, '  ')));
  const headline = `${verb.name} ${verb.summary}`;
  const isLong = headline.length > 60;
  const origin = originOf(verb);
  const notice = isLong ? `${headline}. ${origin}` : origin;
  const said = [`Usage: ${verb.usage}`, ...verb.examples.map((example) => `Example: ${example}`)];
  const tries = verb.examples.slice(0, 1).map((example) => button(tryLabel(example), example));
  return reply(`help ${verb.name}`, isLong ? `How to use ${verb.name}` : headline, lines, notice, said, pressed, [
    ...tries,
    button('All verbs', 'help'),
  ]);
}

function originOf({ name, origin }: VerbInfo): string {
  // kubectl has this word for a part of what it does here.
  if (name === 'explain') return "In kubectl: kubectl explain, for kinds and their fields. Terms are the tutor's own.";
  return origin === 'kubectl'
    ? `In kubectl: kubectl ${name}`
    : "This verb is the tutor's own: real kubectl does not have it.";
}

/** The flags of a verb of kubectl, as people know them from there. */
function flagLines({ origin, flags = [] }: VerbInfo): readonly string[] {
  if (origin !== 'kubectl' || flags.length === 0) return [];
  const names = flags.map(({ name, short }) => (short === undefined ? `--${name}` : `-${short} --${name}`));
  return ['', `flags: ${names.join(', ')}`];
}

/** What can be typed besides, as in a shell; and how to see the YAML of what a friendly verb makes. */
function moreLines({ origin, effect, flags = [] }: VerbInfo): readonly string[] {
  if (origin === 'kubectl') return effect === 'look' ? ['', 'behind it: | grep web or | wc -l'] : [];
  return flags.some(({ name }) => name === 'dry-run')
    ? ['', 'its YAML: --show-manifest; only the YAML, and nothing is done: --show-manifest --dry-run']
    : [];
}

/** A command that reads a manifest asks for it; one that fits says more than the beginning of `Run: …`. */
function tryLabel(example: string): string {
  if (example.endsWith(' -f -')) return 'Paste a manifest';
  const label = runLabel(example);
  return label.endsWith('..') && example.length <= LONGEST_LABEL ? example : label;
}

const boxLine = ({ box, words }: (typeof BOXES)[number]): string => `[${box}] ${words.join(', ')}`;

function pictureHelp({ pressed }: TutorContext): Reply {
  const lines = [
    ...BOXES.slice(0, -2).flatMap((one) => wrap(boxLine(one), PHONE_COLUMNS, '    ')),
    BOXES.slice(-2).map(boxLine).join('   '),
    '+ new   - gone   ~ changed',
    '---(data-db-0)  a volume',
    '---.  ---|  one volume for all of them',
    'kept  volumes that wait for a Pod',
    'db-0*  the Pod that leads a database',
    "web..x2k4p  a Pod's name, shortened",
  ];
  const notice = 'A capital has settled, a small letter is on its way, a sign wants your eye.';
  const said = BOXES.map(({ words, meaning }) => `${words.join(' or ')}: ${meaning}`);
  return reply('help picture', `${BOXES.length} letters tell the state of a Pod`, lines, notice, said, pressed, [
    button('Show everything', 'show'),
    button('All verbs', 'help'),
  ]);
}

function reply(
  command: string,
  headline: string,
  picture: readonly string[],
  notice: string,
  said: readonly string[],
  pressed: boolean,
  buttons: readonly Button[],
): Reply {
  return {
    audience: 'asker',
    command,
    pressed,
    headline,
    story: [],
    picture,
    notice,
    buttons,
    text: spoken([headline, ...said, notice]),
  };
}

/** `help rollout`: what may follow it. */
function oneGroup({ name, members }: VerbGroup, { pressed }: TutorContext): Reply {
  const lines = members.flatMap((verb) => wrap(`${verb.name}: ${verb.summary}`, PHONE_COLUMNS, '  '));
  const headline = `${name} is followed by one of ${members.length} words`;
  const notice = `How to use one: /kube help ${members[0]?.name ?? name}`;
  const said = members.map((verb) => `${verb.name} ${verb.summary}`);
  return reply(`help ${name}`, headline, lines, notice, said, pressed, [
    ...members.slice(0, 3).map((verb) => button(verb.name, `help ${verb.name}`)),
    button('All verbs', 'help'),
  ]);
}

function unknownTopic(topic: string, verbs: readonly VerbInfo[]): Rejection {
  const meant = nearest(topic, [...verbs.map((verb) => verb.name), 'picture']);
  return {
    rejected: true,
    code: 'Tutor',
    message: `There is no help for "${printable(topic)}".`,
    hint: meant === undefined ? 'All verbs: /kube help' : `Did you mean ${meant}?`,
    fixes: [meant === undefined ? 'help' : `help ${meant}`],
  };
}
