/**
 * PUT and PATCH …/scale: how many Pods are wanted, whatever the kind of the workload.
 * Follows pkg/registry/apps/deployment/storage/storage.go.
 */
import { isFields } from '../api/fields';
import type { KubeObject } from '../api/objects';
import { mergePatch } from '../api/patch';
import { applyJsonPatch } from '../api/patch/json-patch';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import { updateObject } from '../cluster/admission';
import type { Cluster } from '../cluster/cluster';
import { partPatchType } from './patch';
import { json } from './request';
import { isScalable, type Scalable, scaleOf } from './scale-view';
import { shiftedObject } from './shifted';
import { changeAsYou } from './write-as-you';
import { failing, notServed } from './write-failure';
import type { Changed, WriteRequest } from './write-request';
import { liveObject } from './write-target';

/** @param isPatch whether the body changes the Scale that is there, or takes its place */
export function writeScale(write: WriteRequest, isPatch: boolean): Result<Changed> {
  const live = liveObject(write);
  if (isRejected(live)) return live;
  if (!isScalable(live)) return notServed();
  const scale = isPatch ? patchedScale(write, live) : write.body.value;
  if (isRejected(scale)) return scale;
  const wanted = wantedOf(scale, live);
  if (isRejected(wanted)) return wanted;
  const { replicas, resourceVersion } = wanted;
  if (replicas < 0) return negative(live, replicas);
  const metadata = { ...live.metadata, ...(resourceVersion === '' ? {} : { resourceVersion }) };
  const next = { ...live, metadata, spec: { ...live.spec, replicas } } as Scalable;
  const by = { name: write.manager, subresource: 'scale' } as const;
  const change = (cluster: Cluster) => updateObject<KubeObject>(cluster, next, by);
  return changeAsYou(write, live, change, (stored) => json(scaleOf(shiftedObject(stored as Scalable, write.by))));
}

function patchedScale(write: WriteRequest, live: Scalable): Result<unknown> {
  const { body } = write;
  const type = partPatchType(write);
  if (isRejected(type)) return type;
  const before = scaleOf(live);
  if (type === 'json') {
    const patched = applyJsonPatch(before, body.value);
    return isRejected(patched) ? patched : patched.value;
  }
  if (!isFields(body.value)) {
    return badRequest('json: cannot unmarshal array into Go value of type map[string]interface {}');
  }
  return mergePatch<unknown>(before, body.value);
}

interface Wanted {
  readonly replicas: number;
  /** Empty: whichever version there is. */
  readonly resourceVersion: string;
}

function wantedOf(scale: unknown, { metadata: { name } }: Scalable): Result<Wanted> {
  if (!isFields(scale)) return badRequest('the object provided is unrecognized (must be of type Scale)');
  const { kind = 'Scale', metadata, spec } = scale;
  if (kind !== 'Scale') {
    return badRequest(`${typeof kind === 'string' ? kind : ''} in version "v1" cannot be handled as a Scale`);
  }
  const { name: said = '', resourceVersion = '' } = isFields(metadata) ? metadata : {};
  if (typeof said === 'string' && said !== '' && said !== name) {
    return badRequest(`the name of the object (${said}) does not match the name on the URL (${name})`);
  }
  const { replicas = 0 } = isFields(spec) ? spec : {};
  if (typeof replicas !== 'number' || !Number.isInteger(replicas) || Math.abs(replicas) > MOST) {
    const what =
      typeof replicas === 'number' ? `number ${replicas}` : Array.isArray(replicas) ? 'array' : typeof replicas;
    const field = 'Go struct field ScaleSpec.spec.replicas of type int32';
    return badRequest(
      `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${what} into ${field}`,
    );
  }
  return { replicas, resourceVersion: typeof resourceVersion === 'string' ? resourceVersion : '' };
}

const MOST = 2 ** 31 - 1;

/** Follows ValidateScale: the Scale is what is wrong, not the workload. */
function negative({ metadata: { name } }: Scalable, replicas: number): Rejection {
  const cause = `Invalid value: ${replicas}: must be greater than or equal to 0`;
  return failing({
    code: 422,
    reason: 'Invalid',
    message: `Scale.autoscaling "${name}" is invalid: spec.replicas: ${cause}`,
    details: {
      name,
      group: 'autoscaling',
      kind: 'Scale',
      causes: [{ reason: 'FieldValueInvalid', message: cause, field: 'spec.replicas' }],
    },
  });
}
