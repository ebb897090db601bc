/**
 * OpenAPI: as much as kubectl reads of it. `explain` reads types; `apply` and its like read whether the server checks
 * fields itself, which it says by the parameter fieldValidation. Follows k8s.io/kube-openapi/pkg/handler3.
 */
import { schemasOf } from './openapi-schema';
import { type ApiRequest, type ApiResponse, json } from './request';
import { partsOf } from './resource-path';
import { type ApiResource, groupVersion, RESOURCES } from '../api/resources';
import { SERVER_VERSION } from '../api/version';

/** Undefined where the path is not one of OpenAPI. */
export function openApi(request: ApiRequest): ApiResponse | undefined {
  const [root, version, ...rest] = partsOf(request.path) ?? [];
  if (root !== 'openapi') return undefined;
  if (version === 'v2' && rest.length === 0) return EMPTY_V2;
  if (version !== 'v3') return undefined;
  return rest.length === 0 ? json({ paths: index() }) : document(rest.join('/'));
}

/**
 * A document of version 2.0 that says nothing, in the protobuf that kubectl asks for: it takes this for a server without
 * types, and leaves the checking of fields to it.
 */
const EMPTY_V2: ApiResponse = {
  status: 200,
  // Dots, where the name has an @: that one is no media type to clients in Go.
  contentType: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
  body: Uint8Array.of(0x0a, 0x03, 0x32, 0x2e, 0x30),
};

/** `api/v1`, `apis/apps/v1`. */
const pathOf = (resource: ApiResource): string => `${resource.group === '' ? 'api' : 'apis'}/${groupVersion(resource)}`;

const index = (): object =>
  Object.fromEntries(
    [...new Set(RESOURCES.map(pathOf))].map((path) => [
      path,
      { serverRelativeURL: `/openapi/v3/${path}?hash=${SERVER_VERSION}` },
    ]),
  );

function document(path: string): ApiResponse | undefined {
  const resources = RESOURCES.filter((resource) => pathOf(resource) === path);
  if (resources.length === 0) return undefined;
  return json({
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: SERVER_VERSION },
    paths: Object.fromEntries(resources.flatMap(operations)),
    components: { schemas: schemasOf(resources) },
  });
}

const CHECKED = ['create', 'patch', 'update'];
const METHODS: Readonly<Record<string, string>> = { get: 'get', patch: 'patch', update: 'put', delete: 'delete' };
const ON_COLLECTION: Readonly<Record<string, string>> = { list: 'get', create: 'post', deletecollection: 'delete' };

/** What can be done with the collection, and with one of it. */
function operations(resource: ApiResource): readonly (readonly [string, object])[] {
  const base = `/${pathOf(resource)}${resource.namespaced ? '/namespaces/{namespace}' : ''}/${resource.plural}`;
  return [
    [base, operationsBy(resource, ON_COLLECTION)],
    [`${base}/{name}`, operationsBy(resource, METHODS)],
  ];
}

function operationsBy(resource: ApiResource, methods: Readonly<Record<string, string>>): object {
  const { group, version, kind, verbs } = resource;
  const possible = Object.entries(methods).filter(([verb]) => verbs.includes(verb));
  return Object.fromEntries(
    possible.map(([verb, method]) => [
      method,
      {
        'x-kubernetes-action': verb,
        'x-kubernetes-group-version-kind': { group, version, kind },
        ...(CHECKED.includes(verb) && { parameters: [FIELD_VALIDATION] }),
        responses: { 200: { description: 'OK' } },
      },
    ]),
  );
}

const FIELD_VALIDATION = { name: 'fieldValidation', in: 'query', schema: { type: 'string', uniqueItems: true } };
