/**
 * What a program asks of a cluster, as a verb of one request: it runs on the working copy of the cluster like anything
 * typed, again where somebody else saved first, and only its last run counts.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Done, Until, Verb } from '../../commands/verb';

/** The text of such a request. */
export const REQUEST_VERB = 'kube-api';

/** What a request did to the working copy. */
export interface Worked<Answer> {
  readonly answer: Answer;
  /** Nothing was changed, because it may not be. */
  readonly isRefused?: boolean;
  /** What was changed, most important first; empty where nothing was. */
  readonly about: readonly Ref[];
  /** The command of kubectl that does the same. */
  readonly line: string;
  /** What the answer waits for. */
  readonly until?: Until | undefined;
  /** The verb that does the same, where the channel is told of it as of that one. */
  readonly toldAs?: string | undefined;
  /** What else there is to tell. */
  readonly file?: Done['file'] | undefined;
}

/** A verb, and what its last run did. */
export interface RequestVerb<Answer> {
  readonly verb: Verb;
  readonly worked: () => Worked<Answer> | undefined;
}

/** @param work changes the cluster; deterministic, as it may run several times */
export function requestVerb<Answer>(work: (cluster: Cluster) => Worked<Answer>): RequestVerb<Answer> {
  let last: Worked<Answer> | undefined;
  const verb: Verb = {
    name: REQUEST_VERB,
    usage: REQUEST_VERB,
    summary: 'does what a program asked of the API',
    examples: [],
    effect: 'change',
    origin: 'kubectl',
    parse: () => undefined,
    run: (_, cluster) => {
      last = work(cluster);
      if (last.isRefused === true) return { rejected: true, code: 'Tutor', message: 'The API refused it.' };
      return doneBy(last);
    },
  };
  return { verb, worked: () => last };
}

function doneBy({ about, line, until, toldAs, file }: Worked<unknown>): Done {
  return {
    understood: line,
    kubectl: { line },
    stdout: '',
    focus: about,
    ...(about.length === 0 ? { effect: 'look' } : {}),
    ...(until === undefined ? {} : { until }),
    ...(toldAs === undefined ? {} : { toldAs }),
    ...(file === undefined ? {} : { file }),
  };
}
