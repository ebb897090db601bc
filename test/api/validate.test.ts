import { container, deployment, errorOf, manifest } from './rejected';

const invalid = (kind: string, ...causes: string[]): string =>
  `The ${kind} "bad" is invalid: ${causes.length === 1 ? causes[0] : ['', ...causes.map((cause) => `* ${cause}`)].join('\n')}`;

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const QUALIFIED =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

const rolling = (rollingUpdate: object): string => deployment({ strategy: { type: 'RollingUpdate', rollingUpdate } });
const TEMPLATE = 'spec.template.spec';
const FIRST = `${TEMPLATE}.containers[0]`;

describe('Deployments', () => {
  test.each([
    [
      'a selector that does not match',
      deployment({ selector: { matchLabels: { app: 'other' } } }),
      ['spec.template.metadata.labels: Invalid value: {"app":"bad"}: `selector` does not match template `labels`'],
    ],
    [
      'no selector',
      deployment({ selector: undefined }),
      [
        'spec.selector: Required value',
        'spec.template.metadata.labels: Invalid value: {"app":"bad"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'an empty selector',
      deployment({ selector: { matchLabels: {} } }),
      ['spec.selector: Invalid value: {}: empty selector is invalid for deployment'],
    ],
    [
      'an unknown operator',
      deployment({ selector: { matchLabels: { app: 'bad' }, matchExpressions: [{ key: 'a', operator: 'Is' }] } }),
      [
        'spec.selector.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator',
        'spec.template.metadata.labels: Invalid value: {"app":"bad"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'negative replicas',
      deployment({ replicas: -1 }),
      ['spec.replicas: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'no template',
      deployment({ template: undefined }),
      [
        'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
        'spec.template.spec.containers: Required value',
      ],
    ],
    [
      'a restart policy',
      deployment({}, { restartPolicy: 'Never' }),
      [`${TEMPLATE}.restartPolicy: Unsupported value: "Never": supported values: "Always"`],
    ],
    [
      'no surge and nothing unavailable',
      rolling({ maxSurge: 0, maxUnavailable: 0 }),
      ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'],
    ],
    [
      'wrong shares',
      rolling({ maxSurge: '10', maxUnavailable: '200%' }),
      [
        `spec.strategy.rollingUpdate.maxSurge: Invalid value: "10": ${PERCENT}`,
        'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "200%": must not be greater than 100%',
      ],
    ],
    [
      'Recreate with figures',
      deployment({ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }),
      ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
    ],
    [
      'an unknown strategy',
      deployment({ strategy: { type: 'BlueGreen' } }),
      [
        'spec.strategy: Unsupported value: {"Type":"BlueGreen","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
      ],
    ],
    [
      'a short deadline',
      deployment({ progressDeadlineSeconds: 5, minReadySeconds: 10 }),
      ['spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds'],
    ],
    [
      'a label with a blank',
      deployment({}, {}, { labels: { 'a b': 'c' } }),
      [`metadata.labels: Invalid value: "a b": ${QUALIFIED}`],
    ],
    [
      'a label value',
      deployment({}, {}, { labels: { a: 'b@' } }),
      [
        "metadata.labels: Invalid value: \"b@\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      ],
    ],
  ])('%s', (_what, text, causes) => {
    expect(errorOf(text)).toBe(invalid('Deployment', ...causes));
  });

  test('the beginning of a name, also beside a name', () => {
    expect(errorOf(deployment({}, {}, { name: 'web', generateName: 'Web-' }))).toBe(
      `The Deployment "web" is invalid: metadata.generateName: Invalid value: "Web-": ${SUBDOMAIN}`,
    );
  });

  test('a name in capitals', () => {
    expect(errorOf(deployment({}, {}, { name: 'Bad_Name' }))).toBe(
      `The Deployment "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": ${SUBDOMAIN}`,
    );
  });

  test('a correct one comes in', () => {
    expect(errorOf(deployment())).toBe('accepted');
    expect(errorOf(rolling({ maxSurge: '200%', maxUnavailable: 0 }))).toBe('accepted');
  });
});

describe('containers', () => {
  test.each([
    ['no containers', deployment({}, { containers: [] }), [`${TEMPLATE}.containers: Required value`]],
    ['no image', deployment({}, { containers: [{ name: 'app' }] }), [`${FIRST}.image: Required value`]],
    [
      'an image with a blank',
      container({ image: ' app' }),
      [`${FIRST}.image: Invalid value: " app": must not have leading or trailing whitespace`],
    ],
    ['no name', deployment({}, { containers: [{ image: 'app' }] }), [`${FIRST}.name: Required value`]],
    ['a name in capitals', container({ name: 'App' }), [`${FIRST}.name: Invalid value: "App": ${LABEL}`]],
    [
      'one name twice',
      deployment(
        {},
        {
          containers: [
            { name: 'app', image: 'a' },
            { name: 'app', image: 'b' },
          ],
        },
      ),
      [`${TEMPLATE}.containers[1].name: Duplicate value: "app"`],
    ],
    [
      'requests over limits',
      container({ resources: { requests: { cpu: 2 }, limits: { cpu: '1' } } }),
      [`${FIRST}.resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1`],
    ],
    [
      'a negative request',
      container({ resources: { requests: { memory: '-1Gi' } } }),
      [`${FIRST}.resources.requests[memory]: Invalid value: "-1Gi": must be greater than or equal to 0`],
    ],
    [
      'an unknown resource',
      container({ resources: { limits: { gpu: 1 } } }),
      [
        `${FIRST}.resources.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified`,
        `${FIRST}.resources.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers`,
      ],
    ],
    [
      'a port out of range',
      container({ ports: [{ containerPort: 99999 }] }),
      [`${FIRST}.ports[0].containerPort: Invalid value: 99999: must be between 1 and 65535, inclusive`],
    ],
    ['no port', container({ ports: [{ name: 'http' }] }), [`${FIRST}.ports[0].containerPort: Required value`]],
    [
      'a protocol',
      container({ ports: [{ containerPort: 80, protocol: 'HTTP' }] }),
      [`${FIRST}.ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"`],
    ],
    [
      'a mount of nothing',
      container({ volumeMounts: [{ name: 'nope', mountPath: '/x' }] }),
      [`${FIRST}.volumeMounts[0].name: Not found: "nope"`],
    ],
    [
      'a pull policy',
      container({ imagePullPolicy: 'Sometimes' }),
      [`${FIRST}.imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"`],
    ],
    [
      'a probe of nothing',
      container({ readinessProbe: { periodSeconds: 5 } }),
      [`${FIRST}.readinessProbe: Required value: must specify a handler type`],
    ],
    [
      'a liveness threshold',
      container({ livenessProbe: { exec: { command: ['x'] }, successThreshold: 2 } }),
      [`${FIRST}.livenessProbe.successThreshold: Invalid value: 2: must be 1`],
    ],
    ['a variable without a name', container({ env: [{ value: 'x' }] }), [`${FIRST}.env[0].name: Required value`]],
    [
      'a value and a source',
      container({ env: [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
      [`${FIRST}.env[0].valueFrom: Invalid value: "": may not be specified when \`value\` is not empty`],
    ],
    [
      'one volume twice',
      deployment({}, { volumes: [{ name: 'a' }, { name: 'a' }] }),
      [`${TEMPLATE}.volumes[1].name: Duplicate value: "a"`],
    ],
    [
      'two sources',
      deployment({}, { volumes: [{ name: 'a', emptyDir: {}, configMap: { name: 'x' } }] }),
      [`${TEMPLATE}.volumes[0].configMap: Forbidden: may not specify more than 1 volume type`],
    ],
    [
      'a claim without a name',
      deployment({}, { volumes: [{ name: 'a', persistentVolumeClaim: {} }] }),
      [`${TEMPLATE}.volumes[0].persistentVolumeClaim.claimName: Required value`],
    ],
  ])('%s', (_what, text, causes) => {
    expect(errorOf(text)).toBe(invalid('Deployment', ...causes));
  });
});

describe('where Pods may run', () => {
  const at = (podSpec: object): string => errorOf(deployment({}, podSpec));
  test.each([
    [
      'a toleration of everything with Equal',
      { tolerations: [{ value: 'x' }] },
      `${TEMPLATE}.tolerations[0].operator: Invalid value: "": operator must be Exists when \`key\` is empty, which means "match all values and all keys"`,
    ],
    [
      'an unknown effect',
      { tolerations: [{ key: 'a', effect: 'Never' }] },
      `${TEMPLATE}.tolerations[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"`,
    ],
    [
      'seconds without NoExecute',
      { tolerations: [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 5 }] },
      `${TEMPLATE}.tolerations[0].effect: Invalid value: "NoSchedule": effect must be 'NoExecute' when \`tolerationSeconds\` is set`,
    ],
    [
      'no terms',
      { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } },
      `${TEMPLATE}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term`,
    ],
    [
      'no topology key',
      { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {} }] } } },
      `${TEMPLATE}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty`,
    ],
    [
      'no skew',
      { topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }] },
      `${TEMPLATE}.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero`,
    ],
    [
      'a node selector',
      { nodeSelector: { 'a b': 'c' } },
      `${TEMPLATE}.nodeSelector: Invalid value: "a b": ${QUALIFIED}`,
    ],
  ])('%s', (_what, podSpec, cause) => {
    expect(at(podSpec)).toBe(invalid('Deployment', cause));
  });
});

describe('other kinds', () => {
  const selector = { matchLabels: { app: 'bad' } };
  const template = { metadata: { labels: { app: 'bad' } }, spec: { containers: [{ name: 'app', image: 'app' }] } };
  const of = (apiVersion: string, kind: string, rest: object): string =>
    errorOf(manifest({ apiVersion, kind, metadata: { name: 'bad' }, ...rest }));
  const sts = (spec: object): string => of('apps/v1', 'StatefulSet', { spec: { selector, template, ...spec } });
  const ds = (spec: object): string => of('apps/v1', 'DaemonSet', { spec: { selector, template, ...spec } });
  const service = (spec: object): string => of('v1', 'Service', { spec });
  const claim = (spec: object): string => of('v1', 'PersistentVolumeClaim', { spec });
  const GOOD_CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

  test.each([
    [
      'a policy',
      sts({ podManagementPolicy: 'Sequential' }),
      "spec.podManagementPolicy: Invalid value: \"Sequential\": must be 'OrderedReady' or 'Parallel'",
    ],
    [
      'a strategy',
      sts({ updateStrategy: { type: 'Recreate' } }),
      'spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\'',
    ],
    [
      'a partition',
      sts({ updateStrategy: { rollingUpdate: { partition: -1 } } }),
      'spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'OnDelete with figures',
      sts({ updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } }),
      'spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":1,"MaxUnavailable":null}: only allowed for updateStrategy \'RollingUpdate\'',
    ],
    [
      'a retention policy',
      sts({ persistentVolumeClaimRetentionPolicy: { whenScaled: 'Keep' } }),
      'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep": supported values: "Delete", "Retain"',
    ],
    [
      'a claim template',
      sts({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }] }),
      'spec.volumeClaimTemplates[0].spec.resources[storage]: Required value',
    ],
    [
      'an empty selector',
      sts({ selector: {} }),
      'spec.selector: Invalid value: {}: empty selector is invalid for statefulset',
    ],
  ])('StatefulSet: %s', (_what, message, cause) => {
    expect(message).toBe(invalid('StatefulSet', cause));
  });

  test('a claim template is a volume that containers can mount', () => {
    const mounting = {
      ...template,
      spec: { containers: [{ name: 'app', image: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] },
    };
    const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec: GOOD_CLAIM }];
    expect(sts({ template: mounting, volumeClaimTemplates })).toBe('accepted');
  });

  test.each([
    [
      'both figures',
      ds({ updateStrategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } } }),
      'spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero',
    ],
    [
      'no figure',
      ds({ updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } }),
      'spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0',
    ],
    [
      'a strategy',
      ds({ updateStrategy: { type: 'Recreate' } }),
      'spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
    ],
  ])('DaemonSet: %s', (_what, message, cause) => {
    expect(message).toBe(invalid('DaemonSet', cause));
  });

  test.each([
    ['no ports', service({ selector: { app: 'bad' } }), 'spec.ports: Required value'],
    [
      'a port',
      service({ ports: [{ port: 0, targetPort: 80 }] }),
      'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
    ],
    [
      'ports without names',
      service({ ports: [{ port: 80, name: 'a' }, { port: 81 }] }),
      'spec.ports[1].name: Required value',
    ],
    [
      'a type',
      service({ type: 'Public', ports: [{ port: 80 }] }),
      'spec.type: Unsupported value: "Public": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
    [
      'a node port inside',
      service({ ports: [{ port: 80, nodePort: 30000 }] }),
      "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
    ],
    [
      'a node port out of range',
      service({ type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] }),
      'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
    ],
    ['no external name', service({ type: 'ExternalName' }), 'spec.externalName: Required value'],
  ])('Service: %s', (_what, message, cause) => {
    expect(message).toBe(invalid('Service', cause));
  });

  test('a headless Service needs no ports; a name must begin with a letter', () => {
    expect(service({ clusterIP: 'None', selector: { app: 'bad' } })).toBe('accepted');
    const text = manifest({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: '1bad' },
      spec: { ports: [{ port: 1 }] },
    });
    expect(errorOf(text)).toBe(
      "The Service \"1bad\" is invalid: metadata.name: Invalid value: \"1bad\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    );
  });

  test.each([
    [
      'nothing',
      claim({}),
      [
        'spec.accessModes: Required value: at least 1 access mode is required',
        'spec.resources[storage]: Required value',
      ],
    ],
    [
      'an access mode',
      claim({ ...GOOD_CLAIM, accessModes: ['Write'] }),
      [
        'spec.accessModes: Unsupported value: "Write": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
      ],
    ],
    [
      'no size',
      claim({ ...GOOD_CLAIM, resources: { requests: { storage: 0 } } }),
      ['spec.resources[storage]: Invalid value: "0": must be greater than zero'],
    ],
  ])('PersistentVolumeClaim: %s', (_what, message, causes) => {
    expect(message).toBe(invalid('PersistentVolumeClaim', ...causes));
  });

  test('PersistentVolume, StorageClass, Node and Namespace', () => {
    expect(of('v1', 'PersistentVolume', { spec: {} })).toBe(
      invalid(
        'PersistentVolume',
        'spec.accessModes: Required value',
        'spec.capacity: Required value',
        'spec: Required value: must specify a volume type',
      ),
    );
    expect(of('storage.k8s.io/v1', 'StorageClass', {})).toBe(invalid('StorageClass', 'provisioner: Required value'));
    expect(of('v1', 'Node', { spec: { taints: [{ key: 'a', effect: 'No' }] } })).toBe(
      invalid(
        'Node',
        'spec.taints[0].effect: Unsupported value: "No": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
      ),
    );
    expect(errorOf(manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a.b' } }))).toBe(
      `The Namespace "a.b" is invalid: metadata.name: Invalid value: "a.b": ${LABEL}`,
    );
  });

  test('a Pod may restart never; its name is checked with its containers', () => {
    const pod = (name: string, spec: object): string =>
      errorOf(manifest({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec }));
    expect(pod('job', { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a' }] })).toBe('accepted');
    expect(pod('job', { restartPolicy: 'Maybe', containers: [{ name: 'a', image: 'a' }] })).toBe(
      'The Pod "job" is invalid: spec.restartPolicy: Unsupported value: "Maybe": supported values: "Always", "OnFailure", "Never"',
    );
    expect(pod('Bad_Name', { containers: [{ name: 'Bad_Name', image: 'x' }] })).toBe(
      `The Pod "Bad_Name" is invalid: \n* metadata.name: Invalid value: "Bad_Name": ${SUBDOMAIN}\n* spec.containers[0].name: Invalid value: "Bad_Name": ${LABEL}`,
    );
  });
});
