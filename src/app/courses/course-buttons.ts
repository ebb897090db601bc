/**
 * Buttons that lead from one course to it, and to the others.
 */
import { button } from '../../tutor/button';
import type { Button } from '../../tutor/reply';

export const ALL_COURSES: Button = { label: 'All courses', run: 'course list' };
export const showing = (id: string): Button => button(`Show ${id}`, `course ${id}`);
