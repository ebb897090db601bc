/**
 * What kubectl has and a practice cluster has not, and what to do instead: nobody should think that they mistyped it.
 */
import type { Rejection } from '../../api/rejection';

interface Absent {
  /** Why it is not here, as a sentence. */
  readonly why: string;
  /** What does much the same. */
  readonly instead: string;
  /** Commands that work; `NAME` is what was typed first behind the command. */
  readonly fixes: readonly string[];
}

const ROLES: Absent = {
  why: 'Everybody in a channel may do the same in its cluster, or what its settings say: there are no roles.',
  instead: 'Who may do what is in /kube settings',
  fixes: ['auth can-i --list', 'settings'],
};
const ONE_CLUSTER: Absent = {
  why: 'A channel has one cluster, so there is none to choose.',
  instead: 'Another channel has another cluster; within one, use --namespace',
  fixes: ['get namespaces', 'cluster-info'],
};

/** By the words of the command. */
const COMMANDS: Readonly<Record<string, Absent>> = {
  attach: {
    why: 'A channel is no terminal that could be attached to a process.',
    instead: 'What the process printed: /kube logs',
    fixes: ['logs NAME'],
  },
  cp: {
    why: 'There are no files here that could be copied.',
    instead: 'Files in containers are written and read one by one: /kube write, /kube read',
    fixes: ['help write', 'help read'],
  },
  'port-forward': {
    why: 'A channel has no ports of its own.',
    instead: 'A request to an app: /kube curl',
    fixes: ['curl NAME'],
  },
  proxy: {
    why: 'A channel has no ports of its own.',
    instead: 'A request to an app: /kube curl',
    fixes: ['curl NAME', 'cluster-info'],
  },
  debug: {
    why: 'No second container can be put into a Pod that runs.',
    instead: 'A command in the container that is there: /kube exec',
    fixes: ['help exec', 'diagnose'],
  },
  certificate: {
    why: 'Nobody asks for certificates here.',
    instead: 'What there is: /kube api-resources',
    fixes: ['api-resources'],
  },
  plugin: { why: 'Plugins are programs on your own machine.', instead: 'All verbs: /kube help', fixes: ['help'] },
  config: ONE_CLUSTER,
  kustomize: {
    why: 'There are no directories here to build from.',
    instead: 'Put the YAML on the lines below /kube apply -f -',
    fixes: ['apply'],
  },
  completion: {
    why: 'Completion is for a shell.',
    instead: 'Parts of names are understood, and slips are put right',
    fixes: ['help'],
  },
  options: {
    why: 'Each verb lists its own flags.',
    instead: 'For example /kube help get',
    fixes: ['help get', 'help'],
  },
  alpha: { why: 'There is nothing on trial here.', instead: 'All verbs: /kube help', fixes: ['help'] },
  'auth reconcile': ROLES,
  'create role': ROLES,
  'create rolebinding': ROLES,
  'create clusterrole': ROLES,
  'create clusterrolebinding': ROLES,
  'create serviceaccount': ROLES,
  'create sa': ROLES,
  'create token': ROLES,
  'set serviceaccount': ROLES,
  'set sa': ROLES,
  'set subject': ROLES,
  'create ingress': {
    why: 'Nothing here routes requests from outside by host and path.',
    instead: 'A Service takes requests: /kube expose deployment web --port=80',
    fixes: ['help expose'],
  },
  'create ing': {
    why: 'Nothing here routes requests from outside by host and path.',
    instead: 'A Service takes requests: /kube expose deployment web --port=80',
    fixes: ['help expose'],
  },
  'create secret tls': {
    why: 'There are no files here to read a key and a certificate from.',
    instead: 'A Secret of literals: /kube create secret generic',
    fixes: ['create secret generic login --from-literal=user=ana'],
  },
  'create secret docker-registry': {
    why: 'Images here need no registry, so nobody signs in to one.',
    instead: 'A Secret of literals: /kube create secret generic',
    fixes: ['create secret generic login --from-literal=user=ana'],
  },
  'apply edit-last-applied': {
    why: 'What was applied last is a note of kubectl on the object.',
    instead: 'See it with /kube apply view-last-applied; apply writes it anew',
    fixes: ['help apply'],
  },
  'apply set-last-applied': {
    why: 'What was applied last is a note of kubectl on the object.',
    instead: 'See it with /kube apply view-last-applied; apply writes it anew',
    fixes: ['help apply'],
  },
  'cluster-info dump': {
    why: 'A dump of everything fits no message.',
    instead: 'Everything at a glance: /kube show; each kind: /kube get',
    fixes: ['show', 'get all -A'],
  },
};

/** A flag that kubectl takes. */
export interface KnownFlag {
  readonly takesValue: boolean;
  /** Left out: it makes no difference here, and is passed over. */
  readonly why?: string;
}

const cluster: KnownFlag = { takesValue: true, why: 'A channel has one cluster, and you are who Slack says you are.' };
const ignored: KnownFlag = { takesValue: true };
const terminal: KnownFlag = { takesValue: false, why: 'A channel is no terminal.' };

/** Flags that kubectl takes with most of its commands, by long name. */
const FLAGS: Readonly<Record<string, KnownFlag>> = {
  context: cluster,
  kubeconfig: cluster,
  cluster,
  user: cluster,
  server: cluster,
  token: cluster,
  as: cluster,
  'as-group': cluster,
  'as-uid': cluster,
  username: cluster,
  password: cluster,
  'client-certificate': cluster,
  'client-key': cluster,
  'certificate-authority': cluster,
  'tls-server-name': cluster,
  'insecure-skip-tls-verify': { ...cluster, takesValue: false },
  filename: { takesValue: true, why: 'It takes names here, and no YAML: TYPE NAME.' },
  kustomize: { takesValue: true, why: 'There are no directories here to build from. Put the YAML on the lines below.' },
  record: {
    takesValue: false,
    why: 'kubectl drops --record. Say why with /kube annotate deployment NAME kubernetes.io/change-cause="..."',
  },
  prune: { takesValue: false, why: 'Nothing is deleted because it is left out. Delete it: /kube delete -f -' },
  'prune-allowlist': { takesValue: true, why: 'Nothing is deleted because it is left out.' },
  raw: { takesValue: true, why: 'Only the API itself takes raw paths.' },
  local: { takesValue: false, why: 'There are no files here: --dry-run=client changes nothing either.' },
  edit: { takesValue: false, why: 'Nobody can edit before it is made. Make it, then /kube edit it.' },
  'patch-file': { takesValue: true, why: "There are no files here. Put the patch in quotes: -p '{...}'" },
  subresource: { takesValue: true, why: 'Only the API itself has them. To scale: /kube scale' },
  interactive: terminal,
  overrides: { takesValue: true, why: 'Put the fields into a manifest: /kube apply -f -' },
  'override-type': { takesValue: true, why: 'Put the fields into a manifest: /kube apply -f -' },
  'append-hash': { takesValue: false, why: 'Name it yourself: a new name is what the hash is for.' },
  'allow-missing-template-keys': { takesValue: false },
  'cache-dir': ignored,
  'chunk-size': ignored,
  'disable-compression': { takesValue: false },
  'field-manager': ignored,
  'log-flush-frequency': ignored,
  'match-server-version': { takesValue: false },
  'openapi-patch': { takesValue: false },
  profile: ignored,
  'profile-output': ignored,
  recursive: { takesValue: false },
  'request-timeout': ignored,
  'save-config': { takesValue: false },
  v: ignored,
  validate: { takesValue: false },
  vmodule: ignored,
  'warnings-as-errors': { takesValue: false },
};

/** The flag of this long name as kubectl takes it, or undefined. */
export function flagOfKubectl(name: string): KnownFlag | undefined {
  return Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
}

/**
 * A refusal for a command that kubectl has and this cluster has not; undefined for any other.
 * @param known how many of the words name a verb that there is: one of `create token` does
 */
export function notHere(words: readonly string[], known: number): Rejection | undefined {
  const typed = words.filter((word) => !word.startsWith('-')).map((word) => word.toLowerCase());
  for (const length of [3, 2, 1]) {
    const name = typed.slice(0, length).join(' ');
    if (length <= known || typed.length < length || !Object.hasOwn(COMMANDS, name)) continue;
    const { why, instead, fixes } = COMMANDS[name]!;
    const target = typed[length]?.replace(/^.*\//, '');
    const whole = fixes.filter((fix) => target !== undefined || !fix.includes('NAME'));
    return {
      rejected: true,
      code: 'Tutor',
      message: `kubectl ${name} is a real command, but this practice cluster does not have it. ${why}`,
      hint: `${instead}.`,
      fixes: whole.map((fix) => fix.replace('NAME', target ?? '')),
    };
  }
  return undefined;
}
