import { tasksOfRequest } from '../../../src/app/kube-api/tasks-of-request';
import type { ApiRequest } from '../../../src/kube-api/request';

const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
const request = (method: string, path: string, more: Partial<ApiRequest> = {}): ApiRequest => {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const none = { accept: '', contentType: 'application/json', kubectlCommand: '', body: new Uint8Array(), now: 0 };
  return { ...none, method, path: pathname, query: searchParams, ...more };
};

it.each([
  ['a new object', request('POST', DEPLOYMENTS)],
  ['another object in the place of one', request('PUT', `${DEPLOYMENTS}/web`)],
  [
    'what is applied by the server',
    request('PATCH', `${DEPLOYMENTS}/web`, { contentType: 'application/apply-patch+yaml' }),
  ],
  [
    '… also with a parameter',
    request('PATCH', `${DEPLOYMENTS}/web`, { contentType: 'application/apply-patch+yaml; x=y' }),
  ],
  ['what kubectl applies', request('PATCH', `${DEPLOYMENTS}/web`, { kubectlCommand: 'kubectl apply' })],
])('%s takes a manifest in', (_, asked) => {
  expect(tasksOfRequest(asked)).toEqual(['import']);
});

it.each([
  ['a change of what is there', request('PATCH', `${DEPLOYMENTS}/web`, { kubectlCommand: 'kubectl scale' })],
  ['a number', request('PUT', `${DEPLOYMENTS}/web/scale`)],
  ['a deletion', request('DELETE', `${DEPLOYMENTS}/web`)],
  ['an eviction', request('POST', '/api/v1/namespaces/default/pods/web/eviction')],
  ['a question', request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews')],
  ['a trial', request('POST', `${DEPLOYMENTS}?dryRun=All`)],
])('%s does not', (_, asked) => {
  expect(tasksOfRequest(asked)).toEqual([]);
});
