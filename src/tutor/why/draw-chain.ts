/**
 * Draws a chain of causes as a tree of text: each step hangs under the one that led to it.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { ascii, PHONE_COLUMNS } from '../../diagram/text/columns';
import { wrap } from '../story/lines';
import { PHRASES } from '../story/phrases';
import { nameIn } from '../story/pod-name';
import { reasonOf } from './fields';

const MOST_STEPS = 6;
const DEEPEST = 4;

/** What a chain is drawn for. */
export interface ChainOptions {
  /** What was asked about. */
  readonly ref: Ref;
  /** The step that decided: it is always drawn. */
  readonly decisive: Step;
  /** Lines that there is room for. */
  readonly room: number;
}

/** Lines of at most 38 columns, and the same as sentences. What explains least is left out where all is too much. */
export function drawChain(
  chain: readonly Step[],
  cluster: Cluster,
  { ref, decisive, room }: ChainOptions,
): { readonly lines: readonly string[]; readonly said: readonly string[] } {
  let shown = merged(chain, cluster, { ref, decisive });
  while (shown.length > 2 && (shown.length > MOST_STEPS || linesOf(shown).length > room)) {
    shown = withoutLightest(shown);
  }
  return {
    lines: linesOf(shown).map(ascii),
    said: shown.map(({ text, because }) => (because === undefined ? text : `${text}, because ${because}`)),
  };
}

function linesOf(links: readonly Link[]): readonly string[] {
  return links.flatMap(({ text, because }, index) => {
    const depth = Math.min(index, DEEPEST);
    const lead = index === 0 ? '' : `${'   '.repeat(depth - 1)}'- `;
    const indent = ' '.repeat(lead.length);
    const own = wrap(lead + text, PHONE_COLUMNS, indent);
    const reason = because === undefined ? [] : wrap(`${indent}because ${because}`, PHONE_COLUMNS, indent);
    return [...own, ...reason];
  });
}

interface Link {
  readonly text: string;
  readonly because: string | undefined;
  readonly weight: number;
}

/** The first link is where it began, so it stays. */
function withoutLightest(links: readonly Link[]): readonly Link[] {
  const lightest = Math.min(...links.slice(1).map(({ weight }) => weight));
  const index = links.findIndex(({ weight }, place) => place > 0 && weight === lightest);
  return links.filter((_, place) => place !== index);
}

const DECIDED = 100;
/** What happened to the object itself explains more than what happened beside it. */
const ITSELF = 5;

/** One link per thing that was done: the same again, and what only repeats it, is left out. */
function merged(
  chain: readonly Step[],
  cluster: Cluster,
  { ref, decisive }: Omit<ChainOptions, 'room'>,
): readonly Link[] {
  const links: Link[] = [];
  for (const step of chain) {
    const text = linkText(step, chain, cluster);
    if (text === undefined || isAside(step, decisive)) continue;
    const because = step.actor === 'you' ? undefined : reasonOf(step, cluster);
    const isItself = step.object.kind === ref.kind && step.object.name === ref.name;
    const weight = step.id === decisive.id ? DECIDED : PHRASES[step.verb].weight + (isItself ? ITSELF : 0);
    const again = links.findIndex((link) => link.text === text && (link.because === because || link === links.at(-1)));
    const known = links[again];
    if (known === undefined) links.push({ text, because, weight });
    else links[again] = { ...known, weight: Math.max(known.weight, weight) };
  }
  return links;
}

/** What the app did beside it, where the question is not who leads. */
function isAside({ verb }: Step, decisive: Step): boolean {
  return (verb === 'followed' || verb === 'copied-rows') && decisive.actor !== 'database';
}

function linkText(step: Step, chain: readonly Step[], cluster: Cluster): string | undefined {
  const name = nameIn(step.object, cluster, cluster);
  if (step.actor === 'you') return `you: ${YOURS[step.verb]?.(step, name) ?? `${step.verb} ${name}`}`;
  if (step.verb === 'container-ended') {
    return `container ${String(step.detail?.container ?? '')} ended, code ${String(step.detail?.exitCode ?? '?')}`;
  }
  const said = PHRASES[step.verb].say({ steps: [step], names: [name], isReplacement: isReplacement(step, chain) });
  return said === undefined ? undefined : `${step.actor} ${said}`;
}

/** A Pod of a ReplicaSet is worth its name; one of a StatefulSet is new only where there was one before it. */
function isReplacement({ id, actor, object }: Step, chain: readonly Step[]): boolean {
  return actor !== 'StatefulSet' || chain.some((other) => other.id < id && other.object.name === object.name);
}

function changedByYou({ object, detail }: Step, name: string): string {
  if (detail?.what === 'image') return `set image ${String(detail.to ?? '?')} for ${name}`;
  if (detail?.what === 'taints') return `changed the taints of ${name}`;
  if (detail?.revision !== undefined) return `rolled ${name} back to revision ${detail.revision}`;
  return `changed ${object.kind} ${name}`;
}

/** What *you* did, in the words of the command. */
const YOURS: Partial<Readonly<Record<Step['verb'], (step: Step, name: string) => string>>> = {
  created: ({ object }, name) => `made ${object.kind} ${name}`,
  changed: changedByYou,
  scaled: ({ detail }, name) =>
    `scaled ${name}${detail?.to === undefined ? '' : ` from ${detail.from ?? '?'} to ${detail.to}`}`,
  deleted: ({ object }, name) => `deleted ${object.kind} ${name}`,
  crashed: (_, name) => `crashed a container of ${name}`,
  cordoned: (_, name) => `cordoned ${name}`,
  uncordoned: (_, name) => `uncordoned ${name}`,
  labelled: (_, name) => `changed labels of ${name}`,
  'added-node': (_, name) => `added ${name}`,
  'removed-node': (_, name) => `removed ${name}`,
  'silenced-node': (_, name) => `let ${name} fall silent`,
  'unreadied-node': (_, name) => `let ${name} report that it is not ready`,
  'recovered-node': (_, name) => `let ${name} recover`,
  drained: (_, name) => `drained ${name}`,
  oomed: (_, name) => `let ${name} run out of memory`,
  'failed-pod': (_, name) => `let ${name} fail`,
  'asked-eviction': (_, name) => `asked to evict ${name}`,
  'made-unready': (_, name) => `made ${name} fail its readiness check`,
  'made-ready': (_, name) => `made ${name} pass its readiness check`,
  'lost-disk': (_, name) => `let the disk of ${name} be lost`,
  'wrote-file': ({ detail }, name) => `wrote ${detail?.path ?? 'a file'} in ${name}`,
  'asked-app': (_, name) => `sent a request to ${name}`,
  'sent-load': (_, name) => `sent requests to ${name}`,
  'stopped-load': (_, name) => `stopped the requests to ${name}`,
};
