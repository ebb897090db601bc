import { isSenseless } from '../../src/scenarios/expect';
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';

function problemsOf(text: string): readonly string[] {
  const read = readScenario(text);
  if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);
  return runScenario(read.scenario).steps.flatMap(({ problems }) => problems);
}

const deployed = (expected: string) =>
  problemsOf(`
steps:
  - kube: deploy web
  - kube: deploy db 2 statefulset
  - settle: true
  - expect: ${expected}
`);

test('who did something can be asked', () => {
  expect(deployed('{ happened made-pod: 5, happened made-pod by ReplicaSet: 3 }')).toEqual([]);
  expect(deployed('{ happened made-pod pod/db-0 by StatefulSet: 1, happened made-pod by Deployment: 0 }')).toEqual([]);
  expect(deployed('{ happened made-pod by StatefulSet: 3 }')).toEqual([
    'happened made-pod by StatefulSet: expected 3, got 2',
  ]);
});

test('Pods are counted by their owner and by how many Nodes they are on', () => {
  expect(deployed('{ pods: { owned by ReplicaSet: 3, owned by StatefulSet: 2, nodes: 3 } }')).toEqual([]);
  expect(deployed('{ pods app=db: { nodes: 1 } }')).toEqual(['pods app=db nodes: expected 1, got 2']);
});

test('restarts are counted by container, too', () => {
  const crashed = (expected: string) =>
    problemsOf(`
steps:
  - kube: deploy web 1 with shipper
  - settle: true
  - kube: crash pod web -c shipper
  - settle: true
  - expect: { pods: ${expected} }
`);
  expect(crashed('{ restarted: 1, restarted shipper: 1, restarted web: 0 }')).toEqual([]);
  expect(crashed('{ restarted web: 1 }')).toEqual(['pods restarted web: expected 1, got 0']);
});

test('an earlier answer is found by its command, and rules can be lifted on the way', () => {
  const steps = (expected: string) => `
cluster: { rules: course }
steps:
  - kube: deploy db 1 statefulset
  - settle: true
  - { kube: update db v2, fails: course-rules }
  - rules: kubernetes
  - kube: update statefulset/db v2
  - expect: ${expected}
`;
  expect(problemsOf(steps('{ answer update db v2: { code: 1, says: course-rules }, answer: { code: 0 } }'))).toEqual(
    [],
  );
  expect(problemsOf(steps('{ answer update db v2: { code: 0 } }'))).toEqual([
    'answer update db v2 code: expected 0, got 1',
  ]);
  expect(problemsOf(steps('{ answer scale db 5: { code: 0 } }'))).toEqual([
    'answer scale db 5: no such command was given',
  ]);
});

test.each([
  ['{ pods: { newer: 1 } }', true],
  ['{ podz: 1 }', true],
  ['{ happened made-pots: 1 }', true],
  ['{ happened made-pod by Replica: 1 }', true],
  ['{ answer scale db 5: { code: 0 } }', true],
  ['{ pods: { new: 1 } }', false],
  ['{ pod/db-7: { ready: true } }', false],
  ['{ pod/db-0: absent }', false],
  ['{ happened made-pod by kubelet: 1 }', false],
])('%s does not hold; that it means nothing: %s', (expected, senseless) => {
  const problems = deployed(expected);
  expect(problems).toHaveLength(1);
  expect(isSenseless(problems[0]!)).toBe(senseless);
});
