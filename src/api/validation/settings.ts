/**
 * What is wrong with a ConfigMap or a Secret: its keys, its size, the keys that a Secret of its type must have.
 * Follows ValidateConfigMap, ValidateSecret and their updates in pkg/apis/core/validation.
 */
import { lengthOfBase64 } from '../base64';
import { isEqual } from '../equal';
import type { ConfigMap, Draft, Secret } from '../objects';
import { own } from '../own';
import { type Findings, forbiddenField, invalidValue, required } from './field';

const KEY = /^[-._a-zA-Z0-9]+$/;
const KEY_RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const LONGEST_KEY = 253;
const MOST_BYTES = 1024 * 1024;

/** Keys that a Secret of a type has; of `|` one is enough. */
const KEYS_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};
const BASIC_AUTH = 'kubernetes.io/basic-auth';

/** What is wrong with the content of a new one. */
export function checkSettings(found: Findings, object: Draft<ConfigMap> | Draft<Secret>): void {
  const bytes = object.kind === 'Secret' ? object.data : object.binaryData;
  const texts = object.kind === 'Secret' ? {} : (object.data ?? {});
  for (const key of Object.keys(texts)) {
    checkKey(found, 'data', key);
    if (own(bytes, key) !== undefined) {
      found.push(invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'));
    }
  }
  for (const key of Object.keys(bytes ?? {})) checkKey(found, object.kind === 'Secret' ? 'data' : 'binaryData', key);
  const size =
    Object.values(texts).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0) +
    Object.values(bytes ?? {}).reduce((sum, text) => sum + lengthOfBase64(text), 0);
  if (size > MOST_BYTES) {
    found.push({
      field: object.kind === 'Secret' ? 'data' : '',
      detail: `Too long: may not be more than ${MOST_BYTES} bytes`,
    });
  }
  if (object.kind === 'Secret') checkType(found, object);
}

function checkKey(found: Findings, field: string, key: string): void {
  const why = [
    ...(key.length > LONGEST_KEY ? [`must be no more than ${LONGEST_KEY} characters`] : []),
    ...(KEY.test(key) ? wrongDots(key) : [KEY_RULE]),
  ];
  for (const detail of why) found.push(invalidValue(`${field}[${key}]`, key, detail));
}

function wrongDots(key: string): readonly string[] {
  if (key === '.') return ["must not be '.'"];
  if (key === '..') return ["must not be '..'"];
  return key.startsWith('..') ? ["must not start with '..'"] : [];
}

function checkType(found: Findings, { type = '', data }: Draft<Secret>): void {
  for (const key of own(KEYS_OF_TYPE, type) ?? []) {
    if (own(data, key) === undefined) found.push(required(`data[${key}]`));
  }
  if (type === BASIC_AUTH && own(data, 'username') === undefined && own(data, 'password') === undefined) {
    found.push(required('data[username]'), required('data[password]'));
  }
}

/** What may not change once it exists. */
export function checkSettingsChange<T extends ConfigMap | Secret>(found: Findings, before: T, next: T): void {
  if (before.kind === 'Secret' && next.kind === 'Secret' && before.type !== next.type) {
    found.push(invalidValue('type', next.type, 'field is immutable'));
  }
  if (before.immutable !== true) return;
  const why = 'field is immutable when `immutable` is set';
  if (next.immutable !== true) found.push(forbiddenField('immutable', why));
  if (!isEqual(before.data ?? {}, next.data ?? {})) found.push(forbiddenField('data', why));
  if (before.kind === 'ConfigMap' && next.kind === 'ConfigMap') {
    if (!isEqual(before.binaryData ?? {}, next.binaryData ?? {})) found.push(forbiddenField('binaryData', why));
  }
}
