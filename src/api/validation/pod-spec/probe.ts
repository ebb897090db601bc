/**
 * What is wrong with a container's probes and with the hooks around its life.
 * Follows validateLivenessProbe, validateReadinessProbe, validateStartupProbe and validateHandler in
 * pkg/apis/core/validation/validation.go.
 */
import type { Container, LifecycleHandler, Probe } from 'kubernetes-types/core/v1';
import {
  type Findings,
  forbiddenField,
  invalidValue,
  notNegative,
  oneOf,
  required,
  type Unchecked,
  validPort,
  wellFormed,
} from '../field';
import { portName } from '../names';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;
const DEFAULT_GRACE = 30;

/** Of a container that is to run on. `grace`: seconds that its Pod gets to stop. */
export function checkProbesAndHooks(
  found: Findings,
  at: string,
  { lifecycle, livenessProbe, readinessProbe, startupProbe }: Unchecked<Container>,
  grace = DEFAULT_GRACE,
): void {
  if (lifecycle?.postStart !== undefined) checkHandler(found, `${at}.lifecycle.postStart`, lifecycle.postStart, grace);
  if (lifecycle?.preStop !== undefined) checkHandler(found, `${at}.lifecycle.preStop`, lifecycle.preStop, grace);
  checkProbe(found, `${at}.livenessProbe`, livenessProbe, grace);
  checkOneSuccess(found, `${at}.livenessProbe`, livenessProbe);
  checkProbe(found, `${at}.readinessProbe`, readinessProbe, grace);
  if (readinessProbe?.terminationGracePeriodSeconds !== undefined) {
    const field = `${at}.readinessProbe.terminationGracePeriodSeconds`;
    found.push(
      invalidValue(field, readinessProbe.terminationGracePeriodSeconds, 'must not be set for readinessProbes'),
    );
  }
  checkProbe(found, `${at}.startupProbe`, startupProbe, grace);
  checkOneSuccess(found, `${at}.startupProbe`, startupProbe);
}

/** Nobody asks a container that is to end whether it runs well. */
export function checkPlainInit(found: Findings, at: string, container: Unchecked<Container>): void {
  for (const field of ['lifecycle', ...PROBES] as const) {
    if (container[field] === undefined) continue;
    found.push(forbiddenField(`${at}.${field}`, 'may not be set for init containers without restartPolicy=Always'));
  }
}

function checkProbe(found: Findings, at: string, probe: Unchecked<Probe> | undefined, grace: number): void {
  if (probe === undefined) return;
  checkHandler(found, at, probe, grace);
  for (const count of COUNTS) notNegative(found, `${at}.${count}`, probe[count]);
  const own = probe.terminationGracePeriodSeconds;
  if (own !== undefined && own <= 0) {
    found.push(invalidValue(`${at}.terminationGracePeriodSeconds`, own, 'must be greater than 0'));
  }
}

function checkOneSuccess(found: Findings, at: string, probe: Unchecked<Probe> | undefined): void {
  if (probe === undefined || (probe.successThreshold ?? 1) === 1) return;
  found.push(invalidValue(`${at}.successThreshold`, probe.successThreshold, 'must be 1'));
}

type Handler = Unchecked<LifecycleHandler> & Pick<Unchecked<Probe>, 'grpc'>;

/** Each handler that is there is checked, and only one may be. */
function checkHandler(found: Findings, at: string, handler: Handler, grace: number): void {
  const handlers = HANDLERS.filter((name) => handler[name] !== undefined);
  for (const [index, name] of handlers.entries()) {
    if (index > 0) found.push(forbiddenField(`${at}.${name}`, 'may not specify more than 1 handler type'));
    else checkAction(found, `${at}.${name}`, handler, name, grace);
  }
  if (handlers.length === 0) found.push(required(at, 'must specify a handler type'));
}

function checkAction(
  found: Findings,
  at: string,
  { exec, httpGet, tcpSocket, grpc, sleep }: Handler,
  name: (typeof HANDLERS)[number],
  grace: number,
): void {
  switch (name) {
    case 'exec':
      if ((exec?.command ?? []).length === 0) found.push(required(`${at}.command`));
      return;
    case 'httpGet':
      if ((httpGet?.path ?? '/') === '') found.push(required(`${at}.path`));
      checkPort(found, `${at}.port`, httpGet?.port ?? 0);
      oneOf(found, `${at}.scheme`, httpGet?.scheme, ['HTTP', 'HTTPS']);
      return;
    case 'tcpSocket':
      checkPort(found, `${at}.port`, tcpSocket?.port ?? 0);
      return;
    case 'grpc':
      checkPort(found, `${at}.port`, grpc?.port ?? 0);
      return;
    case 'sleep': {
      const seconds = sleep?.seconds ?? 0;
      const why = `must be non-negative and less than terminationGracePeriodSeconds (${grace})`;
      if (seconds < 0 || seconds > grace) found.push(invalidValue(at, seconds, why));
    }
  }
}

function checkPort(found: Findings, at: string, port: number | string): void {
  if (typeof port === 'number') validPort(found, at, port);
  else wellFormed(found, at, port, portName);
}
