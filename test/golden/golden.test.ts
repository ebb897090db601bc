import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CASES, givenOf, thenFile, thenOf } from './golden-case';

const isUpdating = process.env.UPDATE_GOLDEN === '1';

test('every controller has cases', () => {
  const folders = new Set(CASES.map((name) => name.split('/')[0]));
  expect([...folders].sort()).toEqual(
    [
      'autoscaler',
      'cron-job',
      'daemon-set',
      'deployment',
      'disruption',
      'endpoint-slice',
      'garbage-collector',
      'job',
      'kubelet',
      'namespace',
      'node-lifecycle',
      'persistent-volume',
      'replica-set',
      'resource-quota',
      'scheduler',
      'stateful-set',
    ].sort(),
  );
});

test.each(CASES)('%s', (name) => {
  const given = givenOf(name);
  expect(given.kubernetes).toBe('v1.35');
  expect(given.follows).toMatch(/^(pkg|staging|plugin)\//);
  const text = thenOf(name);
  if (isUpdating) writeFileSync(thenFile(name), text);
  expect(existsSync(thenFile(name))).toBe(true);
  expect(text).toBe(readFileSync(thenFile(name), 'utf8'));
});
