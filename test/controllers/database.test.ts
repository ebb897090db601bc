import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { Cluster } from '../../src/cluster/cluster';
import { CONTROLLERS } from '../../src/controllers';
import { DatabaseUnderTest } from './database-under-test';

const NO_DISKS = `apply -f -
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 3
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: registry.example/team/db:v2 }] }
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 80 }] }
`;

const nodeOf = (db: DatabaseUnderTest, pod: string) => db.cluster.get('Pod', pod, 'default')?.spec.nodeName ?? '';

describe('who leads', () => {
  test('the first that is ready leads, and each next one copies from it', () => {
    const db = new DatabaseUnderTest();
    expect(
      db.cluster.steps.filter(({ actor }) => actor === 'database').map(({ verb, object }) => [object.name, verb]),
    ).toEqual([
      ['db-0', 'took-lead'],
      ['db-1', 'followed'],
      ['db-2', 'followed'],
    ]);
    expect(db.leader).toBe('db-0');
  });

  test('a crash that is over at once changes nothing', () => {
    const db = new DatabaseUnderTest();
    expect(db.during(() => db.done('crash pod db-0'))).toEqual([]);
    expect(db.leader).toBe('db-0');
  });

  test('a copy leads 5s after the last answer, and the old leader returns as a copy', () => {
    const db = new DatabaseUnderTest();
    expect(db.during(() => db.done('crash pod db-0 --loop')).slice(0, 2)).toEqual([
      '6s db-1 took-lead',
      '6s db-2 followed 0',
    ]);
    db.done('curl db /add one');
    expect(db.rows['db-1']).toEqual(['1 one']);
    expect(db.during(() => db.done('delete pod db-0'))).toEqual(['2s db-0 followed 1']);
    expect(db.leader).toBe('db-1');
    expect(db.rows['db-0']).toEqual(['1 one']);
  });

  test('a leader that was deleted and is back before 5s are over still leads', () => {
    const db = new DatabaseUnderTest();
    expect(db.during(() => db.done('delete pod db-0'))).toEqual([]);
    expect(db.leader).toBe('db-0');
  });

  test('the lowest number that answers leads, not the next one', () => {
    const db = new DatabaseUnderTest();
    db.done('crash pod db-0 --loop');
    db.done('delete pod db-0');
    db.done('crash pod db-1 --loop');
    expect(db.leader).toBe('db-0');
  });

  test('a leader that is not ready leads no longer', () => {
    const db = new DatabaseUnderTest();
    expect(db.during(() => db.done('unready pod db-0'))).toEqual(['5s db-1 took-lead', '5s db-2 followed 0']);
    expect(db.during(() => db.done('ready pod db-0'))).toEqual(['0s db-0 followed 0']);
  });

  test('another container of the leader may crash as it likes', () => {
    const db = new DatabaseUnderTest(1);
    db.done('delete statefulset db');
    db.done('delete service db');
    db.done('deploy db 3 statefulset with shipper');
    expect(db.during(() => db.done('crash pod db-0 -c shipper loop'))).toEqual([]);
    expect(db.leader).toBe('db-0');
    expect(db.during(() => db.done('crash pod db-0 -c db loop'))).toContain('6s db-1 took-lead');
  });

  test('a leader on a silent Node is replaced long before Kubernetes notices', () => {
    const db = new DatabaseUnderTest();
    const did = db.during(() => db.done(`node fail ${nodeOf(db, 'db-0')}`));
    expect(did).toEqual(['5s db-1 took-lead', '5s db-2 followed 0']);
  });

  test('a scale-down that takes the leader away gives the lead to one that stays', () => {
    const db = new DatabaseUnderTest();
    db.done('crash pod db-0 --loop');
    db.done('delete pod db-0');
    expect(db.leader).toBe('db-1');
    expect(db.during(() => db.done('scale db 1'))).toEqual(['7s db-0 took-lead']);
  });

  test('nobody leads when nobody is left, and the rows are there when they come back', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    expect(db.during(() => db.done('scale db 0')).at(-1)).toMatch(/db-0 lost-lead$/);
    expect(db.leader).toBeUndefined();
    db.done('scale db 2');
    expect(db.leader).toBe('db-0');
    expect(db.rows).toEqual({ 'db-0': ['1 one'], 'db-1': ['1 one'] });
  });

  test('a database of one has no leader while it is away', () => {
    const db = new DatabaseUnderTest(1);
    const did = db.during(() => db.done('crash pod db-0 --loop'));
    expect(did.slice(0, 2)).toEqual(['6s db-0 lost-lead', '11s db-0 took-lead']);
  });

  test('a StatefulSet that is deleted is forgotten, and one of that name finds the rows on its disks', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    db.done('delete statefulset db');
    expect(db.cluster.machines.databases.size).toBe(0);
    db.done('deploy db 3 statefulset');
    expect(db.rows['db-2']).toEqual(['1 one']);
  });

  test('Pods of a Deployment and images of other names have no leader', () => {
    const db = new DatabaseUnderTest(1);
    db.done('deploy store 2 --image db:v1');
    db.done('deploy mydb 2 statefulset');
    expect([...db.cluster.machines.databases.keys()]).toEqual(['default/db']);
  });
});

describe('what the copies have', () => {
  test('a row reaches them a second after the leader took it', () => {
    const db = new DatabaseUnderTest();
    const did = db.during(() => db.done('curl db /add hello world'));
    expect(did).toEqual(['0s db-0 took-row', '1s db-1 copied-rows 1', '1s db-2 copied-rows 1']);
    expect(new Set(Object.values(db.rows).map(String))).toEqual(new Set(['1 hello world']));
  });

  test('a new member gets everything', () => {
    const db = new DatabaseUnderTest(1);
    db.done('curl db /add one -n 3');
    expect(db.during(() => db.done('scale db 2'))).toEqual([expect.stringMatching(/db-1 followed 3$/)]);
  });

  test('a member whose disk was lost copies everything again', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    expect(db.during(() => db.done('disk lose db-2'))).toEqual(['0s db-2 copied-rows 1']);
    expect(db.rows['db-2']).toEqual(['1 one']);
  });

  test('a leader whose disk was lost gives way to a copy that has the rows', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    expect(db.during(() => db.done('disk lose db-0'))).toEqual([
      '0s db-1 took-lead',
      '0s db-0 followed 1',
      '0s db-2 followed 0',
    ]);
    expect(db.rows['db-0']).toEqual(['1 one']);
  });

  test('what somebody writes into the file of a copy does not stay', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    db.done("write db-1 /data/rows '7 forged'");
    expect(db.rows['db-1']).toEqual(['1 one']);
    expect(db.rows['db-0']).toEqual(['1 one']);
  });

  test('a late write is acknowledged, and lost when the old leader is heard again', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    const node = nodeOf(db, 'db-0');
    db.done(`node fail ${node}`);
    db.done(`curl db /add late --from ${node}`);
    db.done('curl db /add meanwhile');
    expect(db.rows['db-0']).toEqual(['1 one', '2 late']);
    expect(db.rows['db-1']).toEqual(['1 one', '2 meanwhile']);
    const did = db.during(() => db.done(`node recover ${node}`));
    expect(did).toEqual(['0s db-0 followed 1', '0s db-0 lost-rows 1']);
    expect(db.rows['db-0']).toEqual(['1 one', '2 meanwhile']);
    expect(db.leader).toBe('db-1');
  });

  test('without disks a crash of the leader loses nothing that a copy has', () => {
    const db = new DatabaseUnderTest(1);
    db.done('delete statefulset db');
    db.done('delete service db');
    db.done(NO_DISKS);
    db.done('curl db /add one');
    expect(db.during(() => db.done('crash pod db-0'))).toEqual([
      '0s db-1 took-lead',
      '0s db-0 followed 1',
      '0s db-2 followed 0',
    ]);
    expect(db.rows['db-0']).toEqual(['1 one']);
  });
});

describe('the record of a database', () => {
  test('is stored whole: reconciling every key after a round trip changes nothing', () => {
    const db = new DatabaseUnderTest();
    db.done('curl db /add one');
    db.done('crash pod db-0 --loop');
    const text = encodeCluster(db.cluster.snapshot());
    const cluster = new Cluster(decodeCluster(text));
    for (const controller of CONTROLLERS) {
      for (const key of controller.keys(cluster)) controller.reconcile(key, cluster);
    }
    expect(encodeCluster(cluster.snapshot())).toBe(text);
  });

  test('of a cluster that was stored before there were databases begins by itself', () => {
    const db = new DatabaseUnderTest();
    const { databases: _none, ...old } = JSON.parse(encodeCluster(db.cluster.snapshot())) as Record<string, unknown>;
    const cluster = new Cluster(decodeCluster(JSON.stringify(old)));
    for (const controller of CONTROLLERS) {
      for (const key of controller.keys(cluster)) controller.reconcile(key, cluster);
    }
    expect(cluster.machines.databases.get('default/db')?.leader).toBe('db-0');
  });
});
