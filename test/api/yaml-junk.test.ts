import fc from 'fast-check';
import { readManifests } from '../../src/api/manifests';
import { isRejected } from '../../src/api/rejection';
import { errorOf } from './rejected';

const pieces = fc.constantFrom(
  ...['a', 'apiVersion: v1', 'kind: Pod', 'metadata:', 'name: x', 'spec:', 'containers:', '- ', '  ', '\n', ': ', '{'],
  ...['}', '[', ']', '"', "'", '&a ', '*a', '<<: *a', '!!map ', '!x ', '|', '>', '---\n', '...\n', '%YAML 1.2\n', '#'],
  ...[
    '? ',
    ',',
    '\t',
    '\\',
    '\u0000',
    '\ud800',
    '😀',
    '__proto__: ',
    'constructor: ',
    'null',
    '~',
    '.inf',
    '0x1F',
    '1e999',
  ],
);
const junk = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
);

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(junk, (text) => {
      const result = readManifests(text);
      expect(isRejected(result) ? result.message.length : result.length).toBeGreaterThan(0);
    }),
    { numRuns: 600, seed: 1 },
  );
});

test('no JSON value in any field makes reading, defaulting or checking throw', () => {
  const kinds = ['Pod', 'Service', 'PersistentVolumeClaim', 'PersistentVolume', 'Node', 'Namespace'] as const;
  const apps = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'] as const;
  const names = ['containers', 'volumes', 'template', 'spec', 'selector', 'ports', 'strategy', 'taints', 'metadata'];
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, -1, 1.5, '', 'x', '1Gi', '25%'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, 'name', 'image', 'matchLabels', 'labels'), tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  const object = fc.record({ kind: fc.constantFrom(...kinds, ...apps), spec: value, metadata: value });
  fc.assert(
    fc.property(object, ({ kind, spec, metadata }) => {
      const apiVersion = (apps as readonly string[]).includes(kind) ? 'apps/v1' : 'v1';
      const named = { ...(typeof metadata === 'object' && !Array.isArray(metadata) ? metadata : {}), name: 'x' };
      expect(errorOf(JSON.stringify({ apiVersion, kind, metadata: named, spec }))).not.toBe('');
    }),
    { numRuns: 400, seed: 1 },
  );
});
