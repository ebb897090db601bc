/**
 * Types that other clusters have and this one has not, and words that people take for types: what is here in their place.
 */
interface InPlace {
  readonly hint: string;
  readonly fixes?: readonly string[];
}

const RIGHTS: InPlace = { hint: 'Everybody in the channel may do everything here: there are no roles.' };
const EXTENSIONS: InPlace = { hint: 'This practice cluster cannot be extended by types of your own.' };
const HOOKS: InPlace = { hint: 'Nothing is called when objects come in here.' };
const DRIVERS: InPlace = {
  hint: 'What makes disks is named by the StorageClass here.',
  fixes: ['get storageclasses', 'get pv'],
};
const CONTAINERS: InPlace = {
  hint: 'Containers and images are parts of Pods: -o wide and describe show them.',
  fixes: ['get pods -o wide'],
};
const VOLUMES: InPlace = {
  hint: 'Disks are persistentvolumes; a Pod asks for one with a persistentvolumeclaim.',
  fixes: ['get pvc', 'get pv'],
};

const IN_PLACE: Readonly<Record<string, InPlace>> = {
  ingress: {
    hint: 'No Ingress here. A Service is the way to an app: curl sends it requests.',
    fixes: ['get services'],
  },
  networkpolicy: { hint: 'No NetworkPolicy here: every Pod can reach every other.', fixes: ['get pods -o wide'] },
  replicationcontroller: {
    hint: 'No ReplicationControllers here: ReplicaSets have taken their place.',
    fixes: ['get replicasets'],
  },
  serviceaccount: { hint: 'No ServiceAccounts here: nothing asks a Pod who it is.' },
  role: RIGHTS,
  rolebinding: RIGHTS,
  clusterrole: RIGHTS,
  clusterrolebinding: RIGHTS,
  certificatesigningrequest: { hint: 'Nobody has to prove here who they are.' },
  componentstatus: { hint: 'The parts of the control plane are no objects here. get nodes shows the machines.' },
  customresourcedefinition: EXTENSIONS,
  apiservice: EXTENSIONS,
  mutatingwebhookconfiguration: HOOKS,
  validatingwebhookconfiguration: HOOKS,
  validatingadmissionpolicy: HOOKS,
  csidriver: DRIVERS,
  csinode: DRIVERS,
  csistoragecapacity: DRIVERS,
  volumeattributesclass: DRIVERS,
  podtemplate: { hint: 'A Pod template is a part of its workload here: describe shows it.' },
  runtimeclass: { hint: 'All containers run in the same way here.' },
  flowschema: { hint: 'The API server serves everybody at once here.' },
  container: CONTAINERS,
  image: CONTAINERS,
  volume: VOLUMES,
  disk: VOLUMES,
  app: { hint: 'An app is most often a Deployment with its Pods and its Service.', fixes: ['get all'] },
  replica: { hint: 'A replica is one of the Pods of a workload.', fixes: ['get pods', 'get replicasets'] },
  machine: { hint: 'Machines are Nodes.', fixes: ['get nodes'] },
  cluster: { hint: 'The channel has one cluster. Its machines are Nodes.', fixes: ['get nodes', 'get all'] },
  log: { hint: 'What a container printed: logs and the name of its Pod.', fixes: ['get pods'] },
  rollout: { hint: 'A rollout is what a Deployment does: rollout status and rollout history show it.' },
};

const SHORT: Readonly<Record<string, string>> = {
  cr: 'customresourcedefinition',
  crd: 'customresourcedefinition',
  crds: 'customresourcedefinition',
  cs: 'componentstatus',
  csr: 'certificatesigningrequest',
  ing: 'ingress',
  netpol: 'networkpolicy',
  rc: 'replicationcontroller',
  sa: 'serviceaccount',
  vac: 'volumeattributesclass',
};

/** What helps whoever asks for a type that is not here; undefined for words that are no type anywhere. */
export function absentType(word: string): InPlace | undefined {
  const [name = ''] = word.toLowerCase().split('.');
  const singular = [SHORT[name], name, name.replace(/ies$/, 'y'), name.replace(/es$/, ''), name.replace(/s$/, '')];
  const found = singular.find((candidate) => candidate !== undefined && Object.hasOwn(IN_PLACE, candidate));
  return found === undefined ? undefined : IN_PLACE[found];
}
