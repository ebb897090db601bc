/** Questions about the number of copies and the load that they share. */
import type { CourseItem } from './course-item';

export const SCALING_ITEMS: readonly CourseItem[] = [
  {
    id: 'scaling-and-revisions',
    statement: 'S12',
    ask: 'How many revisions does web have now?',
    situation: 'web was deployed with 3 copies, then scaled to 5 and to 4. Its image never changed.',
    right: {
      text: 'one, the template is the same',
      why: 'only a change of the Pod template makes a revision. A number is not part of the template.',
    },
    wrong: [
      {
        text: 'three, one for every number',
        misconception: 'scaling-makes-revision',
        fact: 'scaling only changes how many Pods the present ReplicaSet keeps, because the Pods stay the same.',
      },
      {
        text: 'none, scaling emptied the list',
        misconception: 'scaling-replaces-history',
        fact: 'history stays as it was, because scaling does not touch older ReplicaSets.',
      },
      {
        text: 'five, one for every new Pod',
        misconception: 'every-pod-is-revision',
        fact: 'all Pods of one template belong to one revision, because they come from one ReplicaSet.',
      },
    ],
  },
  {
    id: 'load-shared-by-new-pod',
    statement: 'S13',
    ask: 'Who gives the new Pod its share of the requests?',
    situation: 'web is scaled from 3 to 4 while visitors come in.',
    right: {
      text: 'its Service, once it is ready',
      why: 'a Service finds every ready Pod with the right labels and shares the requests among them.',
    },
    wrong: [
      {
        text: 'its Deployment, from the start',
        misconception: 'deployment-sends-requests',
        fact: 'no request passes a Deployment, because it only sees to the number and version of Pods.',
      },
      {
        text: 'an older Pod, by passing on',
        misconception: 'pods-pass-requests-on',
        fact: 'Pods of a Deployment do not know each other. The Service before them does the sharing.',
      },
      {
        text: 'nobody, until it is registered',
        misconception: 'load-needs-registration',
        fact: 'labels are enough: the Service takes a new Pod in by itself, because it looks for labels all the time.',
      },
    ],
  },
  {
    id: 'too-much-load',
    statement: 'S12',
    ask: 'What does a Deployment do about too much load?',
    situation: 'web has 2 Pods, and twice as many requests come in as both can answer.',
    right: {
      text: 'nothing, until it is scaled',
      why: 'a Deployment keeps the number that was asked for. A person or an autoscaler changes that number.',
    },
    wrong: [
      {
        text: 'it adds Pods, as many as needed',
        misconception: 'replicas-grow-by-themselves',
        fact: 'the number is a wish of yours. Only an autoscaler, which is an object of its own, changes it by load.',
      },
      {
        text: 'it gives both Pods more power',
        misconception: 'more-load-bigger-pod',
        fact: 'a Pod keeps the limits of its template. With interchangeable Pods, adding more of them is the easy way.',
      },
      {
        text: 'it replaces both tired Pods',
        misconception: 'load-restarts-pods',
        fact: 'busy Pods are left alone, because the number and the template are as wanted.',
      },
    ],
  },
];
