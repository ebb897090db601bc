/**
 * Terms: the course, and where it and real Kubernetes differ.
 */
import type { Term } from './term';

export const COURSE: readonly Term[] = [
  {
    name: 'course rules',
    short: 'a policy of this channel, not a law',
    also: ['course rule', 'rules', 'policy', 'admission policy', 'why this rule', 'course-rules'],
    shelf: 'change',
    text: [
      'Course: a StatefulSet cannot be rolled back. It can only be scaled up, scaled down or deleted.',
      'Real Kubernetes can change and roll back its Pod template, one Pod at a time; never the data in its volumes.',
      'So the rule is no law. In this channel it is an admission policy named course-rules, as companies have them.',
      'Whoever lifts it lifts it for everybody in the channel.',
    ],
    picture: [
      'a StatefulSet   course   Kubernetes',
      'scale it        yes      yes',
      'delete it       yes      yes',
      'update it       no       yes',
      'roll it back    no       yes',
      'its old data    stay     stay',
    ],
    said: [
      'The course allows to scale and to delete a StatefulSet, and neither an update nor a rollback',
      'Kubernetes allows all four; data in volumes stay as they are',
    ],
    here: ['this channel follows {rules}.'],
    tries: [
      { label: 'Lift the rules', run: 'settings rules kubernetes' },
      { label: 'Deploy a database', run: 'deploy db 3 statefulset' },
    ],
    see: 'rollback',
    page: 'Validating Admission Policy',
  },
];
