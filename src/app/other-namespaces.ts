/**
 * Commands about another namespace than `default`: the reply names it, and its buttons lead there, too.
 */
import type { Cluster } from '../cluster/cluster';
import { DEFAULT_NAMESPACE } from '../commands/grammar/words';
import type { Done, VerbInfo } from '../commands/verb';
import { works } from '../commands/working-fixes';
import type { Button, Reply } from '../tutor/reply';

const NAMES_ONE = /(^| )(-n|--namespace|-A|--all-namespaces)\b/;

/** What was done, with the namespace in the command as it was understood, and in kubectl's. */
export function namingNamespace(done: Done, namespace: string | undefined): Done {
  if (namespace === undefined || namespace === DEFAULT_NAMESPACE) return done;
  const { understood, kubectl } = done;
  return {
    ...done,
    understood: NAMES_ONE.test(understood) ? understood : `${understood} -n ${namespace}`,
    kubectl:
      !('line' in kubectl) || NAMES_ONE.test(kubectl.line)
        ? kubectl
        : { ...kubectl, line: kubectl.line.replace(/(?= {3}\()|$/, ` --namespace=${namespace}`) },
  };
}

/** Verbs that work in every namespace, and mean the one that the command was about. */
const MEANS_THE_SAME = /^(get|deploy|top pods|diagnose) /;

/**
 * The reply with buttons that work where their objects are.
 * @param asked the namespace that the command named
 */
export function leadingThere(
  reply: Reply,
  cluster: Cluster,
  verbs: readonly VerbInfo[],
  asked: string | undefined,
): Reply {
  const others = cluster.list('Namespace').map(({ metadata }) => metadata.name);
  const own = others.filter((name) => name !== DEFAULT_NAMESPACE && !name.startsWith('kube-'));
  if (own.length === 0) return reply;
  const isOther = asked !== undefined && own.includes(asked);
  const candidates = isOther ? [asked, ...own.filter((name) => name !== asked)] : own;
  const lead = (one: Button): Button => {
    if (NAMES_ONE.test(one.run)) return one;
    if (isOther && MEANS_THE_SAME.test(`${one.run} `)) return { ...one, run: `${one.run} -n ${asked}` };
    if (works(one.run, cluster, verbs)) return one;
    const there = candidates.map((name) => `${one.run} -n ${name}`).find((run) => works(run, cluster, verbs));
    return there === undefined ? one : { ...one, run: there };
  };
  return { ...reply, buttons: reply.buttons.map(lead) };
}
