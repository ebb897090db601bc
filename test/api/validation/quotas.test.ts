import { errorOf, manifest } from '../rejected';

const said = (kind: string, spec: object): string =>
  errorOf(manifest({ apiVersion: 'v1', kind, metadata: { name: 'bad' }, spec })).replace(
    `The ${kind} "bad" is invalid: `,
    '',
  );

describe('a LimitRange', () => {
  const item = (parts: object, type = 'Container') => said('LimitRange', { limits: [{ type, ...parts }] });
  const cpu = (amount: string) => ({ cpu: amount });

  test.each([
    [
      { min: cpu('2'), max: cpu('1'), default: cpu('1') },
      // What stands for a default is the most, so every two of them contradict each other.
      [
        '',
        '* spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
        '* spec.limits[0].defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1',
        '* spec.limits[0].default[cpu]: Invalid value: "2": min value 2 is greater than default value 1',
      ].join('\n'),
    ],
    [
      { min: cpu('2'), defaultRequest: cpu('1'), default: cpu('3') },
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1',
    ],
    [
      { defaultRequest: cpu('2'), default: cpu('1') },
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "2": default request value 2 is greater than default limit value 1',
    ],
    [
      { default: cpu('2'), max: cpu('1'), defaultRequest: cpu('1') },
      'spec.limits[0].default[cpu]: Invalid value: "1": default value 2 is greater than max value 1',
    ],
    [{ min: cpu('1'), max: cpu('1'), default: cpu('1'), defaultRequest: cpu('1') }, 'accepted'],
    [
      { maxLimitRequestRatio: cpu('500m') },
      'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1',
    ],
    [
      { min: cpu('1'), max: cpu('2'), maxLimitRequestRatio: cpu('3') },
      'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = 2.000000',
    ],
    [{ min: cpu('1'), max: cpu('2'), maxLimitRequestRatio: cpu('2') }, 'accepted'],
  ])('of Containers: %j', (parts, message) => {
    expect(item(parts)).toBe(message);
  });

  it('of Pods has no defaults', () => {
    expect(item({ default: cpu('1') }, 'Pod')).toBe(
      "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'",
    );
    expect(item({ max: cpu('1') }, 'Pod')).toBe('accepted');
  });

  it('of claims has a least or a most', () => {
    expect(item({}, 'PersistentVolumeClaim')).toBe(
      'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
    );
    expect(item({ max: { storage: '1Gi' } }, 'PersistentVolumeClaim')).toBe('accepted');
  });

  it('names each type once, and only types there are', () => {
    const twice = { limits: [{ type: 'Pod' }, { type: 'Pod' }] };
    expect(said('LimitRange', twice)).toBe('spec.limits[1].type: Duplicate value: "Pod"');
    expect(item({}, 'Node')).toBe(
      'spec.limits[0].type: Invalid value: "Node": must be a standard limit type or fully qualified',
    );
    expect(item({}, 'example.com/Node')).toBe('accepted');
  });
});

describe('a ResourceQuota', () => {
  const selects = (scopeName: string, operator: string, values?: readonly string[], hard: object = { pods: '1' }) =>
    said('ResourceQuota', {
      hard,
      scopeSelector: { matchExpressions: [{ scopeName, operator, ...(values === undefined ? {} : { values }) }] },
    });
  const AT = 'spec.scopeSelector.matchExpressions';

  test.each([
    [{ hard: { pods: '1.5' } }, 'spec.hard[pods]: Invalid value: "1500m": must be an integer'],
    [{ hard: { 'count/jobs.batch': '1500m' } }, /must be an integer/],
    [{ hard: { cpu: '1500m' } }, 'accepted'],
    [{ hard: { pods: '-1' } }, 'spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0'],
    [{ hard: { pods: '0' } }, 'accepted'],
    [{ hard: { pods: '1' }, scopes: ['Sleeping'] }, 'spec.scopes: Invalid value: ["Sleeping"]: unsupported scope'],
    [{ hard: { pods: '1' }, scopes: ['BestEffort'] }, 'accepted'],
    [
      { hard: { cpu: '1' }, scopes: ['BestEffort'] },
      'spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource',
    ],
    [{ hard: { pods: '1' }, scopes: ['BestEffort', 'NotBestEffort'] }, /conflicting scopes/],
    [{ hard: { pods: '1' }, scopes: ['Terminating', 'NotTerminating'] }, /conflicting scopes/],
    [{ hard: { pods: '1' }, scopes: ['Terminating', 'BestEffort'] }, 'accepted'],
  ])('%j', (spec, message) => {
    if (typeof message === 'string') expect(said('ResourceQuota', spec)).toBe(message);
    else expect(said('ResourceQuota', spec)).toMatch(message);
  });

  it('selects Pods by their class, or by whether they have one', () => {
    expect(selects('PriorityClass', 'In', ['high'])).toBe('accepted');
    expect(selects('PriorityClass', 'Exists')).toBe('accepted');
    expect(selects('PriorityClass', 'In')).toMatch(`${AT}.values: Required value`);
    expect(selects('PriorityClass', 'NotIn', [])).toMatch(`${AT}.values: Required value`);
    expect(selects('PriorityClass', 'Exists', ['high'])).toMatch(`${AT}.values: Invalid value: ["high"]`);
    expect(selects('PriorityClass', 'DoesNotExist', ['high'])).toMatch(`${AT}.values: Invalid value: ["high"]`);
    expect(selects('PriorityClass', 'Is', ['high'])).toMatch('not a valid selector operator');
    expect(selects('Sleeping', 'Exists')).toMatch(`${AT}.scopeName: Invalid value: "Sleeping": unsupported scope`);
    expect(selects('BestEffort', 'In', ['yes'])).toMatch("must be 'Exist' only operator");
    expect(selects('BestEffort', 'Exists')).toBe('accepted');
  });
});
