import { decodeMerged, decodeRewritten } from '../../../src/api/patch/patched';
import { Practice } from '../../commands/practice';

describe('what a patch makes of an object', () => {
  test('is what it was, for every object that the controllers write', () => {
    const practice = new Practice();
    for (const command of [
      ...[
        'deploy web 2',
        'deploy db 2 statefulset',
        'deploy agent daemonset',
        'update web bad',
        'crash pod db-0 --loop',
      ],
      ...['taint node node-2 a=b:NoExecute', 'node remove node-3', 'load web 500', 'wait 5m'],
    ]) {
      practice.done(command);
    }
    const objects = practice.cluster.snapshot().objects;
    expect(objects.length).toBeGreaterThan(50);
    for (const object of objects) expect(decodeRewritten(object.kind, object)).toEqual({ draft: object, unknown: [] });
  });

  test.each([
    [{ spec: { replicas: 2.5 } }, 'map[spec:map[replicas:2.5]]', 'cannot convert float64 to int32'],
    [{ spec: { paused: 'yes' } }, 'map[spec:map[paused:yes]]', 'unrecognized type: bool'],
    [{ metadata: { labels: { a: 1 } } }, 'map[metadata:map[labels:map[a:1]]]', 'cannot convert int64 to string'],
    [{ spec: { template: 'none' } }, 'map[spec:map[template:none]]', 'cannot restore struct from: string'],
    [
      { spec: { template: { spec: { containers: 'web' } } } },
      'map[spec:map[template:map[spec:map[containers:web]]]]',
      'cannot restore slice from string',
    ],
    [{ metadata: { labels: ['a', 'b'] } }, 'map[metadata:map[labels:[a b]]]', 'cannot restore map from slice'],
  ])('%j is refused with the patch as Go prints it', (patch, shown, why) => {
    expect(decodeMerged('Deployment', patch, patch)).toMatchObject({
      code: 'Invalid',
      message: `The request is invalid: patch: Invalid value: "${shown}": ${why}`,
    });
  });
});
