/** `--show-manifest`: the YAML of what was made, which makes the same again; and a kubectl line for every verb. */
import { withDefaults } from '../../src/api/defaults';
import { own } from '../../src/api/own';
import { isRejected } from '../../src/api/rejection';
import { CLUSTER_VERBS } from '../../src/commands';
import type { Done } from '../../src/commands/verb';
import { asWritten } from '../../src/commands/changes/as-written';
import { ChannelUnderTest } from '../app/channel-under-test';
import { Practice } from './practice';

function done(practice: Practice, text: string): Done {
  const result = practice.type(text);
  if (isRejected(result)) throw new Error(`"${text}" was refused: ${result.message}`);
  return result;
}

describe('--show-manifest', () => {
  it('prints what people write, and no more', () => {
    expect(done(new Practice(), 'deploy web --show-manifest')).toMatchObject({
      understood: 'deploy web --show-manifest',
      manifest: `apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app: web
  name: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - image: web:v1
        name: web
---
apiVersion: v1
kind: Service
metadata:
  labels:
    app: web
  name: web
spec:
  ports:
  - port: 80
  selector:
    app: web
`,
    });
  });

  it.each([
    'deploy web 3',
    'deploy db 3 statefulset',
    'deploy agent daemonset',
    'deploy notes 3 volume',
    'deploy shop with shipper',
    'deploy api 2 --image shop:v1',
  ])('of %s makes the same elsewhere', (text) => {
    const one = new Practice();
    const { manifest = '' } = done(one, `${text} --show-manifest`);
    expect(manifest).not.toMatch(/uid:|resourceVersion|creationTimestamp|status:|null/);
    const other = new Practice();
    done(other, `apply -f -\n${manifest}`);
    const specs = ({ cluster }: Practice) =>
      (['Deployment', 'StatefulSet', 'DaemonSet', 'PersistentVolumeClaim'] as const).flatMap((kind) =>
        cluster.list(kind).map((object) => ({ kind, name: object.metadata.name, spec: object.spec })),
      );
    const withoutVolumes = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/"pvc-[^"]*"/g, '""'));
    expect(withoutVolumes(specs(other))).toEqual(withoutVolumes(specs(one)));
  });

  it('is told by every object in the same words after its defaults', () => {
    const practice = new Practice();
    for (const text of ['deploy web 3', 'deploy db 3 statefulset', 'autoscale web 2 6']) done(practice, text);
    for (const kind of ['Deployment', 'StatefulSet', 'HorizontalPodAutoscaler', 'Service'] as const) {
      for (const object of practice.cluster.list(kind)) {
        const written = asWritten(object);
        expect(JSON.stringify(written).length).toBeLessThan(JSON.stringify(object).length);
        expect(asWritten({ ...object, ...withDefaults(written), status: {} } as never)).toEqual(written);
      }
    }
  });

  it('shows only what the command changed', () => {
    const practice = new Practice();
    done(practice, 'deploy web 3');
    const { manifest = '' } = done(practice, 'scale web 5 --show-manifest');
    expect(manifest).toContain('  replicas: 5\n');
    expect(manifest.match(/^kind: /gm)).toEqual(['kind: ']);
    expect(done(practice, 'node add disk=ssd --show-manifest').manifest).toBe(
      'apiVersion: v1\nkind: Node\nmetadata:\n  labels:\n    disk: ssd\n  name: node-4\nspec: {}\n',
    );
  });

  it('says where there is none', () => {
    const practice = new Practice();
    done(practice, 'deploy web 3');
    const { manifest, besides } = done(practice, 'crash pod web --show-manifest');
    expect(manifest).toBeUndefined();
    expect(besides).toEqual(['It writes no object, so there is no YAML of it']);
  });

  it('does nothing with --dry-run, and prints the YAML alone', async () => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type('deploy web 2 --show-manifest --dry-run=client');
    expect(reply.audience).toBe('asker');
    expect(reply.verbatim).toMatch(/^apiVersion: apps\/v1\nkind: Deployment\n/);
    expect(await channel.wanted()).toBeUndefined();
    const made = await channel.type('deploy web 2 --show-manifest');
    expect(made.audience).toBe('channel');
    expect(made.verbatim).toBe(reply.verbatim);
    expect(made.picture?.length).toBeGreaterThan(0);
    expect(await channel.wanted()).toBe(2);
  });

  it('is taken by every friendly verb that changes something', () => {
    const friendly = CLUSTER_VERBS.filter(
      ({ origin, effect, name }) => origin === 'tutor' && effect === 'change' && name !== 'step',
    );
    expect(friendly.length).toBeGreaterThan(10);
    for (const { name, flags = [] } of friendly) {
      expect([name, flags.some((flag) => flag.name === 'show-manifest')]).toEqual([name, true]);
    }
  });
});

/** What must have happened before some commands make sense. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  'ready pod': ['unready pod web'],
  'node recover': ['node fail node-3'],
  'disk lose': ['deploy db 3 statefulset'],
};

describe('every verb', () => {
  it.each(CLUSTER_VERBS.map(({ name }) => name))(
    '%s says what it is in kubectl, or why it is nothing there',
    (name) => {
      const verb = CLUSTER_VERBS.find((one) => one.name === name)!;
      const told = verb.examples.flatMap((example) => {
        const practice = new Practice();
        for (const before of ['deploy web', ...(own(FIRST, name) ?? [])]) done(practice, before);
        const result = practice.onCopy(example);
        return isRejected(result) ? [] : [result.kubectl];
      });
      if (verb.origin === 'tutor') expect(told.length).toBeGreaterThan(0);
      for (const kubectl of told) expect('line' in kubectl ? kubectl.line : kubectl.none).toMatch(/^\S.+/);
    },
  );
});
