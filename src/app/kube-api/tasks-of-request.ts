/**
 * Which of the tasks that can be kept for some people a request to the API is: whoever may not take manifests in by
 * `/kube apply` may not do it here.
 */
import { plainType } from '../../kube-api/write-body';
import { resourceAt } from '../../kube-api/resource-path';
import type { ApiRequest } from '../../kube-api/request';
import type { Task } from '../settings/channel-settings';

/** Kinds whose objects only ask something. */
const ASKS = /review$/i;

export function tasksOfRequest(request: ApiRequest): readonly Task[] {
  const about = resourceAt(request.path);
  const isWhole = about !== undefined && about.subresource === undefined && !ASKS.test(about.resource.kind);
  const isKept = request.query.getAll('dryRun').every((value) => value === '');
  return isWhole && isKept && takesIn(request) ? ['import'] : [];
}

/** A whole manifest, rather than a change of what is there. */
function takesIn({ method, contentType, kubectlCommand }: ApiRequest): boolean {
  if (method === 'POST' || method === 'PUT') return true;
  if (method !== 'PATCH') return false;
  return plainType(contentType) === 'application/apply-patch+yaml' || kubectlCommand === 'kubectl apply';
}
