/**
 * What a PersistentVolume stands for: a disk, a directory, a share. Follows kubectl/pkg/describe, print…VolumeSource; one
 * entry per source.
 */
import type { PersistentVolume } from '../../api/objects';
import { labelText } from '../column';
import { goList, goText } from '../go-text';
import type { Sheet } from './sheet';

export type Source = Readonly<Record<string, unknown>>;
/** A line: its title, and the field of the source with the way to print it. */
type Line = readonly [title: string, field: string, print?: (value: unknown) => string];

export interface SourceLayout {
  readonly type: string;
  readonly lines: readonly Line[];
}

const orWord = (word: string) => (value: unknown) => (value === undefined ? word : goText(value));
const text = orWord('');
const yesNo = orWord('false');
const count = orWord('0');
const list = (value: unknown): string => goList(value as readonly string[] | undefined);

/** A reference to a Secret: `&SecretReference{Name:a,Namespace:b,}`, and `nil` where there is none. */
function secret(value: unknown): string {
  if (value === undefined) return 'nil';
  const { name = '', namespace = '' } = value as { readonly name?: string; readonly namespace?: string };
  return `&SecretReference{Name:${name},Namespace:${namespace},}`;
}

const fieldOfSecret = (field: 'name' | 'namespace') => (value: unknown) =>
  (value as Readonly<Record<string, string>> | undefined)?.[field] ?? '';

const FS_TYPE: Line = ['FSType:', 'fsType'];
const READ_ONLY: Line = ['ReadOnly:', 'readOnly', yesNo];
const SECRET_REF: Line = ['SecretRef:', 'secretRef', secret];
const PARTITION: Line = ['Partition:', 'partition', count];

/** In the order in which kubectl looks for them. */
export const SOURCES: Readonly<Record<string, SourceLayout>> = {
  hostPath: {
    type: 'HostPath (bare host directory volume)',
    lines: [
      ['Path:', 'path'],
      ['HostPathType:', 'type', orWord('<none>')],
    ],
  },
  gcePersistentDisk: {
    type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    lines: [['PDName:', 'pdName'], FS_TYPE, PARTITION, READ_ONLY],
  },
  awsElasticBlockStore: {
    type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    lines: [['VolumeID:', 'volumeID'], FS_TYPE, PARTITION, READ_ONLY],
  },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    lines: [['Server:', 'server'], ['Path:', 'path'], READ_ONLY],
  },
  iscsi: {
    type: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    lines: [
      ['TargetPortal:', 'targetPortal'],
      ['IQN:', 'iqn'],
      ['Lun:', 'lun', count],
      ['ISCSIInterface', 'iscsiInterface'],
      FS_TYPE,
      READ_ONLY,
      ['Portals:', 'portals', list],
      ['DiscoveryCHAPAuth:', 'chapAuthDiscovery', yesNo],
      ['SessionCHAPAuth:', 'chapAuthSession', yesNo],
      SECRET_REF,
      ['InitiatorName:', 'initiatorName', orWord('<none>')],
    ],
  },
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    lines: [
      ['EndpointsName:', 'endpoints'],
      ['EndpointsNamespace:', 'endpointsNamespace', orWord('<unset>')],
      ['Path:', 'path'],
      READ_ONLY,
    ],
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    lines: [
      ['CephMonitors:', 'monitors', list],
      ['RBDImage:', 'image'],
      FS_TYPE,
      ['RBDPool:', 'pool'],
      ['RadosUser:', 'user'],
      ['Keyring:', 'keyring'],
      SECRET_REF,
      READ_ONLY,
    ],
  },
  quobyte: {
    type: "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
    lines: [['Registry:', 'registry'], ['Volume:', 'volume'], READ_ONLY],
  },
  vsphereVolume: {
    type: 'vSphereVolume (a Persistent Disk resource in vSphere)',
    lines: [['VolumePath:', 'volumePath'], FS_TYPE, ['StoragePolicyName:', 'storagePolicyName']],
  },
  cinder: {
    type: 'Cinder (a Persistent Disk resource in OpenStack)',
    lines: [['VolumeID:', 'volumeID'], FS_TYPE, READ_ONLY, SECRET_REF],
  },
  azureDisk: {
    type: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    lines: [
      ['DiskName:', 'diskName'],
      ['DiskURI:', 'diskURI'],
      ['Kind: ', 'kind', orWord('Shared')],
      ['FSType:', 'fsType', orWord('ext4')],
      ['CachingMode:', 'cachingMode', orWord('ReadWrite')],
      READ_ONLY,
    ],
  },
  photonPersistentDisk: {
    type: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
    lines: [['PdID:', 'pdID'], FS_TYPE],
  },
  portworxVolume: {
    type: 'PortworxVolume (a Portworx Volume resource)',
    lines: [['VolumeID:', 'volumeID']],
  },
  scaleIO: {
    type: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    lines: [
      ['Gateway:', 'gateway'],
      ['System:', 'system'],
      ['Protection Domain:', 'protectionDomain'],
      ['Storage Pool:', 'storagePool'],
      ['Storage Mode:', 'storageMode'],
      ['VolumeName:', 'volumeName'],
      ['SecretName:', 'secretRef', fieldOfSecret('name')],
      ['SecretNamespace:', 'secretRef', fieldOfSecret('namespace')],
      FS_TYPE,
      READ_ONLY,
    ],
  },
  local: {
    type: 'LocalVolume (a persistent volume backed by local storage on a node)',
    lines: [['Path:', 'path']],
  },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    lines: [
      ['Monitors:', 'monitors', list],
      ['Path:', 'path'],
      ['User:', 'user'],
      ['SecretFile:', 'secretFile'],
      SECRET_REF,
      READ_ONLY,
    ],
  },
  storageos: {
    type: 'StorageOS (a StorageOS Persistent Disk resource)',
    lines: [['VolumeName:', 'volumeName'], ['VolumeNamespace:', 'volumeNamespace'], FS_TYPE, READ_ONLY],
  },
  fc: {
    type: 'FC (a Fibre Channel disk)',
    lines: [
      ['TargetWWNs:', 'targetWWNs', (value) => ((value ?? []) as readonly string[]).join(', ')],
      ['LUN:', 'lun', orWord('<none>')],
      FS_TYPE,
      READ_ONLY,
    ],
  },
  azureFile: {
    type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    lines: [
      ['SecretName:', 'secretName'],
      ['SecretNamespace:', 'secretNamespace'],
      ['ShareName:', 'shareName'],
      READ_ONLY,
    ],
  },
  flexVolume: {
    type: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    lines: [
      ['Driver:', 'driver'],
      FS_TYPE,
      SECRET_REF,
      READ_ONLY,
      ['Options:', 'options', (value) => goText(value ?? {})],
    ],
  },
  flocker: {
    type: 'Flocker (a Flocker volume mounted by the Flocker agent)',
    lines: [
      ['DatasetName:', 'datasetName'],
      ['DatasetUUID:', 'datasetUUID'],
    ],
  },
  csi: {
    type: 'CSI (a Container Storage Interface (CSI) volume source)',
    lines: [['Driver:', 'driver'], FS_TYPE, ['VolumeHandle:', 'volumeHandle'], READ_ONLY],
  },
};

/** Writes the lines below `Source:`. */
export function writeVolumeSource(spec: PersistentVolume['spec'], sheet: Sheet): void {
  const all = spec as unknown as Readonly<Record<string, Source | undefined>>;
  const found = Object.entries(SOURCES).find(([field]) => all[field] !== undefined);
  if (found === undefined) {
    sheet.line(1, '<unknown>');
    return;
  }
  const [field, layout] = found;
  writeLayout(sheet, layout, all[field]!);
  if (spec.csi !== undefined && field === 'csi') writeAttributes(sheet, spec.csi.volumeAttributes);
}

/** The type of a source and its fields. */
export function writeLayout(sheet: Sheet, { type, lines }: SourceLayout, source: Source): void {
  sheet.line(2, `Type:\t${type}`);
  for (const [title, name, print = text] of lines) sheet.line(2, `${title}\t${print(source[name])}`);
}

/** Longest pair that is shown whole. */
const LONGEST = 140;

/** What the driver of the disk wants to know, one pair per line. */
export function writeAttributes(sheet: Sheet, attributes: Readonly<Record<string, string>> | undefined): void {
  const pairs = Object.entries(attributes ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .map((pair) => (pair.length > LONGEST ? `${pair.slice(0, LONGEST)}...` : pair));
  const [first = labelText(undefined), ...others] = pairs;
  sheet.line(2, `VolumeAttributes:\t${pairs.length === 0 ? first : `    ${first}`}`);
  for (const other of others) sheet.line(2, `    \t    ${other}`);
}
