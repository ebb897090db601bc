import type { HorizontalPodAutoscaler } from '../../src/api/objects';
import { AUTOSCALERS } from '../../src/printers/tables/scaling';

type Metrics = HorizontalPodAutoscaler['spec']['metrics'];
type Current = HorizontalPodAutoscaler['status']['currentMetrics'];

const TARGETS = AUTOSCALERS.find(({ name }) => name === 'TARGETS');

/** The TARGETS cell of an autoscaler with these metrics. */
function targets(metrics: Metrics, currentMetrics?: Current): unknown {
  const hpa = { spec: { metrics }, status: { ...(currentMetrics !== undefined && { currentMetrics }) } };
  return TARGETS?.cell(hpa as unknown as HorizontalPodAutoscaler, { now: 0, isWide: false });
}

const cpu = (target: object) => ({ type: 'Resource', resource: { name: 'cpu', target: { type: '', ...target } } });
const HALF = cpu({ averageUtilization: 50 });
const metric = { name: 'hits' };

test.each<[Metrics, Current, string]>([
  [[], undefined, '<none>'],
  [[HALF], undefined, 'cpu: <unknown>/50%'],
  [[HALF], [{ type: '' }], 'cpu: <unknown>/50%'],
  [[HALF], [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 12 } } }], 'cpu: 12%/50%'],
  [[cpu({ averageValue: '100m' })], undefined, 'cpu: <unknown>/100m'],
  [
    [
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'web', target: { type: '', averageUtilization: 50 } },
      },
    ],
    [
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'web', current: { averageUtilization: 7 } },
      },
    ],
    'cpu: 7%/50%',
  ],
  [[{ type: 'Pods', pods: { metric, target: { type: '', averageValue: '10' } } }], undefined, '<unknown>/10'],
  [
    [{ type: 'External', external: { metric, target: { type: '', averageValue: '30' } } }],
    undefined,
    '<unknown>/30 (avg)',
  ],
  [[{ type: 'External', external: { metric, target: { type: '', value: '30' } } }], undefined, '<unknown>/30'],
  [
    [
      {
        type: 'Object',
        object: { metric, describedObject: { kind: 'Service', name: 'web' }, target: { type: '', value: '9' } },
      },
    ],
    undefined,
    '<unknown>/9',
  ],
  [[HALF, HALF, HALF], undefined, 'cpu: <unknown>/50%, cpu: <unknown>/50% + 1 more...'],
])('TARGETS of %j with %j', (metrics, current, expected) => {
  expect(targets(metrics, current)).toBe(expected);
});
