/** Every question about the course, by topic, in the order in which the course tells it. */
import type { Topic } from '../question';
import type { CourseItem } from './course-item';
import { DAEMONSET_ITEMS } from './daemonset';
import { DEPLOYMENT_ITEMS } from './deployment';
import { POD_ITEMS } from './pod';
import { SCALING_ITEMS } from './scaling';
import { STATEFULSET_ITEMS } from './statefulset';
import { STORAGE_ITEMS } from './storage';

export const COURSE_ITEMS: Readonly<Record<Topic, readonly CourseItem[]>> = {
  pod: POD_ITEMS,
  deployment: DEPLOYMENT_ITEMS,
  statefulset: STATEFULSET_ITEMS,
  daemonset: DAEMONSET_ITEMS,
  storage: STORAGE_ITEMS,
  scaling: SCALING_ITEMS,
};
