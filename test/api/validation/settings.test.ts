import type { KubeObject } from '../../../src/api/objects';
import { validateChange } from '../../../src/api/validate';
import { created, errorOf, manifest } from '../rejected';

const settings = (kind: 'ConfigMap' | 'Secret', parts: object): string =>
  manifest({ apiVersion: 'v1', kind, metadata: { name: 'bad' }, ...parts });

/** What kubectl says, without the head of the message. */
const said = (kind: 'ConfigMap' | 'Secret', parts: object): string =>
  errorOf(settings(kind, parts)).replace(`The ${kind} "bad" is invalid: `, '');

const KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const YES = 'eWVz';

describe('keys', () => {
  test.each([
    ['a.b-C_9', 'accepted'],
    ['.hidden', 'accepted'],
    ['a key', `data[a key]: Invalid value: "a key": ${KEY}`],
    ['.', `data[.]: Invalid value: ".": must not be '.'`],
    ['..', `data[..]: Invalid value: "..": must not be '..'`],
    ['..up', `data[..up]: Invalid value: "..up": must not start with '..'`],
    ['k'.repeat(253), 'accepted'],
  ])('of a ConfigMap: %s', (key, message) => {
    expect(said('ConfigMap', { data: { [key]: 'yes' } })).toBe(message);
  });

  it('have at most 253 characters', () => {
    const key = 'k'.repeat(254);
    expect(said('ConfigMap', { data: { [key]: 'yes' } })).toBe(
      `data[${key}]: Invalid value: "${key}": must be no more than 253 characters`,
    );
  });

  it('of bytes are named with the field they stand in', () => {
    expect(said('ConfigMap', { binaryData: { 'a key': YES } })).toBe(
      `binaryData[a key]: Invalid value: "a key": ${KEY}`,
    );
    expect(said('Secret', { data: { 'a key': YES } })).toBe(`data[a key]: Invalid value: "a key": ${KEY}`);
  });

  it('stand for a text or for bytes, not both', () => {
    expect(said('ConfigMap', { data: { a: 'yes' }, binaryData: { a: YES } })).toBe(
      'data[a]: Invalid value: "a": duplicate of key present in binaryData',
    );
    expect(said('ConfigMap', { data: { a: 'yes' }, binaryData: { b: YES } })).toBe('accepted');
  });
});

describe('Secrets of a type have its keys', () => {
  test.each([
    ['kubernetes.io/tls', { 'tls.crt': YES, 'tls.key': YES }, 'accepted'],
    ['kubernetes.io/tls', { 'tls.crt': YES }, 'data[tls.key]: Required value'],
    ['kubernetes.io/ssh-auth', { other: YES }, 'data[ssh-privatekey]: Required value'],
    ['kubernetes.io/basic-auth', { username: YES }, 'accepted'],
    ['kubernetes.io/basic-auth', { password: YES }, 'accepted'],
    ['kubernetes.io/basic-auth', {}, '\n* data[username]: Required value\n* data[password]: Required value'],
    ['example.com/own', {}, 'accepted'],
    ['Opaque', {}, 'accepted'],
  ])('%s with %j', (type, data, message) => {
    expect(said('Secret', { type, data })).toBe(message);
  });
});

describe('changes', () => {
  const change = (kind: 'ConfigMap' | 'Secret', before: object, after: object): readonly string[] => {
    const [was] = created(settings(kind, before)) as [KubeObject];
    const [is] = created(settings(kind, after)) as [KubeObject];
    return validateChange(was, is).map(({ field, detail }) => `${field}: ${detail}`);
  };
  const WHY = 'Forbidden: field is immutable when `immutable` is set';

  test.each([
    ['ConfigMap', { data: { a: '1' } }, { data: { a: '2' } }, []],
    ['ConfigMap', { data: { a: '1' } }, { data: { a: '1' }, immutable: true }, []],
    ['ConfigMap', { data: { a: '1' }, immutable: true }, { data: { a: '2' }, immutable: true }, [`data: ${WHY}`]],
    ['ConfigMap', { data: { a: '1' }, immutable: true }, { data: { a: '1' } }, [`immutable: ${WHY}`]],
    [
      'ConfigMap',
      { binaryData: { a: YES }, immutable: true },
      { binaryData: { b: YES }, immutable: true },
      [`binaryData: ${WHY}`],
    ],
    ['Secret', { data: { a: YES }, immutable: true }, { data: { b: YES }, immutable: true }, [`data: ${WHY}`]],
    [
      'Secret',
      { type: 'Opaque', data: {} },
      { type: 'example.com/own', data: {} },
      ['type: Invalid value: "example.com/own": field is immutable'],
    ],
  ] as const)('of a %s: %j to %j', (kind, before, after, messages) => {
    expect(change(kind, before, after)).toEqual(messages);
  });
});
