import { readScenario } from '../../src/scenarios/read';
import { reportScenario } from '../../src/scenarios/report';
import { runScenario, type ScenarioResult } from '../../src/scenarios/run';

function run(text: string): ScenarioResult {
  const read = readScenario(text);
  if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);
  return runScenario(read.scenario);
}

const problemsOf = (result: ScenarioResult) => result.steps.flatMap(({ problems }) => problems);

describe('running a scenario', () => {
  test('a deleted Pod is replaced, and what is expected holds', () => {
    const result = run(`
cluster: { timing: { pull: 0s } }
steps:
  - kube: deploy web
  - expect: { deployment/web: { ready: 0, replicas: 3 }, pods: 3 }
  - settle: true
  - expect: { deployment/web: { ready: 3, available: 3, image: 'web:v1' }, pods app=web: 3, nodes: 3 }
  - kube: delete pod $pod[2]
  - expect: { 'pod/$pod[2]': absent, pods: 3 }
  - settle: true
  - expect: { 'pod/$pod[4]': { ready: true, phase: Running, restarts: 0, terminating: false }, 'replicaset/$rs[1]': { spec.replicas: 3 } }
`);
    expect(problemsOf(result)).toEqual([]);
    expect(result.passed).toBe(true);
  });

  test('Pods behind a Service are those that it sends requests to', () => {
    const text = (behind: number) => `
steps:
  - kube: deploy web 3
  - settle: true
  - kube: unready pod $pod[1]
  - settle: true
  - expect: { pods app=web: 3, behind web: ${behind} }
  - expect: { behind web: { total: ${behind}, image web:v1: ${behind} } }
  - expect: { behind shop: 1 }
`;
    expect(problemsOf(run(text(2)))).toEqual(['behind shop: not found']);
    expect(problemsOf(run(text(3)))).toEqual([
      'behind web: expected 3, got 2',
      'behind web total: expected 3, got 2',
      'behind web image web:v1: expected 3, got 2',
      'behind shop: not found',
    ]);
  });

  test('Nodes are counted by what they are', () => {
    const result = run(`
steps:
  - kube: node fail node-2
  - kube: cordon node-3
  - settle: true
  - expect: { nodes: { total: 3, ready: 2, not ready: 1, cordoned: 1 } }
  - expect: { nodes: { ready: 3 } }
`);
    expect(problemsOf(result)).toEqual(['nodes ready: expected 3, got 2']);
  });

  test('a text may be asked not to hold another', () => {
    const result = run(`
steps:
  - kube: deploy web
  - expect: { deployment/web: { image: without v2, 'metadata.annotations[x]': without v2, spec.replicas: without v2 } }
  - expect: { deployment/web: { image: without v1 } }
`);
    expect(problemsOf(result)).toEqual([
      'deployment/web spec.replicas: expected "without v2", got 3',
      'deployment/web image: expected "without v1", got "web:v1"',
    ]);
  });

  test('Pods are counted by what they are, Events by their text, lists asked by type or name', () => {
    const text = (ready: number, event: string) => `
cluster: { timing: { pull: 0s } }
steps:
  - kube: deploy web 3
  - settle: true
  - kube: delete pod $pod[2] --wait=false
  - expect:
      pods app=web: { total: 4, ready: ${ready}, terminating: 1, unscheduled: 0, pending: 1, ContainerCreating: 1, image web:v1: 4 }
      deployment/web: { "status.conditions[Available].status": "False", "spec.template.spec.containers[web].image": "web:v1" }
      "events pod/$pod[2]": ["${event}"]
      "events replicaset/$rs[1]": "SuccessfulCreate: Created pod: $pod[4]"
      cluster: sound
`;
    expect(problemsOf(run(text(3, 'Killing: Stopping container web')))).toEqual([]);
    expect(problemsOf(run(text(4, 'Evicted')))).toEqual([
      'pods app=web ready: expected 4, got 3',
      expect.stringMatching(/^events pod\/web-\S+: expected "Evicted", got \["Scheduled: .*"Killing: Stopping/),
    ]);
  });

  test('what cannot be expected is said', () => {
    const result = run(`
steps:
  - expect: { pods: { lively: 1 }, nodes: { running: 3 }, services: { total: 1 }, events: x, events web: x, cluster: well }
`);
    expect(problemsOf(result)).toEqual([
      'pods: "lively" is nothing that Pods are counted by',
      'nodes: "running" is nothing that Nodes are counted by',
      'services: only Pods and Nodes are counted by what they are',
      'events: expected "x", got 0',
      'events web: say events KIND/NAME',
      'cluster: say sound',
    ]);
  });

  test('only a command that waits in kubectl moves the clock', () => {
    const result = run(`
cluster: { timing: { pull: 0s } }
steps:
  - kube: deploy web
  - settle: true
  - kube: delete pod $pod[1] --wait=false
  - kube: delete pod $pod[2]
  - kube: scale web 5
  - kube: rollout status deployment/web
`);
    const times = result.trace.flatMap((line) => ('step' in line ? [line.at] : []));
    expect(times).toEqual([0, 1000, 1000, 2000, 2000, 3000]);
    expect(result.steps[5]?.command?.stdout.endsWith('deployment "web" successfully rolled out\n')).toBe(true);
  });

  test('the runner goes on after a failed step and reports all', () => {
    const result = run(`
name: three mistakes
steps:
  - kube: scale nope 3
  - kube: deploy web
    fails: anything
  - kube: scale nope 3
    fails: another text
  - expect: { pods: 4, pod/nope: { ready: true }, deployment/web: { spec.replicas: 2 } }
  - kube: scale nope 3
    fails: 'deployments.apps "nope" not found'
`);
    expect(result.passed).toBe(false);
    expect(problemsOf(result)).toEqual([
      'failed: Error from server (NotFound): deployments.apps "nope" not found',
      'was expected to fail, and did not',
      'failed with another text: Error from server (NotFound): deployments.apps "nope" not found',
      'pods: expected 4, got 3',
      'pod/nope: not found',
      'deployment/web spec.replicas: expected 2, got 3',
    ]);
    const read = readScenario('name: three mistakes\nsteps: []');
    if ('error' in read) throw new Error(read.error.message);
    expect(reportScenario(read.scenario, { ...result, steps: [] })).toContain('three mistakes');
  });

  test('the trace begins with the new cluster, has every change in order, every step, and the end', () => {
    const { trace } = run('steps:\n  - kube: deploy web 1\n  - settle: 3s\n  - kube: scale web 0\n  - settle: true');
    const changes = trace.flatMap((line) => ('rv' in line ? [line] : []));
    expect(changes.slice(0, 6).every(({ at, type }) => at === 0 && type === 'ADDED')).toBe(true);
    expect(
      changes
        .filter(({ object }) => object.kind === 'Node')
        .map(({ object }) => object.metadata.name)
        .slice(0, 3),
    ).toEqual(['node-1', 'node-2', 'node-3']);
    const revisions = changes.map(({ rv }) => rv);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);
    for (const { rv, type, object } of changes) {
      if (type !== 'DELETED') expect(object.metadata.resourceVersion).toBe(String(rv));
    }
    expect(changes.some(({ object }) => object.kind === 'Event')).toBe(true);
    expect(changes.some(({ object, type }) => object.kind === 'Pod' && type === 'DELETED')).toBe(true);
    const steps = trace.flatMap((line) => ('step' in line ? [line] : []));
    expect(steps.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    expect(steps[0]).toMatchObject({ command: 'deploy web 1', stderr: '', code: 0 });
    expect(Object.keys(steps[1] ?? {})).toEqual(['at', 'step']);
    const last = trace.at(-1);
    if (last === undefined || !('final' in last)) throw new Error('no final line');
    expect(last.final.Deployment).toHaveLength(1);
    expect(last.final.Pod).toBeUndefined();
  });

  test('the same file gives the same trace, another seed another one', () => {
    const file = (seed: number) =>
      `cluster: { seed: ${seed} }\nsteps:\n  - kube: deploy web\n  - settle: true\n  - kube: crash pod`;
    expect(JSON.stringify(run(file(7)).trace)).toBe(JSON.stringify(run(file(7)).trace));
    expect(JSON.stringify(run(file(7)).trace)).not.toBe(JSON.stringify(run(file(8)).trace));
  });

  test('names for Pods of a DaemonSet by Node', () => {
    const result = run(`
cluster: { timing: { pull: 0s } }
steps:
  - kube: deploy agent daemonset
  - settle: true
  - kube: delete pod $pod[agent@node-2]
  - expect: { 'pod/$pod[agent@node-2]': { node: node-2 }, pods: 3 }
`);
    expect(problemsOf(result)).toEqual([]);
  });
});
