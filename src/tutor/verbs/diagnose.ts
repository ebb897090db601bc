/**
 * `/kube diagnose`: looks the cluster over as an experienced colleague would: what is wrong, the evidence, what helps.
 */
import type { Ref } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { textOf, type Words } from '../../commands/grammar/words';
import { ascii, cut, MAX_LINES, PHONE_COLUMNS, spread } from '../../diagram/text/columns';
import { shortName } from '../../diagram/short-name';
import { button, QUIZ } from '../button';
import { checkedAbout, checkedIn, findingsAbout, findingsIn } from '../diagnose/checks';
import { curesFor } from '../diagnose/cures';
import { type Finding, WRONG } from '../diagnose/finding';
import { findObject } from '../find-object';
import { inNamespace } from '../in-namespace';
import { type Button, LONGEST_HEADLINE, type Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { count } from '../story/pod-name';
import { spoken, spokenStory } from '../text';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const diagnose: TutorVerb = {
  name: 'diagnose',
  aliases: ['check', "what's wrong", 'doctor', 'troubleshoot'],
  usage: 'diagnose [NAME]',
  summary: 'finds what is wrong, why, and what helps',
  examples: ['diagnose', 'diagnose web'],
  effect: 'look',
  origin: 'tutor',
  answer: lookOver,
};

/** Slack gives one place to *Share*. */
const MOST_CURES = 2;
const MOST_LISTED = 8;
const MOST_EVIDENCE = 600;

function lookOver(words: Words, everywhere: TutorContext): Result<Reply> {
  const namespace = textOf(words, 'namespace');
  const context = inNamespace(namespace, everywhere);
  if (isRejected(context)) return { ...context, hint: 'Without -n I look at everything.', fixes: ['diagnose'] };
  const reply = lookAt(words, context);
  return namespace === undefined || isRejected(reply)
    ? reply
    : { ...reply, command: `${reply.command} -n ${namespace}` };
}

function lookAt({ positional }: Words, context: TutorContext): Result<Reply> {
  const { cluster } = context;
  const isAll = positional.length === 0 || /^(all|everything|cluster)$/i.test(positional.join(' '));
  const ref = isAll ? undefined : findObject(positional, cluster, 'diagnose');
  if (isRejected(ref)) return ref;
  const all = findingsIn(cluster);
  const findings = ref === undefined ? all : findingsAbout(ref, cluster, all);
  const wrong = findings.filter(({ rank }) => rank >= WRONG);
  const [worst, ...others] = wrong;
  if (worst !== undefined) return trouble(worst, others, ref, context);
  return allWell(
    findings,
    all.some(({ rank }) => rank >= WRONG),
    ref,
    context,
  );
}

function trouble(worst: Finding, others: readonly Finding[], ref: Ref | undefined, context: TutorContext): Reply {
  const story = worst.why.flatMap((sentence) => wrap(`${sentence}.`, STORY_COLUMNS, '    ')).slice(0, 8);
  const list = others.length === 0 ? worst.picture : listOf([worst, ...others]);
  const notice = `What helps: ${worst.helps}`;
  const evidence = worst.evidence?.trimEnd();
  return {
    audience: 'asker',
    command: commandFor(ref),
    pressed: context.pressed,
    headline: worst.symptom,
    story,
    ...(evidence === undefined || evidence === '' ? {} : { verbatim: cut(evidence, MOST_EVIDENCE) }),
    ...(list === undefined ? {} : { picture: list }),
    notice,
    buttons: waysOn(worst, others, context),
    text: spoken([
      worst.symptom,
      ...spokenStory(story),
      evidence === undefined ? '' : `Kubernetes says: ${evidence}`,
      ...others.map(({ symptom }) => `Also: ${symptom}`),
      notice,
    ]),
  };
}

/** Everything that is wrong, worst first. */
function listOf(findings: readonly Finding[]): readonly string[] {
  const shown = findings.slice(0, MOST_LISTED).map(({ short }) => short.split('  '));
  const width = Math.max(...shown.map(([name = '']) => name.length));
  const more = findings.length - shown.length;
  return [
    `${findings.length} things are wrong, worst first`,
    ...shown.map(([name = '', what = ''], index) =>
      cut(ascii(`${index + 1}  ${name.padEnd(width)}  ${what}`), PHONE_COLUMNS),
    ),
    ...(more === 0 ? [] : [`... ${more} more`]),
  ];
}

/** What helps, the next finding, and why. */
function waysOn(worst: Finding, others: readonly Finding[], { cluster, verbs }: TutorContext): readonly Button[] {
  const cures = curesFor(worst, cluster, verbs).slice(0, MOST_CURES);
  const next = others.find(({ about }) => about[0]?.name !== worst.about[0]?.name)?.about[0]?.name;
  const nextOne = next === undefined ? [] : [button(`Diagnose ${next}`, `diagnose ${next}`)];
  const why = worst.about[0] === undefined ? [] : [button('Why?', `why ${worst.about[0].name}`)];
  const candidates = [...cures, ...nextOne, ...why];
  const found = candidates.filter(({ run }, index) => candidates.findLastIndex((other) => other.run === run) === index);
  return found.length > 1 ? found : [button('Show everything', 'show'), ...found];
}

function allWell(notes: readonly Finding[], isElsewhere: boolean, ref: Ref | undefined, context: TutorContext): Reply {
  const { cluster, pressed, verbs } = context;
  const checks = ref === undefined ? checkedIn(cluster) : checkedAbout(ref, cluster);
  const headline = cut(
    ref === undefined ? `Nothing is wrong: ${summary(context)}` : `Nothing is wrong with ${nameOf(ref, context)}`,
    LONGEST_HEADLINE,
  );
  const table = checks.map(({ what, well, all }) => spread(what, `${well} of ${all}`));
  const known = notes.slice(0, MAX_LINES - table.length - 2).map(({ short }) => ascii(cut(short, PHONE_COLUMNS - 2)));
  const picture = [
    ...(table.length === 0 ? [] : ['looked at', ...table]),
    ...(known.length === 0 ? [] : ['good to know', ...known.map((one) => `  ${one}`)]),
  ];
  const cures = notes[0] === undefined ? [] : curesFor(notes[0], cluster, verbs).slice(0, 1);
  const elsewhere = isElsewhere ? [button('Diagnose all', 'diagnose')] : [];
  const deploy = cluster.count('Pod') === 0 ? [button('Deploy web', 'deploy web')] : [];
  return {
    audience: 'asker',
    command: commandFor(ref),
    pressed,
    headline,
    story: isElsewhere ? ['Something else in this cluster is wrong.'] : [],
    ...(picture.length === 0 ? {} : { picture }),
    buttons: [...elsewhere, ...deploy, ...cures, button('Show everything', 'show'), QUIZ].slice(0, 4),
    text: spoken([
      headline,
      ...(isElsewhere ? ['Something else in this cluster is wrong'] : []),
      ...checks.map(({ what, well, all }) => `${what}: ${well} of ${all}`),
      ...notes.map(({ symptom }) => `Good to know: ${symptom}`),
    ]),
  };
}

function summary({ cluster }: TutorContext): string {
  const pods = cluster.count('Pod');
  const nodes = cluster.count('Node');
  return pods === 0 ? `nothing runs, ${nodes} Nodes wait` : `${count(pods, 'Pod')} on ${count(nodes, 'Node')}`;
}

function nameOf(ref: Ref, { cluster }: TutorContext): string {
  const object = cluster.resolve(ref);
  return object?.kind === 'Pod' ? shortName(object) : cut(ref.name, 36);
}

const commandFor = (ref: Ref | undefined): string => (ref === undefined ? 'diagnose' : `diagnose ${ref.name}`);
