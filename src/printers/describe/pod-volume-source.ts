/** Where the files of a Pod's volume come from. Follows kubectl/pkg/describe, describeVolumes. */
import type { Volume } from '../../api/objects';
import { canonicalQuantity, parseQuantity } from '../../api/quantity';
import { UNSET } from '../column';
import { writeEphemeral } from './pod-volume-ephemeral';
import { writeDownwardItems, writeProjections } from './pod-volume-projected';
import type { Sheet } from './sheet';
import { type Source, type SourceLayout, SOURCES, writeAttributes, writeLayout } from './volume-source';

const yesNo = (value: unknown): string => (value === true ? 'true' : 'false');

function sizeLimit(value: unknown): string {
  const text = value as string | undefined;
  return text === undefined || parseQuantity(text) <= 0 ? UNSET : (canonicalQuantity(text) ?? text);
}

/** Sources that only a Pod can have. */
const OWN: Readonly<Record<string, SourceLayout>> = {
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    lines: [
      ['Medium:', 'medium'],
      ['SizeLimit:', 'sizeLimit', sizeLimit],
    ],
  },
  gitRepo: {
    type: 'GitRepo (a volume that is pulled from git when the pod is created)',
    lines: [
      ['Repository:', 'repository'],
      ['Revision:', 'revision'],
    ],
  },
  secret: {
    type: 'Secret (a volume populated by a Secret)',
    lines: [
      ['SecretName:', 'secretName'],
      ['Optional:', 'optional', yesNo],
    ],
  },
  configMap: {
    type: 'ConfigMap (a volume populated by a ConfigMap)',
    lines: [
      ['Name:', 'name'],
      ['Optional:', 'optional', yesNo],
    ],
  },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    lines: [
      ['ClaimName:', 'claimName'],
      ['ReadOnly:', 'readOnly', yesNo],
    ],
  },
  image: {
    type: 'Image (a container image or OCI artifact)',
    lines: [
      ['Reference:', 'reference'],
      ['PullPolicy:', 'pullPolicy'],
    ],
  },
};

/** Fields that only a PersistentVolume tells of its source. */
const NOT_OF_A_POD: Readonly<Record<string, readonly string[]>> = {
  azureFile: ['secretNamespace'],
  csi: ['volumeHandle'],
  glusterfs: ['endpointsNamespace'],
  scaleIO: ['secretRef'],
};

/** In a Pod, a Secret is one of its own namespace. */
function secretText(value: unknown): string {
  const reference = value as { readonly name?: string } | undefined;
  return reference === undefined ? 'nil' : `&LocalObjectReference{Name:${reference.name ?? ''},}`;
}

const podLayout = (field: string, { type, lines }: SourceLayout): SourceLayout => ({
  type,
  lines: lines
    .filter(([, name]) => NOT_OF_A_POD[field]?.includes(name) !== true)
    .map((line) => (line[1] === 'secretRef' ? [line[0], line[1], secretText] : line)),
});

export function writePodVolumeSource(sheet: Sheet, volume: Volume): void {
  if (volume.downwardAPI !== undefined) return writeDownwardItems(sheet, volume.downwardAPI);
  if (volume.projected !== undefined) return writeProjections(sheet, volume.projected);
  if (volume.ephemeral !== undefined) return writeEphemeral(sheet, volume.ephemeral);
  const all = volume as unknown as Readonly<Record<string, Source | undefined>>;
  const fitting = Object.entries({ ...OWN, ...SOURCES }).find(([name]) => all[name] !== undefined);
  if (fitting === undefined) return sheet.line(1, '<unknown>');
  const [field, layout] = fitting;
  writeLayout(sheet, podLayout(field, layout), all[field]!);
  if (volume.csi !== undefined) writeAttributes(sheet, volume.csi.volumeAttributes);
}
