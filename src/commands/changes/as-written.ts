/**
 * An object as people write it: what `kubectl apply -f` takes, without what the server says of it and without defaults.
 */
import { withDefaults } from '../../api/defaults';
import { isEqual } from '../../api/equal';
import { LAST_APPLIED } from '../../api/last-applied';
import type { Draft, KubeObject } from '../../api/objects';
import { DEFAULT_NAMESPACE } from '../grammar/words';

type Fields = Readonly<Record<string, unknown>>;

/** What controllers note. */
const NOTES = new Set([LAST_APPLIED, 'deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/restartedAt']);
const NODE_LABELS = /^(beta\.)?kubernetes\.io\/(arch|hostname|os)$/;
/** What the server and the scheduler put into a spec. */
const FILLED_IN: Readonly<Partial<Record<KubeObject['kind'], readonly string[]>>> = {
  Pod: ['nodeName', 'serviceAccount', 'serviceAccountName', 'tolerations', 'priority', 'preemptionPolicy'],
  Service: ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy', 'internalTrafficPolicy', 'sessionAffinity'],
  PersistentVolumeClaim: ['volumeName'],
  Node: ['podCIDR', 'podCIDRs', 'providerID'],
};

/** Reads the same when it is applied. */
export function asWritten(object: KubeObject): Draft {
  const { metadata, status: _status, ...rest } = object as KubeObject & { readonly status?: unknown };
  const { name, namespace, labels, annotations } = metadata;
  const kept = {
    name,
    ...(namespace === undefined || namespace === DEFAULT_NAMESPACE ? {} : { namespace }),
    ...nonEmpty('labels', labels, (key) => object.kind !== 'Node' || !NODE_LABELS.test(key)),
    ...nonEmpty('annotations', annotations, (key) => !NOTES.has(key)),
  };
  const draft = { ...rest, metadata: kept, ...withoutFilledIn(object) } as unknown as Draft;
  return withoutDefaults(draft);
}

function nonEmpty(
  field: string,
  record: Readonly<Record<string, string>> | undefined,
  keeps: (key: string) => boolean,
) {
  const entries = Object.entries(record ?? {}).filter(([key]) => keeps(key));
  return entries.length === 0 ? {} : { [field]: Object.fromEntries(entries) };
}

function withoutFilledIn(object: KubeObject): { readonly spec?: Fields } {
  const { spec } = object as { readonly spec?: Fields };
  if (spec === undefined) return {};
  const filled = FILLED_IN[object.kind] ?? [];
  const isHeadless = (field: string, value: unknown): boolean =>
    field === 'clusterIP' && object.kind === 'Service' && value === 'None';
  const kept = Object.entries(spec)
    .filter(([field, value]) => isHeadless(field, value) || !filled.includes(field))
    .map(([field, value]): [string, unknown] => [field, field === 'taints' ? withoutStates(value) : value])
    .filter(([field, value]) => field !== 'taints' || (value as readonly unknown[]).length > 0);
  return { spec: Object.fromEntries(kept) };
}

/** Taints by which the cluster says how a Node is. */
const withoutStates = (taints: unknown): readonly unknown[] =>
  (Array.isArray(taints) ? (taints as readonly { readonly key: string }[]) : []).filter(
    ({ key }) => !key.startsWith('node.kubernetes.io/'),
  );

/** Leaves out each field that the server would put back as it is, from the outside in. */
function withoutDefaults(draft: Draft): Draft {
  const whole = withDefaults(draft);
  const puts = (candidate: unknown): boolean => isEqual(defaulted(candidate), whole);
  const { spec } = draft as { readonly spec?: unknown };
  if (spec === undefined) return draft;
  return { ...draft, spec: pruned(spec, (next) => puts({ ...draft, spec: next })) } as Draft;
}

/** A candidate may lack what defaults need to be worked out: then it is no candidate. */
function defaulted(candidate: unknown): unknown {
  try {
    return withDefaults(candidate as Draft);
  } catch {
    return undefined;
  }
}

/** @param isSame whether the whole is the same with this value in its place */
function pruned(value: unknown, isSame: (next: unknown) => boolean): unknown {
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).reduce<readonly unknown[]>(
      (items, item, place) =>
        items.with(
          place,
          pruned(item, (next) => isSame(items.with(place, next))),
        ),
      value,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  let kept = value as Fields;
  for (const field of Object.keys(kept)) {
    const { [field]: inner, ...others } = kept;
    if (isSame(others)) kept = others;
    else kept = { ...kept, [field]: pruned(inner, (next) => isSame({ ...kept, [field]: next })) };
  }
  return kept;
}
