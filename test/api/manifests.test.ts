import { container, deployment, errorOf, manifest } from './rejected';
import { readManifests } from '../../src/api/manifests';
import { isRejected } from '../../src/api/rejection';

const cannot = (kind: string, why: string): string =>
  `Error from server (BadRequest): error when creating "STDIN": ${kind} in version "v1" cannot be handled as a ${kind}: ${why}`;
const notValid = (what: string): string =>
  `error: error validating "STDIN": error validating data: ${what}; if you choose to ignore these errors, turn validation off with --validate=false`;
const notYaml = (why: string): string => `error: error parsing STDIN: error converting YAML to JSON: yaml: ${why}`;
const noMatch = (kind: string, version: string): string =>
  `error: resource mapping not found for name: "bad" namespace: "" from "STDIN": no matches for kind "${kind}" in version "${version}"\nensure CRDs are installed first`;

test.each([
  [
    'a text for a number',
    deployment({ replicas: 'three' }),
    cannot(
      'Deployment',
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ),
  ],
  [
    'a fraction',
    deployment({ replicas: 1.5 }),
    cannot(
      'Deployment',
      'json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ),
  ],
  [
    'a number over 32 bits',
    deployment({ replicas: 3_000_000_000 }),
    cannot(
      'Deployment',
      'json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ),
  ],
  [
    'a truth for a text',
    container({ image: true }),
    cannot(
      'Deployment',
      'json: cannot unmarshal bool into Go struct field Container.spec.template.spec.containers.image of type string',
    ),
  ],
  [
    'a number in env',
    container({ env: [{ name: 'A', value: 1 }] }),
    cannot(
      'Deployment',
      'json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
    ),
  ],
  [
    'a number for a named text',
    container({ imagePullPolicy: 1 }),
    cannot(
      'Deployment',
      'json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.imagePullPolicy of type v1.PullPolicy',
    ),
  ],
  [
    'a label that is a truth in YAML 1.1',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: bad\n  labels:\n    z: yes\n',
    cannot('Namespace', 'json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string'),
  ],
  [
    'a map for a list',
    deployment({}, { containers: { name: 'app' } }),
    cannot(
      'Deployment',
      'json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
    ),
  ],
  [
    'a text for a map',
    deployment({ selector: 'app=bad' }),
    cannot(
      'Deployment',
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.selector of type v1.LabelSelector',
    ),
  ],
  [
    'no quantity',
    container({ resources: { requests: { cpu: 'lots' } } }),
    cannot('Deployment', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
  ],
  [
    'an unknown field',
    deployment({ replcas: 3 }),
    cannot('Deployment', 'strict decoding error: unknown field "spec.replcas"'),
  ],
  [
    'an unknown field in a list',
    container({ img: 'x' }),
    cannot('Deployment', 'strict decoding error: unknown field "spec.template.spec.containers[0].img"'),
  ],
  [
    'two unknown fields',
    deployment({ replcas: 3 }, {}, { nam: 'x' }),
    cannot('Deployment', 'strict decoding error: unknown field "metadata.nam", unknown field "spec.replcas"'),
  ],
  [
    'names of Object.prototype',
    deployment({ constructor: 1 }),
    cannot('Deployment', 'strict decoding error: unknown field "spec.constructor"'),
  ],
  [
    'a field that stands twice',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec:\n  containers:\n  - name: a\n    image: x\n    name: b\n',
    cannot('Pod', 'strict decoding error: duplicate field "spec.containers[0].name"'),
  ],
  [
    'an unknown group',
    'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: bad}\n',
    noMatch('Deployment', 'extensions/v1beta1'),
  ],
  [
    'an unknown version',
    'apiVersion: apps/v1beta9\nkind: Deployment\nmetadata: {name: bad}\n',
    noMatch('Deployment', 'apps/v1beta9'),
  ],
  [
    'an unknown kind',
    'apiVersion: apps/v1\nkind: Deploymant\nmetadata: {name: bad}\n',
    noMatch('Deploymant', 'apps/v1'),
  ],
  [
    'a name of Object.prototype as kind',
    'apiVersion: v1\nkind: constructor\nmetadata: {name: bad}\n',
    noMatch('constructor', 'v1'),
  ],
  ['no kind', 'apiVersion: apps/v1\nmetadata: {name: bad}\n', notValid('kind not set')],
  ['no apiVersion', 'kind: Deployment\nmetadata: {name: bad}\n', notValid('apiVersion not set')],
  ['neither', 'metadata: {name: bad}\n', notValid('[apiVersion not set, kind not set]')],
  ['a text', 'hello\n', notValid('invalid object to validate')],
  ['a list', '- a\n- b\n', notValid('invalid object to validate')],
  ['nothing', '', 'error: no objects passed to apply'],
  ['a comment', '# nothing\n---\n', 'error: no objects passed to apply'],
  [
    'no name',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {labels: {app: bad}}\n',
    'error: error when retrieving current configuration of:\nResource: "apps/v1, Resource=deployments", GroupVersionKind: "apps/v1, Kind=Deployment"\nName: "", Namespace: "default"\nfrom server for: "STDIN": resource name may not be empty',
  ],
  [
    'no metadata of a core kind',
    'apiVersion: v1\nkind: Pod\n',
    'error: error when retrieving current configuration of:\nResource: "/v1, Resource=pods", GroupVersionKind: "/v1, Kind=Pod"\nName: "", Namespace: "default"\nfrom server for: "STDIN": resource name may not be empty',
  ],
  [
    'a wrong indent',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\n spec:\n  replicas: 1\n',
    notYaml('line 4: did not find expected key'),
  ],
  [
    'a tab',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n\tname: x\n',
    notYaml('line 4: found character that cannot start any token'),
  ],
  ['a missing colon', 'apiVersion: v1\nkind\nmetadata: {}\n', notYaml("line 3: could not find expected ':'")],
  [
    'a mapping in a line',
    'apiVersion: v1\nkind: Pod: x\n',
    notYaml('line 2: mapping values are not allowed in this context'),
  ],
  ['an anchor that is not there', 'apiVersion: *v\n', notYaml("unknown anchor 'v' referenced")],
  ['a tag of its own', 'apiVersion: !secret v1\n', notYaml('found a tag that is not known')],
  ['control characters', 'apiVersion: v1\u0000\n', notYaml('control characters are not allowed')],
])('%s', (_what, text, message) => {
  expect(errorOf(text)).toBe(message);
});

test.each([
  ['length', 'x'.repeat(65_537), 'error: the text is longer than 64 KiB: that is the limit'],
  ['length in bytes', 'é'.repeat(40_000), 'error: the text is longer than 64 KiB: that is the limit'],
  ['depth of brackets', '['.repeat(30_000), 'error: the text nests deeper than 50 levels: that is the limit'],
  ['depth of lists', '- '.repeat(30_000), 'error: the text nests deeper than 50 levels: that is the limit'],
  [
    'depth of maps',
    Array.from({ length: 60 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    'error: the text nests deeper than 50 levels: that is the limit',
  ],
  ['an alias within itself', 'a: &a [*a]\n', 'error: the text nests deeper than 50 levels: that is the limit'],
  [
    'objects',
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n'.repeat(51),
    'error: the text holds more than 50 objects: that is the limit',
  ],
  [
    'objects in a list',
    manifest({ apiVersion: 'v1', kind: 'List', items: Array.from({ length: 51 }, () => ({})) }),
    'error: the text holds more than 50 objects: that is the limit',
  ],
  [
    'aliases that multiply',
    [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'.split('').map((name, n) => `${name}: &${name} [${`*${'abcdefg'[n]},`.repeat(10)}]`),
    ].join('\n'),
    'error: the text holds more than 20000 values: that is the limit',
  ],
])('the limit on %s', (_what, text, message) => {
  const started = performance.now();
  expect(errorOf(text)).toBe(message);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('YAML 1.1 is read as kubectl reads it', () => {
  const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: {time: 2001-12-14, clock: "12:30"}
spec:
  hostNetwork: off
  containers:
  - &base
    name: a
    image: web:v1
    args: [12:30]
    resources: {requests: {cpu: .5, memory: 1024Mi}}
  - <<: *base
    name: b
  volumes:
  - name: conf
    configMap: {name: conf, defaultMode: 0644}
`;
  const drafts = readManifests(text);
  if (isRejected(drafts)) throw new Error(drafts.message);
  const base = { image: 'web:v1', args: ['12:30'], resources: { requests: { cpu: '500m', memory: '1Gi' } } };
  expect(drafts).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', annotations: { time: '2001-12-14', clock: '12:30' } },
      spec: {
        hostNetwork: false,
        containers: [
          { name: 'a', ...base },
          { ...base, name: 'b' },
        ],
        volumes: [{ name: 'conf', configMap: { name: 'conf', defaultMode: 0o644 } }],
      },
    },
  ]);
});

test('documents, lists and JSON give their objects in order; null and absent are the same', () => {
  const text = `---
apiVersion: v1
kind: Namespace
metadata: {name: one, labels: null}
--- # the next
{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "two"}}]}
---
apiVersion: v1
kind: NamespaceList
items:
- {apiVersion: v1, kind: Namespace, metadata: {name: three}}
`;
  const drafts = readManifests(text);
  if (isRejected(drafts)) throw new Error(drafts.message);
  expect(drafts.map((draft) => draft.metadata)).toEqual([{ name: 'one' }, { name: 'two' }, { name: 'three' }]);
});

test('create lets the server make up a name, apply does not', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: web-}\n';
  expect(readManifests(text, 'create')).toEqual([
    { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-' } },
  ]);
  expect(errorOf(text)).toBe('error: from web-: cannot use generate name with apply');
});
