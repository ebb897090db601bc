import type { Draft, PersistentVolume, PersistentVolumeClaim } from '../../src/api/objects';
import { withDefaults } from '../../src/api/defaults';
import { validateChange, validateNew } from '../../src/api/validate';
import { claim, pod } from '../controllers/pod';
import { localVolume, volume } from '../controllers/persistent-volume/volume';

const found = (draft: Draft) => validateNew(withDefaults(draft)).map(({ field, detail }) => `${field}: ${detail}`);
const changed = <T extends PersistentVolume | PersistentVolumeClaim>(before: Draft<T>, next: Draft<T>) =>
  validateChange(withDefaults(before as Draft) as unknown as T, withDefaults(next as Draft) as unknown as T).map(
    ({ field, detail }) => `${field}: ${detail}`,
  );

describe('a volume', () => {
  test('has one source', () => {
    expect(found(volume('disk', { nfs: { server: 'files', path: '/' } }))).toEqual([
      'spec.nfs: Forbidden: may not specify more than 1 volume type',
    ]);
    expect(found(volume('disk', { hostPath: undefined }))).toEqual([
      'spec: Required value: must specify a volume type',
    ]);
  });

  test('on one Node says on which', () => {
    expect(found(localVolume('disk', 'node-1'))).toEqual([]);
    expect(found(localVolume('disk', 'node-1', { nodeAffinity: undefined }))).toEqual([
      'spec.nodeAffinity: Required value: Local volume requires node affinity',
    ]);
  });

  test('is not emptied for the next claim: nobody here would do it', () => {
    expect(found(volume('disk', { persistentVolumeReclaimPolicy: 'Recycle' }))).toEqual([
      'spec.persistentVolumeReclaimPolicy: Forbidden: this cluster does not simulate Recycle',
    ]);
  });

  test('keeps its source, its mode and its Nodes', () => {
    expect(changed(volume('disk'), volume('disk', { hostPath: { path: '/other' } }))).toEqual([
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
    ]);
    expect(changed(volume('disk'), volume('disk', { volumeMode: 'Block' }))).toEqual([
      'spec.volumeMode: Invalid value: "Block": field is immutable',
    ]);
    expect(changed(localVolume('disk', 'node-1'), localVolume('disk', 'node-2'))[0]).toMatch(
      /^nodeAffinity: Invalid value: .*: field is immutable, except for updating from beta label to GA$/,
    );
  });
});

describe('a claim', () => {
  const withStatus = (spec: object, status: object) => ({ ...claim('data', spec), status }) as never;
  const bound = (storage: string, capacity = storage, spec: object = {}): Draft<PersistentVolumeClaim> =>
    withStatus({ resources: { requests: { storage } }, ...spec }, { phase: 'Bound', capacity: { storage: capacity } });
  const rule =
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

  test('keeps its spec, but may ask for more once it is bound', () => {
    expect(changed(bound('1Gi'), bound('2Gi', '1Gi'))).toEqual([]);
    expect(changed(bound('1Gi'), bound('1Gi', '1Gi', { accessModes: ['ReadWriteMany'] }))).toEqual([rule]);
    const pending = (storage: string) => withStatus({ resources: { requests: { storage } } }, { phase: 'Pending' });
    expect(changed(pending('1Gi'), pending('2Gi'))).toEqual([rule]);
  });

  test('may ask for more than it asked for where its volume is larger, and for no less than it has', () => {
    expect(changed(bound('1Gi', '5Gi'), bound('2Gi', '5Gi'))).toEqual([]);
    const why = 'spec.resources.requests.storage: Forbidden: field can not be less than status.capacity';
    expect(changed(bound('2Gi'), bound('1Gi', '2Gi'))).toEqual([why]);
    // Growth that has not come yet may be taken back.
    expect(changed(bound('9Gi', '2Gi'), bound('3Gi', '2Gi'))).toEqual([]);
  });

  test('without a class or a volume may be given one', () => {
    const free = withStatus({}, { phase: 'Pending' });
    const given = withStatus({ storageClassName: 'standard', volumeName: 'disk' }, { phase: 'Pending' });
    expect(changed<PersistentVolumeClaim>(free, given)).toEqual([]);
    expect(changed<PersistentVolumeClaim>(given, free)).toEqual([rule]);
  });
});

test('the claim of an ephemeral volume is checked with its Pod', () => {
  const ephemeral = (volumeClaimTemplate?: object) =>
    found(pod('a', 'web:v1', { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate } }] }));
  expect(ephemeral()).toEqual(['spec.volumes[0].ephemeral.volumeClaimTemplate: Required value']);
  expect(ephemeral({ spec: { accessModes: ['ReadWriteOnce'] } })).toEqual([
    'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value',
  ]);
});
