/**
 * `--show-manifest`: the YAML of what a command made or changed, ready for `kubectl apply -f`.
 */
import { isEqual } from '../api/equal';
import type { KubeObject, Ref } from '../api/objects';
import { isRejected } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { printYaml } from '../printers/yaml';
import { asWritten } from './changes/as-written';
import { withoutValues } from './changes/hidden-values';
import { isOn } from './grammar/words';
import type { Done, FlagInfo, Verb } from './verb';

interface ShownArgs<A> {
  readonly args: A;
  readonly isShown: boolean;
}

const SHOW: FlagInfo = { name: 'show-manifest', takes: 'switch' };

/** The same verb, with `--show-manifest`. */
export function withManifest<A>(verb: Verb<A>): Verb<ShownArgs<A>> {
  const { offline: _own, ...rest } = verb;
  const shown: Verb<ShownArgs<A>> = {
    ...rest,
    flags: [...(verb.flags ?? []), SHOW],
    parse: (words, cluster) => {
      const flags = new Map([...words.flags].filter(([flag]) => flag !== SHOW.name));
      const args = verb.parse({ ...words, flags }, cluster);
      return isRejected(args) ? args : { args, isShown: isOn(words, SHOW.name) };
    },
    run: ({ args, isShown }, cluster) => {
      if (!isShown) return verb.run(args, cluster);
      const before = cluster.fork();
      const done = verb.run(args, cluster);
      if (isRejected(done)) return done;
      const manifest = manifestOf(done.focus, before, cluster);
      const understood = `${done.understood} --show-manifest`;
      if (manifest !== '') return { ...done, understood, manifest };
      return {
        ...done,
        understood,
        besides: [...(done.besides ?? []), 'It writes no object, so there is no YAML of it'],
      };
    },
  };
  return verb.offline === undefined ? shown : { ...shown, offline: (args) => withMade(verb, args) };
}

/** What is made up without a server is printed as it is. */
function withMade<A>(verb: Verb<A>, { args, isShown }: ShownArgs<A>): Done {
  const done = verb.offline!(args);
  if (!isShown || done.made === undefined) return done;
  return { ...done, manifest: done.made.map((one) => printYaml(one)).join('---\n') };
}

/** What was made or changed, in the order in which it was done; what only its status says is nobody's YAML. */
function manifestOf(focus: readonly Ref[], before: Cluster, after: Cluster): string {
  const refs = [...after.steps.filter(({ actor }) => actor === 'you').map(({ object }) => object), ...focus];
  const keys = new Set<string>();
  const texts: string[] = [];
  for (const ref of refs) {
    const [object, old] = [after.resolve(ref), before.resolve(ref)];
    if (object === undefined || object === old || keys.has(object.metadata.uid)) continue;
    keys.add(object.metadata.uid);
    if (old !== undefined && isEqual(written(object), written(old))) continue;
    texts.push(printYaml(asWritten(withoutValues(object))));
  }
  return texts.join('---\n');
}

function written(object: KubeObject): unknown {
  const { status: _status, metadata, ...rest } = object as KubeObject & { readonly status?: unknown };
  const { labels, annotations, deletionTimestamp } = metadata;
  return { ...rest, labels, annotations, deletionTimestamp };
}
