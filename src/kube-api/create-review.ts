/**
 * POST of reviews, which change nothing: who somebody is to the cluster, and what they may do with it.
 * Follows pkg/registry/authorization and pkg/registry/authentication.
 */
import { type Fields, isFields } from '../api/fields';
import { isRejected, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import { type ApiRequest, type ApiResponse, json } from './request';
import { groupVersion, type ApiResource, RESOURCES } from '../api/resources';
import { readBody } from './write-body';
import { refused } from './write-failure';

/** Who asks where nobody says so. */
const SOMEBODY = 'kube-tutor';
const GROUPS = ['system:masters', 'system:authenticated'];

/** The answer to a review. */
export function review(request: ApiRequest, resource: ApiResource): ApiResponse {
  const spec = readSpec(request, resource);
  if (isRejected(spec)) return refused(spec);
  const status = STATUSES[resource.kind]?.(spec, request);
  const { kind } = resource;
  return json(
    { kind, apiVersion: groupVersion(resource), metadata: {}, ...(kind !== REVIEW && { spec }), status },
    201,
  );
}

const REVIEW = 'SelfSubjectReview';

/** Whether a resource is asked and never kept. */
export const isReview = ({ kind }: ApiResource): boolean => Object.hasOwn(STATUSES, kind);

function readSpec({ contentType, body }: ApiRequest, { kind }: ApiResource): Result<Fields> {
  const read = readBody(contentType, body);
  if (isRejected(read)) return read;
  if (!isFields(read.value)) return badRequest(`the object provided is unrecognized (must be of type ${kind})`);
  return isFields(read.value.spec) ? read.value.spec : {};
}

type Answer = (spec: Fields, request: ApiRequest) => unknown;

const STATUSES: Readonly<Record<string, Answer>> = {
  [REVIEW]: (_spec, { user = SOMEBODY }) => ({ userInfo: { username: user, groups: GROUPS } }),
  SelfSubjectAccessReview: (spec) => {
    const { resourceAttributes, nonResourceAttributes } = spec;
    if (isFields(resourceAttributes)) return access(resourceAttributes);
    return { allowed: isFields(nonResourceAttributes) && textOf(nonResourceAttributes.verb) === 'get' };
  },
  SelfSubjectRulesReview: () => ({
    resourceRules: rules(),
    nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['*'] }],
    incomplete: false,
  }),
};

/** Whatever discovery says can be done may be done by everybody of the channel. */
function access(asked: Fields): { readonly allowed: boolean; readonly reason?: string } {
  const [group, resource, verb] = [textOf(asked.group), textOf(asked.resource), textOf(asked.verb)];
  const part = textOf(asked.subresource);
  const fits = RESOURCES.filter(
    (one) => (group === '*' || one.group === group) && (resource === '*' || one.plural === resource),
  );
  const verbs = fits.flatMap((one) =>
    part === '' ? one.verbs : one.subresources.flatMap((inner) => (inner.name === part ? inner.verbs : [])),
  );
  if (verb === '*' ? verbs.length > 0 : verbs.includes(verb)) return { allowed: true };
  return {
    allowed: false,
    reason: verbs.length === 0 ? 'this cluster does not serve it' : 'only the control plane may',
  };
}

/** One rule for the resources of a group that take the same verbs. */
function rules(): readonly unknown[] {
  const found = new Map<
    string,
    { readonly verbs: readonly string[]; readonly apiGroups: readonly string[]; readonly resources: string[] }
  >();
  const add = (group: string, verbs: readonly string[], name: string) => {
    const key = `${group} ${verbs.join()}`;
    const rule = found.get(key) ?? { verbs, apiGroups: [group], resources: [] };
    found.set(key, rule);
    if (!rule.resources.includes(name)) rule.resources.push(name);
  };
  for (const { group, plural, verbs, subresources } of RESOURCES) {
    add(group, verbs, plural);
    for (const part of subresources) add(group, part.verbs, `${plural}/${part.name}`);
  }
  return [...found.values()];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
