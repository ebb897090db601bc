/**
 * `explain deployment.spec.strategy`: fields as kubectl lists them, in the tutor's words.
 */
import { SCHEMA } from '../../../src/api/schema/schema.generated';
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import { FIELDS } from '../../../src/api/schema/field-meanings';
import { isRefused, play, playOne } from '../play';
import { violations } from '../style-rules';

const EMPTY = newCluster({ seed: 7, rules: 'course' });
const BUSY = play(['deploy web 3', 'deploy db 3 statefulset']).at(-1)!.state;

test('a field is shown as kubectl shows it, with what it means and what it says here', () => {
  const { reply } = playOne(BUSY, 'explain deployment.spec.replicas');
  expect(reply.kubectl).toBe('kubectl explain deployment.spec.replicas');
  expect(reply.verbatim).toBe(
    'GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\nFIELD: replicas <integer>\n\n\n' +
      'DESCRIPTION:\n    How many Pods there are to be.',
  );
  expect(reply.notice).toBe('Here: Deployment web says 3');
  expect(playOne(EMPTY, 'explain deployment.spec.replicas').reply.notice).toBeUndefined();
});

test('fields of a field are listed with their types', () => {
  const { verbatim } = playOne(EMPTY, 'explain deploy.spec.strategy').reply;
  expect(verbatim).toContain('FIELDS:\n  rollingUpdate\t<RollingUpdateDeployment>\n    How many Pods too many');
  expect(playOne(EMPTY, 'explain pods.spec').reply.verbatim).toMatch(/^KIND: {7}Pod\nVERSION: {4}v1\n/);
});

test.each([
  'deployment.spec',
  'Deployment.Spec.Strategy.rollingUpdate.maxSurge',
  'pod.spec',
  'pod.spec.containers',
  'pods.spec.containers[].image',
  'sts.spec.volumeClaimTemplates.spec.accessModes',
  'statefulset.spec.template.spec.containers.livenessProbe',
  'service.spec.selector',
  'pvc.spec.accessModes',
  'node.status.conditions',
  'cronjob.spec.schedule',
  'hpa.spec.metrics',
  'pdb.spec.minAvailable',
  'cm.data',
  'pod.metadata.labels',
])('explain %s keeps the style, and each of its buttons works', (path) => {
  for (const state of [EMPTY, BUSY]) {
    const { reply } = playOne(state, `explain ${path}`);
    expect(reply.audience).toBe('asker');
    // What is longer is shown page by page.
    const wrong = violations(reply, { verbs: ALL_VERBS }).filter((one) => !/^reply has \d+ characters$/.test(one));
    expect(wrong).toEqual([]);
    expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  }
});

test.each([
  ['explain deployment.spec.strateg', 'error: field "strateg" does not exist', 'explain deployment.spec.strategy'],
  ['explain deployment.spec.replicas.x', 'error: field "x" does not exist', 'explain deployment.spec.replicas'],
  ['explain pod.constructor', 'error: field "constructor" does not exist', 'explain Pod'],
  ['explain pod.spec.__proto__', 'error: field "__proto__" does not exist', 'explain pod.spec'],
])('%s', (typed, message, fix) => {
  const { reply } = playOne(EMPTY, typed);
  expect(reply.headline).toBe('Nothing was changed.');
  expect(reply.verbatim).toBe(message);
  expect(reply.buttons[0]?.run).toBe(fix);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('each meaning is of a field that there is, and short', () => {
  const names = new Set(Object.values(SCHEMA).flatMap((fields) => Object.keys(fields)));
  for (const [key, meaning] of Object.entries(FIELDS)) {
    const [type = '', field] = key.split('.');
    const isKnown = field === undefined ? names.has(type) : Object.hasOwn(SCHEMA[type] ?? {}, field);
    expect([key, isKnown]).toEqual([key, true]);
    expect(meaning.length).toBeLessThanOrEqual(110);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
  }
});

test('with --recursive the fields of fields, of a kind too', () => {
  const { verbatim, headline } = playOne(EMPTY, 'explain cm --recursive').reply;
  expect(headline).toBe('The fields of a ConfigMap');
  expect(verbatim).toContain('  metadata\t<ObjectMeta>\n    annotations\t<map[string]string>\n');
  expect(playOne(EMPTY, 'explain deploy.spec.strategy --recursive').reply.verbatim).toContain(
    'FIELDS:\n  rollingUpdate\t<RollingUpdateDeployment>\n    maxSurge\t<IntOrString>\n',
  );
});

test('a kind that is no term is explained by its fields', () => {
  expect(playOne(EMPTY, 'explain leases').reply.verbatim).toMatch(/^GROUP: {6}coordination.k8s.io\nKIND: {7}Lease\n/);
});
