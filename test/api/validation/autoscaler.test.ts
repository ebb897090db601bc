import { withDefaults } from '../../../src/api/defaults';
import { readManifests } from '../../../src/api/manifests';
import { isRejected } from '../../../src/api/rejection';
import { validateNew } from '../../../src/api/validate';
import { autoscaler } from '../../controllers/autoscaler/autoscaled-cluster';

function findings(spec: object): readonly string[] {
  return validateNew(withDefaults(autoscaler('web', spec))).map(({ field, detail }) => `${field}: ${detail}`);
}

const resource = (target: object, name = 'cpu'): object => ({ type: 'Resource', resource: { name, target } });
const utilization = { type: 'Utilization', averageUtilization: 50 };
const identified = { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '1' } };

test('an autoscaler without metrics gets 80 % of the CPU, and one Pod at least', () => {
  const { spec } = withDefaults(autoscaler('web', { metrics: undefined, minReplicas: undefined }));
  expect(spec).toMatchObject({
    minReplicas: 1,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  });
  expect(spec).not.toHaveProperty('behavior');
});

test.each<[object, readonly string[]]>([
  [{}, []],
  [{ minReplicas: 0 }, ['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1']],
  [
    { maxReplicas: 0 },
    [
      'spec.maxReplicas: Invalid value: 0: must be greater than 0',
      'spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`',
    ],
  ],
  [
    { minReplicas: 7, maxReplicas: 5 },
    ['spec.maxReplicas: Invalid value: 5: must be greater than or equal to `minReplicas`'],
  ],
  [{ minReplicas: 5, maxReplicas: 5 }, []],
  [{ scaleTargetRef: {} }, ['spec.scaleTargetRef.kind: Required value', 'spec.scaleTargetRef.name: Required value']],
  [
    { scaleTargetRef: { kind: 'Deployment', name: '..' } },
    [`spec.scaleTargetRef.name: Invalid value: "..": may not be '..'`],
  ],
  [
    { scaleTargetRef: { kind: 'Deployment', name: 'a/b' } },
    [`spec.scaleTargetRef.name: Invalid value: "a/b": may not contain '/'`],
  ],
])('bounds and target: %j', (spec, expected) => {
  expect(findings(spec)).toEqual(expected);
});

test.each<[object, readonly string[]]>([
  [
    {},
    [
      'spec.metrics[0].type: Required value: must specify a metric source type',
      'spec.metrics[0].type: Unsupported value: "": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
    ],
  ],
  [
    { type: 'Pods', resource: { name: 'cpu', target: utilization } },
    ['spec.metrics[0].pods: Required value: must populate information for the given metric source'],
  ],
  [
    { type: 'Resource', resource: { name: 'cpu', target: utilization }, pods: identified },
    ['spec.metrics[0].pods: Forbidden: must populate the given metric source only'],
  ],
  [resource(utilization, ''), ['spec.metrics[0].resource.name: Required value: must specify a resource name']],
  [
    resource({ type: 'Utilization' }),
    [
      'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
    ],
  ],
  [
    resource({ type: 'Utilization', averageUtilization: -10 }),
    ['spec.metrics[0].resource.target.averageUtilization: Invalid value: -10: must be greater than 0'],
  ],
  [
    resource({ type: 'Utilization', averageUtilization: 50, averageValue: '300m' }),
    [
      'spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization',
    ],
  ],
  [
    resource({ type: 'AverageValue', averageValue: '0' }),
    ['spec.metrics[0].resource.target.averageValue: Invalid value: "0": must be positive'],
  ],
  [
    resource({ averageUtilization: 50 }),
    [
      'spec.metrics[0].resource.target.type: Required value: must specify a metric target type',
      'spec.metrics[0].resource.target.type: Invalid value: "": must be either Utilization, Value, or AverageValue',
    ],
  ],
  [
    { type: 'ContainerResource', containerResource: { name: 'cpu', target: utilization } },
    ['spec.metrics[0].containerResource.container: Required value: must specify a container'],
  ],
  [
    { type: 'Pods', pods: { metric: {}, target: { type: 'Value', value: '1' } } },
    [
      'spec.metrics[0].pods.metric.name: Required value: must specify a metric name',
      'spec.metrics[0].pods.target.averageValue: Required value: must specify a positive target averageValue',
    ],
  ],
  [
    {
      type: 'Object',
      object: { describedObject: { name: 'web' }, metric: { name: 'hits' }, target: { type: 'Value' } },
    },
    [
      'spec.metrics[0].object.describedObject.kind: Required value',
      'spec.metrics[0].object.target.averageValue: Required value: must set either a target value or averageValue',
    ],
  ],
  [
    { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value' } } },
    [
      'spec.metrics[0].external.target.averageValue: Required value: must set either a target value for metric or a per-pod target',
    ],
  ],
  [
    {
      type: 'External',
      external: { metric: { name: 'queue' }, target: { type: 'Value', value: '1', averageValue: '1' } },
    },
    [
      'spec.metrics[0].external.target.value: Forbidden: may not set both a target value for metric and a per-pod target',
    ],
  ],
])('a metric: %j', (metric, expected) => {
  expect(findings({ metrics: [metric] })).toEqual(expected);
});

test.each<[object, readonly string[]]>([
  [
    { stabilizationWindowSeconds: 3601 },
    ['spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600'],
  ],
  [
    { stabilizationWindowSeconds: -1 },
    ['spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: -1: must be greater than or equal to zero'],
  ],
  [
    { selectPolicy: 'incorrect' },
    ['spec.behavior.scaleUp.selectPolicy: Unsupported value: "incorrect": supported values: "Disabled", "Max", "Min"'],
  ],
  [{ policies: [] }, ['spec.behavior.scaleUp.policies: Required value: must specify at least one Policy']],
  [
    { policies: [{ type: 'hm', value: 7, periodSeconds: 8 }] },
    ['spec.behavior.scaleUp.policies[0].type: Unsupported value: "hm": supported values: "Percent", "Pods"'],
  ],
  [
    { policies: [{ type: 'Pods' }] },
    [
      'spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero',
      'spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 0: must be greater than zero',
    ],
  ],
  [
    { policies: [{ type: 'Pods', value: 7, periodSeconds: 1801 }] },
    ['spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800'],
  ],
  [{ tolerance: '-1m' }, ['spec.behavior.scaleUp.tolerance: Invalid value: "-1m": must be greater or equal to zero']],
])('a rule of scaling: %j', (scaleUp, expected) => {
  expect(findings({ behavior: { scaleUp } })).toEqual(expected);
});

describe('autoscaling/v1', () => {
  const manifest = (spec: object): string =>
    JSON.stringify({
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 5, ...spec },
    });

  test('is read as autoscaling/v2', () => {
    expect(readManifests(manifest({ targetCPUUtilizationPercentage: 70 }))).toMatchObject([
      {
        apiVersion: 'autoscaling/v2',
        spec: {
          maxReplicas: 5,
          metrics: [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          ],
        },
      },
    ]);
  });

  test.each([
    [{ metrics: [] }, 'strict decoding error: unknown field "spec.metrics"'],
    [
      { targetCPUUtilizationPercentage: 'half' },
      'json: cannot unmarshal string into Go struct field HorizontalPodAutoscalerSpec.spec.targetCPUUtilizationPercentage of type int32',
    ],
  ])('knows CPU and nothing else: %j', (spec, problem) => {
    const read = readManifests(manifest(spec));
    expect(isRejected(read) && read.message).toBe(
      `Error from server (BadRequest): error when creating "STDIN": HorizontalPodAutoscaler in version "v1" cannot be handled as a HorizontalPodAutoscaler: ${problem}`,
    );
  });
});
