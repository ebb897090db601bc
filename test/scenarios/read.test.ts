import { readScenario } from '../../src/scenarios/read';

describe('reading a scenario file', () => {
  test('understands every kind of step', () => {
    const text = `
name: all steps
cluster: { nodes: 2, seed: 7, rules: course, timing: { pull: 0s, start: 1500ms } }
steps:
  - kube: apply -f -
    stdin: |
      kind: Pod
  - kube: get pods
    fails: nope
  - wait: 30s
  - settle: true
  - settle: 3s
  - timing: { stagger: 400ms }
  - expect: { pods: 1, pod/x: absent }
`;
    expect(readScenario(text)).toEqual({
      scenario: {
        name: 'all steps',
        title: undefined,
        text: undefined,
        cluster: { nodes: 2, seed: 7, rules: 'course', timing: { pull: 0, start: 1500 } },
        steps: [
          { line: 5, kube: 'apply -f -', stdin: 'kind: Pod\n' },
          { line: 8, kube: 'get pods', fails: 'nope' },
          { line: 10, wait: 30_000 },
          { line: 11, settle: 'rest' },
          { line: 12, settle: 3_000 },
          { line: 13, timing: { stagger: 400 } },
          {
            line: 14,
            expect: [
              { line: 14, subject: 'pods', wanted: 1 },
              { line: 14, subject: 'pod/x', wanted: 'absent' },
            ],
          },
        ],
      },
    });
  });

  test('JSON is YAML', () => {
    expect(readScenario('{"steps":[{"wait":"5s"}]}')).toMatchObject({ scenario: { steps: [{ wait: 5000 }] } });
  });

  test.each([
    ['', 1, 'the file is empty'],
    ['scenario: a\nsteps: []\n---\nscenario: b\nsteps: []\n', 3, 'a file holds one document, not several'],
    ['steps: 3', 1, 'steps must be a list'],
    ['name: x', 1, 'a scenario needs steps'],
    ['name: x\nstepz: []', 2, 'unknown key "stepz" in scenario'],
    ['cluster:\n  nodez: 3\nsteps: []', 2, 'unknown key "nodez" in cluster'],
    ['cluster:\n  nodes: many\nsteps: []', 2, 'nodes must be a whole number'],
    ['cluster:\n  rules: none\nsteps: []', 2, 'rules must be one of course, kubernetes'],
    ['steps:\n  - timing:\n      speed: 3s', 3, 'unknown key "speed" in timing'],
    ['steps:\n  - kubee: get pods', 2, 'unknown key "kubee" in step'],
    ['steps:\n  - wait: soon', 2, 'wait must be a duration'],
    ['steps:\n  - wait: 3s\n    kube: get', 2, 'a step does one thing'],
    ['steps:\n  - wait: 3s\n    fails: x', 3, 'fails belongs to kube'],
    ['steps:\n  - {}', 2, 'a step is one of'],
    ['steps:\n  - kube: [get', 2, ''],
  ])('%j is an error that names line %d', (text, line, message) => {
    const read = readScenario(text);
    if (!('error' in read)) throw new Error('was read');
    expect(read.error.line).toBeGreaterThanOrEqual(line);
    expect(read.error.line).toBeLessThanOrEqual(line + 1);
    expect(read.error.message).toContain(message);
  });
});
