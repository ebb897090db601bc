/**
 * Small lines about the form of a reply, each once in a channel: what kubectl is, whose time passes, where to read on.
 */
import type { Done } from '../commands/verb';
import { duration } from '../diagram/duration';

/** Shorter jumps of the clock are like waiting. */
const SHORT_WAIT = 10_000;

interface Said {
  readonly aside: readonly string[];
  readonly footer: readonly string[];
  /** Under which the channel remembers them. */
  readonly terms: readonly string[];
}

/**
 * The lines that the reply to a change has besides what happened.
 * @param took virtual milliseconds
 * @param known what the channel was told before
 * @param explained terms that the story explains for the first time
 */
export function saidOnce(done: Done, took: number, known: readonly string[], explained: readonly string[]): Said {
  const isFirst = (term: string) => !known.includes(term);
  const isKubectl = 'line' in done.kubectl && isFirst('kubectl');
  const isJump = took > SHORT_WAIT && isFirst('simulated time');
  return {
    aside: [
      ...(isKubectl ? ['kubectl is the command line of a real cluster'] : []),
      ...(done.besides ?? []),
      ...(isJump ? [`Time is simulated: it jumped ${duration(took)} ahead, and nobody had to wait`] : []),
    ],
    footer: explained.includes('Pod') ? ['What is a Pod?   /kube explain Pod'] : [],
    terms: [...(isKubectl ? ['kubectl'] : []), ...(isJump ? ['simulated time'] : [])],
  };
}
