/** Whatever level of a template is left out, the server says what it misses, and nothing breaks. */
import { readManifests } from '../../src/api/manifests';
import { isRejected } from '../../src/api/rejection';
import { createObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';

function refusalOf(kind: string, apiVersion: string, spec: object): string {
  const drafts = readManifests(JSON.stringify({ apiVersion, kind, metadata: { name: 'x' }, spec }));
  if (isRejected(drafts)) return drafts.message;
  const made = createObject(new Cluster(newCluster({})), drafts[0]!);
  return isRejected(made) ? made.message : 'created';
}

test.each([{}, { template: {} }, { template: { spec: {} } }])('a Job of %j', (spec) => {
  expect(refusalOf('Job', 'batch/v1', spec)).toBe(
    'The Job "x" is invalid: \n* spec.template.spec.containers: Required value\n' +
      '* spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  );
});

test.each([
  {},
  { jobTemplate: {} },
  { jobTemplate: { spec: {} } },
  { jobTemplate: { spec: { template: {} } } },
  { jobTemplate: { spec: { template: { spec: {} } } } },
])('a CronJob of %j', (spec) => {
  const at = 'spec.jobTemplate.spec.template.spec';
  expect(refusalOf('CronJob', 'batch/v1', { schedule: '* * * * *', ...spec })).toBe(
    `The CronJob "x" is invalid: \n* ${at}.containers: Required value\n` +
      `* ${at}.restartPolicy: Required value: valid values: "OnFailure", "Never"`,
  );
});
