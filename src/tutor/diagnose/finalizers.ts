/**
 * Objects that cannot go.
 */
import { refOf } from '../../api/objects';
import { cut } from '../../diagram/text/columns';
import { button } from '../button';
import { keptBy, keptObjects, takeOff } from '../finalizers';
import type { Finding, Patient } from './finding';

export function checkFinalizers({ cluster }: Patient): readonly Finding[] {
  return keptObjects(cluster).map((object) => ({
    rank: 57,
    about: [refOf(object)],
    symptom: `${object.kind} ${cut(object.metadata.name, 24)} is deleted, but cannot go`,
    short: `${cut(object.metadata.name, 12)}  kept by a finalizer`,
    why: [
      `Finalizer ${cut(keptBy(object) ?? '', 40)} is on it: whoever put it there wants to clean up first`,
      'Until it is taken off, the object stays and works as before',
    ],
    evidence: `deletionTimestamp: ${object.metadata.deletionTimestamp ?? ''}  finalizers: ${(object.metadata.finalizers ?? []).join(', ')}`,
    helps: 'whoever owns the finalizer; as a last resort a patch that takes it off.',
    cures: [takeOff(object), button('Explain: finalizer', 'explain finalizer')],
  }));
}
