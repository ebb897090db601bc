/**
 * Defaults of a container.
 * Follows pkg/apis/core/v1/defaults.go.
 */
import type { Container, ContainerPort, EnvVar, HTTPGetAction, Lifecycle, Probe } from 'kubernetes-types/core/v1';
import { each, fill, within } from './fill';

const PULL_ALWAYS = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  imagePullPolicy: 'Always',
  resources: {},
} as const;
const PULL_IF_NOT_PRESENT = { ...PULL_ALWAYS, imagePullPolicy: 'IfNotPresent' } as const;
const PORT = { protocol: 'TCP' } as const;
const PROBE = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 } as const;
const PROBE_FIELDS = ['timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const;
const HTTP_GET = { path: '/', scheme: 'HTTP' } as const;
const GRPC = { service: '' };
const FIELD_REF = { apiVersion: 'v1' } as const;

/** An image without a tag is pulled always, any other if it is not there. */
export function withContainerDefaults(container: Container): Container {
  let result = fill(container, isLatest(container.image ?? '') ? PULL_ALWAYS : PULL_IF_NOT_PRESENT);
  result = within(result, 'ports', (ports) => each(ports, portDefaults));
  result = within(result, 'env', (env) => each(env, envDefaults));
  result = within(result, 'livenessProbe', probeDefaults);
  result = within(result, 'readinessProbe', probeDefaults);
  result = within(result, 'startupProbe', probeDefaults);
  return within(result, 'lifecycle', lifecycleDefaults);
}

/** An image without a tag, or tagged `latest`, is always pulled; a digest or another tag is not. */
function isLatest(image: string): boolean {
  const afterPath = image.slice(image.lastIndexOf('/') + 1);
  if (afterPath.includes('@')) return false;
  const tag = afterPath.split(':')[1];
  return tag === undefined || tag === 'latest';
}

const portDefaults = (port: ContainerPort): ContainerPort => fill(port, PORT);

const envDefaults = (env: EnvVar): EnvVar =>
  within(env, 'valueFrom', (from) => within(from, 'fieldRef', (ref) => fill(ref, FIELD_REF)));

const httpGetDefaults = (action: HTTPGetAction): HTTPGetAction => fill(action, HTTP_GET);

/** In a probe, 0 means "not said" too. */
function probeDefaults(probe: Probe): Probe {
  const zeros = PROBE_FIELDS.filter((field) => probe[field] === 0);
  const said =
    zeros.length === 0 ? probe : { ...probe, ...Object.fromEntries(zeros.map((field) => [field, undefined])) };
  const result = within(fill(said, PROBE), 'httpGet', httpGetDefaults);
  return within(result, 'grpc', (grpc) => (grpc.service === undefined ? { ...grpc, ...GRPC } : grpc));
}

function lifecycleDefaults(lifecycle: Lifecycle): Lifecycle {
  const result = within(lifecycle, 'postStart', (hook) => within(hook, 'httpGet', httpGetDefaults));
  return within(result, 'preStop', (hook) => within(hook, 'httpGet', httpGetDefaults));
}
