/**
 * Explains a term in brackets where it stands for the first time in a channel. At most six words each.
 */

export const TERMS: Readonly<Record<string, string>> = {
  Pod: 'a Pod: one running copy',
  Deployment: 'keeps copies of one app',
  ReplicaSet: 'keeps the number of Pods',
  StatefulSet: 'keeps Pods with numbered names',
  DaemonSet: 'one Pod on every Node',
  scheduler: 'chooses a Node',
  kubelet: 'the agent on a Node',
  rollout: 'replacing Pods step by step',
  CronJob: 'makes Jobs on a schedule',
  Job: 'runs Pods until they end',
  'Namespace controller': 'empties what is deleted',
  claim: 'asks for a volume',
  'volume controller': 'gives each claim a disk',
  'Node controller': 'watches the Nodes',
  'disruption controller': 'counts what may be evicted',
  autoscaler: 'sets the number by use',
  'garbage collector': 'removes what is left behind',
  Service: 'one address for ready Pods',
  priority: 'how important a Pod is',
  cordoned: 'takes no new Pods',
  emptyDir: 'goes when the Pod goes',
  volume: 'a disk that outlives Pods',
  template: 'what its Pods look like',
  revision: 'a numbered version of the template',
};

/** Words that are explained behind what they stand with: `pulled web:v1 (downloaded its image)`. */
const WITH_OBJECT: Readonly<Record<string, { readonly found: RegExp; readonly meaning: string }>> = {
  image: { found: /\bpulled (?:\d+ images|[\w./-]+:[\w.-]+)/, meaning: 'an image: the packed app' },
  mount: { found: /\bmount(?= )/, meaning: 'use' },
  label: { found: /\blabelled \S+: [^;]+/, meaning: 'a label: a tag to select by' },
  taint: { found: /\btainted \S+: [^;]+/, meaning: 'a taint keeps Pods off' },
};

/** A text whose new terms are explained, and which terms those were. */
export interface Explained {
  readonly text: string;
  readonly terms: readonly string[];
}

/**
 * Explains, in this text, each term that is not yet known, behind its first occurrence. `instead` has better words for
 * some terms, fit for what happened.
 */
export function explain(
  text: string,
  known: ReadonlySet<string>,
  instead: Readonly<Record<string, string>> = {},
): Explained {
  const terms: string[] = [];
  let explained = text;
  for (const [term, meaning] of Object.entries(TERMS)) {
    if (known.has(term)) continue;
    const found = new RegExp(`(?<![\\w-])${term}(?:s(?=[ ,.;:]|$))?(?![\\w-])`).exec(explained);
    if (found === null || isInBrackets(explained, found.index)) continue;
    const end = nameEnd(explained, found.index + found[0].length);
    terms.push(term);
    if (/^(?: [\w.-]+)? \(/.test(explained.slice(end))) continue;
    explained = `${explained.slice(0, end)} (${instead[term] ?? meaning})${explained.slice(end)}`;
  }
  for (const [term, { found: pattern, meaning }] of Object.entries(WITH_OBJECT)) {
    const found = known.has(term) ? null : pattern.exec(explained);
    if (found === null || isInBrackets(explained, found.index)) continue;
    const end = found.index + found[0].length;
    terms.push(term);
    explained = `${explained.slice(0, end)} (${meaning})${explained.slice(end)}`;
  }
  return { text: explained, terms };
}

/** `ReplicaSet web-6f8d4c97b5` is explained behind the name, and so is a name that ends the text or that `sends`. */
function nameEnd(text: string, end: number): number {
  const controller = /^ controller\b/.exec(text.slice(end));
  if (controller !== null) return end + controller[0].length;
  const name = /^ (?:\d+|[a-z0-9][a-z0-9.]*-[a-z.-]*\d[a-z0-9.-]*|[a-z0-9.-]+-data)(?![\w-])/.exec(text.slice(end));
  return end + (name?.[0] ?? /^ [a-z0-9][a-z0-9.-]*(?=$| sends )/.exec(text.slice(end))?.[0] ?? '').length;
}

function isInBrackets(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
