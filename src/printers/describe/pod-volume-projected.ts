/** Volumes that hold what the cluster knows. Follows kubectl/pkg/describe, printProjectedVolumeSource. */
import type { Volume } from '../../api/objects';
import type { Sheet } from './sheet';

type Projected = NonNullable<Volume['projected']>;
type DownwardApi = NonNullable<Volume['downwardAPI']>;

const PROJECTED = 'Projected (a volume that contains injected data from multiple sources)';
const DOWNWARD = 'DownwardAPI (a volume populated by information about the pod)';

/** Sources that kubectl has no line for leave none. */
export function writeProjections(sheet: Sheet, { sources = [] }: Projected): void {
  sheet.line(2, `Type:\t${PROJECTED}`);
  for (const { secret, downwardAPI, configMap, serviceAccountToken: token } of sources) {
    if (secret !== undefined) writeNamed(sheet, 'SecretName', secret);
    else if (downwardAPI !== undefined) sheet.line(2, 'DownwardAPI:\ttrue');
    else if (configMap !== undefined) writeNamed(sheet, 'ConfigMapName', configMap);
    else if (token !== undefined) sheet.line(2, `TokenExpirationSeconds:\t${token.expirationSeconds ?? 0}`);
  }
}

function writeNamed(
  sheet: Sheet,
  title: string,
  source: { readonly name?: string; readonly optional?: boolean },
): void {
  sheet.line(2, `${title}:\t${source.name ?? ''}`);
  sheet.line(2, `Optional:\t${source.optional ?? false}`);
}

export function writeDownwardItems(sheet: Sheet, { items = [] }: DownwardApi): void {
  sheet.line(2, `Type:\t${DOWNWARD}`);
  sheet.line(2, 'Items:');
  for (const { path, fieldRef, resourceFieldRef } of items) {
    if (fieldRef !== undefined) sheet.line(3, `${fieldRef.fieldPath} -> ${path}`);
    if (resourceFieldRef !== undefined) sheet.line(3, `${resourceFieldRef.resource} -> ${path}`);
  }
}
