import { Practice } from '../../commands/practice';

test('a revision keeps its template with the keys in the order of Go, in which kubectl compares it', () => {
  const practice = new Practice();
  practice.done('deploy agent daemonset');
  const text = JSON.stringify(practice.cluster.list('ControllerRevision')[0]?.data);
  expect(text).toMatch(/^{"spec":{"template":{"\$patch":"replace","metadata":{"labels":/);
  const container = /"containers":\[{("[^\]]*)}\]/.exec(text)?.[1] ?? '';
  const keys = [...container.matchAll(/(?:^|,)"(\w+)":/g)].map(([, key]) => key);
  expect(keys.length).toBeGreaterThan(3);
  expect(keys).toEqual(keys.toSorted());
});
