/**
 * The text of an object as `kubectl edit` shows it in an editor, short enough for a field of Slack.
 */
import { LAST_APPLIED } from '../../api/last-applied';
import type { KubeObject } from '../../api/objects';
import { printObjects } from '../../printers/objects';

/** Slack takes no longer text in a field. */
export const LONGEST_EDIT = 3_000;

/** Follows kubectl/pkg/cmd/util/editor. */
const HEADER = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;
const NO_STATUS = '# status is left out: it does not fit here, and an edit cannot change it.\n';
const NO_NOTES = '# status and what apply wrote down are left out: they do not fit here, and stay as they are.\n';

/** As kubectl shows it; `undefined` where even the part that can be changed does not fit. */
export function editText(object: KubeObject): string | undefined {
  const forms = [
    HEADER + yamlOf(object),
    HEADER + NO_STATUS + yamlOf(withoutStatus(object)),
    HEADER + NO_NOTES + yamlOf(withoutNotes(withoutStatus(object))),
  ];
  return forms.find((text) => text.length <= LONGEST_EDIT);
}

export const yamlOf = (object: KubeObject): string => printObjects([object], 'yaml', { isList: false });

function withoutStatus(object: KubeObject): KubeObject {
  const { status: _status, ...rest } = object as KubeObject & { readonly status?: unknown };
  return rest as KubeObject;
}

function withoutNotes(object: KubeObject): KubeObject {
  const { [LAST_APPLIED]: _notes, ...annotations } = object.metadata.annotations ?? {};
  return { ...object, metadata: { ...object.metadata, annotations } };
}
