import { errorOf, manifest } from '../rejected';

const TEMPLATE = { metadata: { labels: { app: 'bad' } }, spec: { containers: [{ name: 'app', image: 'app:v1' }] } };

/** What kubectl says about an object, without the head of the message. */
function said(kind: string, spec: object, apiVersion = 'apps/v1'): string {
  const text = manifest({ apiVersion, kind, metadata: { name: 'bad' }, spec });
  return errorOf(text).replace(`The ${kind} "bad" is invalid: `, '');
}

describe('how a DaemonSet is updated', () => {
  const daemonSet = (updateStrategy: object, parts: object = {}) =>
    said('DaemonSet', { selector: { matchLabels: { app: 'bad' } }, template: TEMPLATE, updateStrategy, ...parts });
  const rolling = (rollingUpdate: object) => daemonSet({ type: 'RollingUpdate', rollingUpdate });
  const FIELD = 'spec.updateStrategy.rollingUpdate';
  const PERCENT =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

  it('has Pods more on a Node, or fewer, not both and not neither', () => {
    expect(rolling({ maxSurge: 1, maxUnavailable: 0 })).toBe('accepted');
    expect(rolling({ maxSurge: 0, maxUnavailable: 2 })).toBe('accepted');
    expect(rolling({ maxSurge: '10%', maxUnavailable: '0%' })).toBe('accepted');
    expect(rolling({ maxSurge: 0, maxUnavailable: 0 })).toBe(
      `${FIELD}.maxUnavailable: Required value: cannot be 0 when maxSurge is 0`,
    );
    expect(rolling({ maxSurge: 1, maxUnavailable: 1 })).toBe(
      `${FIELD}.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero`,
    );
  });

  it('names amounts as numbers or shares', () => {
    expect(rolling({ maxUnavailable: 'many', maxSurge: 0 })).toContain(
      `${FIELD}.maxUnavailable: Invalid value: "many": ${PERCENT}`,
    );
    expect(rolling({ maxUnavailable: 0, maxSurge: '200%' })).toContain(
      `${FIELD}.maxSurge: Invalid value: "200%": must not be greater than 100%`,
    );
    expect(rolling({ maxUnavailable: -1 })).toContain(
      `${FIELD}.maxUnavailable: Invalid value: -1: must be greater than or equal to 0`,
    );
  });

  it('is by itself or by hand', () => {
    expect(daemonSet({ type: 'OnDelete' })).toBe('accepted');
    expect(daemonSet({ type: 'Never' })).toBe(
      'spec.updateStrategy: Unsupported value: {"Type":"Never","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
    );
  });

  it('needs a selector that selects something', () => {
    expect(daemonSet({ type: 'OnDelete' }, { selector: {} })).toContain(
      'spec.selector: Invalid value: {}: empty selector is invalid for daemonset',
    );
  });
});

describe('how a StatefulSet is updated', () => {
  const rolling = (rollingUpdate: object) =>
    said('StatefulSet', {
      selector: { matchLabels: { app: 'bad' } },
      serviceName: 'bad',
      template: TEMPLATE,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate },
    });
  const FIELD = 'spec.updateStrategy.rollingUpdate';

  it('leaves out none or some, and takes one or more at a time', () => {
    expect(rolling({ partition: 0 })).toBe('accepted');
    expect(rolling({ maxUnavailable: 2 })).toBe('accepted');
    expect(rolling({ partition: -1 })).toBe(
      `${FIELD}.partition: Invalid value: -1: must be greater than or equal to 0`,
    );
    expect(rolling({ maxUnavailable: 0 })).toBe(`${FIELD}.maxUnavailable: Invalid value: 0: cannot be 0`);
    expect(rolling({ maxUnavailable: '0%' })).toBe(`${FIELD}.maxUnavailable: Invalid value: "0%": cannot be 0`);
  });
});

describe('when a Job gives up', () => {
  const job = (rule: object, policy = 'Never') =>
    said(
      'Job',
      {
        template: { spec: { containers: [{ name: 'app', image: 'app:v1' }], restartPolicy: policy } },
        podFailurePolicy: { rules: [rule] },
      },
      'batch/v1',
    );
  const AT = 'spec.podFailurePolicy.rules[0]';
  const exits = (parts: object) => ({ action: 'FailJob', onExitCodes: { operator: 'In', values: [1], ...parts } });

  test.each([
    [exits({ values: [1, 3, 42] }), 'accepted'],
    [exits({ values: [3, 1] }), `${AT}.onExitCodes.values: Invalid value: [3,1]: must be ordered`],
    [exits({ containerName: 'app' }), 'accepted'],
    [exits({ containerName: 'other' }), new RegExp('containerName: Invalid value: "other"')],
    [exits({ operator: 'Is' }), new RegExp('onExitCodes.operator: Unsupported value: "Is"')],
    [{ action: 'FailJob' }, `${AT}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`],
    [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }, 'accepted'],
    [
      { ...exits({}), onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      new RegExp(`rules\\[0\\]: Invalid value: specifying `),
    ],
    [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'Maybe' }] }, /status: Unsupported/],
    [{ ...exits({}), action: 'GiveUp' }, /action: Unsupported value: "GiveUp"/],
    [{ ...exits({}), action: 'FailIndex' }, /FailIndex/],
  ])('%j', (rule, message) => {
    if (typeof message === 'string') expect(job(rule)).toBe(message);
    else expect(job(rule)).toMatch(message);
  });

  it('only counts Pods that are not started again in place', () => {
    expect(job(exits({}), 'OnFailure')).toMatch(/restartPolicy: Invalid value: "OnFailure": only "Never"/);
    expect(job(exits({}), 'Always')).toMatch(/restartPolicy/);
  });
});

describe('how a PodDisruptionBudget is put', () => {
  const budget = (spec: object) => said('PodDisruptionBudget', { selector: {}, ...spec }, 'policy/v1');

  test.each([
    [{ minAvailable: 1 }, 'accepted'],
    [{ maxUnavailable: '50%' }, 'accepted'],
    [{ minAvailable: -1 }, 'spec.minAvailable: Invalid value: -1: must be greater than or equal to 0'],
    [{ maxUnavailable: '101%' }, 'spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%'],
  ])('%j', (spec, message) => {
    expect(budget(spec)).toBe(message);
  });
});

describe('what a volume is like', () => {
  const claim = (spec: object) =>
    said(
      'PersistentVolumeClaim',
      { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
      'v1',
    );

  test.each([
    [{ accessModes: ['ReadWriteOncePod'] }, 'accepted'],
    [
      { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] },
      'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
    ],
    [{ accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] }, 'accepted'],
    [
      { resources: { requests: { storage: '0' } } },
      'spec.resources[storage]: Invalid value: "0": must be greater than zero',
    ],
  ])('%j', (spec, message) => {
    expect(claim(spec)).toBe(message);
  });
});
