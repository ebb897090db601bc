/**
 * Draws a chain of causes as a tree of text: each step hangs under the one that led to it.
 */
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { ascii, PHONE_COLUMNS } from '../../diagram/columns';
import { wrap } from '../story/lines';
import { PHRASES } from '../story/phrases';
import { plainly } from '../story/reasons';
import { nameIn } from '../story/pod-name';

const MOST_STEPS = 6;
const DEEPEST = 4;

/** Lines of at most 38 columns, and the same as sentences. */
export function drawChain(
  chain: readonly Step[],
  cluster: Cluster,
): { readonly lines: readonly string[]; readonly said: readonly string[] } {
  const told = merged(chain, cluster);
  const shown = told.length > MOST_STEPS ? [...told.slice(0, 2), ...told.slice(-(MOST_STEPS - 2))] : told;
  const lines = shown.flatMap(({ text, because }, index) => {
    const depth = Math.min(index, DEEPEST);
    const lead = index === 0 ? '' : `${'   '.repeat(depth - 1)}'- `;
    const indent = ' '.repeat(lead.length);
    const own = wrap(lead + text, PHONE_COLUMNS, indent);
    const reason = because === undefined ? [] : wrap(`${indent}because ${because}`, PHONE_COLUMNS, indent);
    return [...own, ...reason];
  });
  return {
    lines: lines.map(ascii),
    said: shown.map(({ text, because }) => (because === undefined ? text : `${text}, because ${because}`)),
  };
}

interface Link {
  readonly text: string;
  readonly because: string | undefined;
}

/** One link per thing that was done: the same again, and what only repeats it, is left out. */
function merged(chain: readonly Step[], cluster: Cluster): readonly Link[] {
  const links: Link[] = [];
  for (const step of chain) {
    const text = linkText(step, cluster);
    if (text === undefined || links.at(-1)?.text === text) continue;
    links.push({ text, because: step.actor === 'you' ? undefined : reasonOf(step) });
  }
  return links;
}

function reasonOf({ because, verb }: Step): string | undefined {
  if (because === undefined || verb === 'became-ready' || verb === 'container-ended') return undefined;
  return plainly(because);
}

function linkText(step: Step, cluster: Cluster): string | undefined {
  const name = nameIn(step.object, cluster, cluster);
  if (step.actor === 'you') return `you: ${YOURS[step.verb]?.(step, name) ?? `${step.verb} ${name}`}`;
  if (step.verb === 'container-ended') {
    return `container ${String(step.detail?.container ?? '')} ended, code ${String(step.detail?.exitCode ?? '?')}`;
  }
  const said = PHRASES[step.verb].say({ steps: [step], names: [name], isReplacement: true });
  return said === undefined ? undefined : `${step.actor} ${said}`;
}

function changedByYou({ object, detail }: Step, name: string): string {
  if (detail?.what === 'image') return `changed the image of ${name} to ${String(detail.to ?? '?')}`;
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
};
