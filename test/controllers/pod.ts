/**
 * Short ways to ask for single Pods, for tests of what machines do.
 */
import type { Draft, PersistentVolumeClaim, Pod, Service } from '../../src/api/objects';

/** A Pod with one container of this image. */
export function pod(name: string, image = 'web:v1', spec: object = {}, labels = { app: 'web' }): Draft<Pod> {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels },
    spec: { containers: [{ name: 'app', image }], ...spec },
  } as unknown as Draft<Pod>;
}

/** A Pod whose container requests so much. */
export function asking(name: string, requests: object, spec: object = {}): Draft<Pod> {
  return pod(name, 'web:v1', { containers: [{ name: 'app', image: 'web:v1', resources: { requests } }], ...spec });
}

export function claim(name: string, spec: object = {}): Draft<PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'default' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  } as unknown as Draft<PersistentVolumeClaim>;
}

/** The volumes of a Pod that uses a claim. */
export const using = (claimName: string) => ({
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
});

export function service(name: string, spec: object = {}): Draft<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: { selector: { app: name }, ports: [{ port: 80 }], ...spec },
  } as unknown as Draft<Service>;
}
