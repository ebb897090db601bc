import { matchesFields, parseFieldSelector } from '../../src/api/field-selectors';
import type { Kind, Pod } from '../../src/api/objects';
import { isRejected } from '../../src/api/rejection';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-1', namespace: 'default', uid: '1', resourceVersion: '1', generation: 1 },
  spec: { containers: [], restartPolicy: 'Always', schedulerName: 'default-scheduler', nodeName: 'node-1' },
  status: { phase: 'Running', podIPs: [{ ip: '10.0.0.7' }] },
} as unknown as Pod;

function picks(text: string): boolean {
  const selector = parseFieldSelector(text, 'Pod');
  if (isRejected(selector)) throw new Error(selector.message);
  return matchesFields(selector, pod);
}

function wordsOf(text: string, kind: Kind = 'Pod'): string | undefined {
  const selector = parseFieldSelector(text, kind);
  return isRejected(selector) ? selector.message.replace('Error from server (BadRequest): ', '') : undefined;
}

describe('field selectors', () => {
  it.each([
    ['', true],
    ['status.phase=Running', true],
    ['status.phase==Running', true],
    ['status.phase!=Running', false],
    ['status.phase!=Failed,status.phase!=Succeeded,spec.nodeName=node-1', true],
    ['spec.nodeName=node-1,metadata.name=web-2', false],
    ['spec.host=node-1', true],
    ['spec.nodeName=', false],
    ['spec.serviceAccountName=', true],
    ['spec.hostNetwork=false', true],
    ['status.podIP=10.0.0.7', true],
    ['metadata.namespace!=default', false],
    ['metadata.name=a\\,b', false],
    [',status.phase=Running,', true],
  ])('%s picks the Pod: %s', (text, expected) => {
    expect(picks(text)).toBe(expected);
  });

  it.each<[string, Kind, string]>([
    ['foo', 'Pod', "invalid selector: 'foo'; can't understand 'foo'"],
    ['b=1,foo', 'Pod', 'field label not supported: b'],
    ['status.hostIP=1', 'Pod', 'field label not supported: status.hostIP'],
    ['metadata.namespace=x', 'Node', 'field label not supported: metadata.namespace'],
    ['foo=1', 'Deployment', '"foo" is not a known field selector: only "metadata.name", "metadata.namespace"'],
    ['foo=1', 'Job', 'field label "foo" not supported for batchv1.Job'],
    [
      '__proto__=1',
      'Deployment',
      '"__proto__" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
    ['status.phase=a=b', 'Pod', 'invalid field selector: unescaped character in value: 61'],
    ['status.phase=a\\b', 'Pod', 'invalid field selector: invalid escape sequence: \\b'],
    ['status.phase=a\\', 'Pod', 'invalid field selector: invalid escape sequence: \\'],
  ])('%s of a %s is refused: %s', (text, kind, message) => {
    expect(wordsOf(text, kind)).toBe(message);
  });
});
