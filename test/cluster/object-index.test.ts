import * as fc from 'fast-check';
import type { Kind, KubeObject } from '../../src/api/objects';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';

const KINDS = ['Pod', 'ReplicaSet'] as const;
const NAMES = ['a', 'b', 'c', 'constructor'];
const NAMESPACES = ['default', 'other'];
const OWNERS = ['uid-1', 'uid-2'];
const NODES = ['node-1', 'node-2'];

interface Wish {
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly namespace: string;
  /** Left out: the object goes. */
  readonly to?: { readonly owner?: string; readonly isController: boolean; readonly node?: string };
}

const wish: fc.Arbitrary<Wish> = fc.record(
  {
    kind: fc.constantFrom(...KINDS),
    name: fc.constantFrom(...NAMES),
    namespace: fc.constantFrom(...NAMESPACES),
    to: fc.record(
      { owner: fc.constantFrom(...OWNERS), isController: fc.boolean(), node: fc.constantFrom(...NODES) },
      { requiredKeys: ['isController'] },
    ),
  },
  { requiredKeys: ['kind', 'name', 'namespace'] },
);

/** Makes, changes or removes the object of that name. */
function carryOut(cluster: Cluster, { kind, name, namespace, to }: Wish): void {
  const known = cluster.get(kind, name, namespace);
  if (to === undefined) {
    if (known !== undefined) cluster.remove(known);
    return;
  }
  const ownerReferences =
    to.owner === undefined
      ? undefined
      : [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'owner', uid: to.owner, controller: to.isController }];
  const spec = { nodeName: to.node, containers: [] };
  if (known === undefined) {
    const draft = { apiVersion: 'v1', kind, metadata: { name, namespace, ownerReferences }, spec, status: {} };
    cluster.create(kind, draft as never);
  } else {
    cluster.update({ ...known, metadata: { ...known.metadata, ownerReferences }, spec } as unknown as KubeObject);
  }
}

const ownersOf = ({ metadata }: KubeObject) => metadata.ownerReferences ?? [];
const isControlledBy = (object: KubeObject, uid?: string) =>
  ownersOf(object).some((owner) => owner.controller === true && (uid === undefined || owner.uid === uid));
const byKind = (a: KubeObject, b: KubeObject) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);

test('after any changes every index answers like a scan of all objects in the order of creation', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      const cluster = new Cluster(newCluster());
      for (const one of wishes) carryOut(cluster, one);
      const all = cluster.snapshot().objects;
      const scan = (kind: Kind, holds: (object: KubeObject) => boolean = () => true) =>
        all.filter((object) => object.kind === kind && holds(object));
      for (const kind of KINDS) {
        expect(cluster.list(kind)).toEqual(scan(kind));
        expect([...cluster.each(kind)]).toEqual(scan(kind));
        expect(cluster.count(kind)).toBe(scan(kind).length);
        expect(cluster.oldest(kind)).toBe(scan(kind)[0]);
        for (const namespace of NAMESPACES) {
          const isOrphan = (object: KubeObject) => !isControlledBy(object) && object.metadata.namespace === namespace;
          expect(cluster.orphans(kind, namespace)).toEqual(scan(kind, isOrphan));
          for (const name of NAMES) {
            const [found] = scan(kind, ({ metadata }) => metadata.name === name && metadata.namespace === namespace);
            expect(cluster.get(kind, name, namespace)).toBe(found);
            expect(cluster.byKey(kind, `${namespace}/${name}`)).toBe(found);
          }
        }
        for (const uid of OWNERS) {
          expect(cluster.controlledBy(kind, uid)).toEqual(scan(kind, (object) => isControlledBy(object, uid)));
        }
      }
      for (const uid of OWNERS) {
        const dependents = all.filter((object) => ownersOf(object).some((owner) => owner.uid === uid));
        expect(cluster.dependentsOf(uid)).toEqual(dependents.toSorted(byKind));
      }
      for (const node of NODES) {
        const isThere = (object: KubeObject) => object.kind === 'Pod' && object.spec.nodeName === node;
        expect(cluster.podsOn(node)).toEqual(scan('Pod', isThere));
      }
    }),
  );
});
