/**
 * One change of what a workspace has decided: how it is said, and what it does.
 */
import type { Rejection } from '../../api/rejection';
import { refusal } from '../refusal';
import type { WorkspaceTold } from './workspace-replies';
import type { WorkspaceSettings } from './workspace-settings';

export interface Change {
  readonly told: WorkspaceTold;
  readonly change: (before: WorkspaceSettings) => WorkspaceSettings;
}

/** What may be said instead, with an example that works. */
export const oneOf = (message: string, example: string): Rejection =>
  refusal(message, `For example: /kube settings workspace ${example}`, [
    `settings workspace ${example}`,
    'settings workspace',
  ]);
