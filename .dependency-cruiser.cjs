/**
 * Imports run downwards only. `LAYERS` says, for each folder of src/, which other folders of src/ it may import; everything
 * that it does not list is forbidden, so that a new folder has no rights until somebody writes them down here.
 */
const API = ['api'];
const CLUSTER = ['cluster', ...API];
const CONTAINERS = ['containers', ...CLUSTER];
const CONTROLLERS = ['controllers', ...CONTAINERS];
const PRINTERS = ['printers', ...CLUSTER];
const DIAGRAM = ['diagram', ...CLUSTER];
const COMMANDS = ['commands', ...PRINTERS, ...CONTROLLERS];
const SCENARIOS = ['scenarios', ...COMMANDS];
const TUTOR = ['tutor', ...SCENARIOS, ...DIAGRAM];
const KUBE_API = ['kube-api', ...COMMANDS];
const APP = ['app', ...TUTOR, 'kube-api'];

const LAYERS = {
  api: API,
  cluster: CLUSTER,
  containers: CONTAINERS,
  controllers: CONTROLLERS,
  printers: PRINTERS,
  diagram: DIAGRAM,
  commands: COMMANDS,
  scenarios: SCENARIOS,
  tutor: TUTOR,
  'kube-api': KUBE_API,
  app: APP,
  slack: ['slack', ...APP],
  store: ['store', ...CLUSTER],
  aws: ['aws'],
  pictures: ['pictures', ...DIAGRAM],
  local: ['local', 'aws', 'slack', 'store', 'pictures', ...APP],
};

/** Single files that a layer may import besides its folders: the ports belong to app, and the store implements them. */
const EXTRA = {
  store: [
    'src/app/ports.ts',
    'src/app/quiz/quiz-port.ts',
    'src/app/course-log.ts',
    'src/app/documents.ts',
    'src/app/quiz/question-check.ts',
    'src/app/settings/channel-settings.ts',
    'src/app/time-limit.ts',
  ],
  aws: ['src/app/ports.ts'],
};

/** Folders that compute and do nothing else: no I/O, no SDKs, no modules of Node. */
const PURE = [
  'api',
  'cluster',
  'containers',
  'controllers',
  'commands',
  'printers',
  'scenarios',
  'tutor',
  'diagram',
  'kube-api',
];

const layerRules = Object.entries(LAYERS).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  comment: `src/${folder} may import only: ${allowed.map((name) => `src/${name}`).join(', ')}${EXTRA[folder] ? ` and ${EXTRA[folder].join(', ')}` : ''}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|functions|infra|playground|test)/',
    pathNot: [...allowed.map((name) => `^src/${name}/`), ...(EXTRA[folder] ?? []).map((file) => `^${file}$`)],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'known-layer',
      comment: 'A folder of src/ that has no line in LAYERS.',
      severity: 'error',
      from: { path: '^src/', pathNot: Object.keys(LAYERS).map((folder) => `^src/${folder}/`) },
      to: {},
    },
    {
      name: 'pure-no-node',
      comment: 'A pure folder uses no module of Node.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/`, pathNot: '^src/api/schema/generate' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages',
      comment: 'A pure folder uses no package but the YAML reader, and the types of Kubernetes and AWS-free libraries.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/`, pathNot: '^src/api/schema/generate' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: ['node_modules/yaml/', 'node_modules/kubernetes-types/'],
      },
    },
    {
      name: 'only-slack-knows-slack',
      comment: 'Bolt and the types of Slack stay in src/slack.',
      severity: 'error',
      from: { path: '^(src|functions)/', pathNot: '^src/slack/' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'only-store-and-aws-know-aws',
      comment: 'The AWS SDK and Powertools stay in src/store and src/aws; src/local starts an embedded table with it.',
      severity: 'error',
      from: { path: '^(src|functions)/', pathNot: '^src/(store|aws|local)/' },
      to: { path: 'node_modules/@(aws-sdk|smithy|aws-lambda-powertools)/' },
    },
    {
      name: 'only-pictures-rasterises',
      comment: 'Native code, fonts and formats of pictures stay in src/pictures.',
      severity: 'error',
      from: { path: '^(src|functions)/', pathNot: '^src/pictures/' },
      to: { path: 'node_modules/(@resvg|gifenc|@expo-google-fonts)/' },
    },
    {
      name: 'functions-are-thin',
      comment: 'A Lambda entry point builds from slack, store, aws, pictures and app.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(src|infra|playground|test)/', pathNot: '^src/(slack|store|aws|pictures|app)/' },
    },
    {
      name: 'no-dev-dependency-in-a-function',
      comment: 'What a Lambda function runs is a dependency, not a devDependency (types aside).',
      severity: 'error',
      from: { path: '^(src|functions)/', pathNot: '^src/(local/|api/schema/generate)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ['node_modules/@types/'] },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or three. (Types may point back.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
