/**
 * Forty mistakes that people make: each is answered in kubectl's words with one line of help, and changes nothing.
 * Those whose words come from a server are said to a real kubectl in test/kubectl.
 */
import { isRejected } from '../../src/api/rejection';
import { CLUSTER_VERBS } from '../../src/commands';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import { ALL_VERBS } from '../../src/app/verbs';
import { rejectionReply } from '../../src/tutor/rejection-reply';
import { Practice } from './practice';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: solo\nspec:\n  containers:\n  - name: c\n    image: web:v1\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 2
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
      - name: api
        image: api:v1
`;
const replaced = (before: string, after: string): string => DEPLOYMENT.replace(before, after);

const MISTAKES: readonly (readonly [what: string, command: string, words: string | RegExp])[] = [
  ['a kind with a slip', 'get deploymnets', 'error: the server doesn\'t have a resource type "deploymnets"'],
  ['a name with a slip', 'get deployment wbe', 'Error from server (NotFound): deployments.apps "wbe" not found'],
  ['a kind without a name', 'delete deployments', 'error: resource(s) were provided, but no name was specified'],
  ['nothing named at all', 'delete', /^error: You must provide one or more resources by argument or filename\./],
  ['a name without its kind', 'delete web', 'error: the server doesn\'t have a resource type "web"'],
  ['two ways to name', 'delete pods/a b', /^error: there is no need to specify a resource type as a separate argument/],
  ['two slashes', 'get pods/a/b', 'error: arguments in resource/name form may not have more than one slash'],
  [
    'a name beside a selector',
    'delete pod x -l app=web',
    'error: name cannot be provided when a selector is specified',
  ],
  ['a selector that is none', 'get pods -l app=web,,x', /^Error from server \(BadRequest\): .*found ',', expected/],
  [
    'a verb with a slip',
    'kubectl scael web 3',
    'error: unknown command "scael" for "kubectl"\n\nDid you mean this?\n\tscale\n',
  ],
  ['a second word with a slip', 'rollout staus deployment/web', /^error: unknown command "staus deployment\/web"\nSee/],
  [
    'a flag with a slip',
    'scale deployment web --replica=4',
    /^error: unknown flag: --replica\nSee 'kubectl scale --help'/,
  ],
  ['a flag without its value', 'get pods -n', /^error: flag needs an argument: 'n' in -n\nSee/],
  [
    'a number that is none',
    'scale deployment web --replicas=four',
    /strconv\.ParseInt: parsing "four": invalid syntax/,
  ],
  ['no number at all', 'scale deployment web', 'error: required flag(s) "replicas" not set'],
  [
    'a number below zero',
    'scale deployment web --replicas=-1',
    /^error: The --replicas=COUNT flag is required, and COUNT/,
  ],
  [
    'a kind that cannot be scaled',
    'scale service web --replicas=2',
    /^Error from server \(NotFound\): the server could not/,
  ],
  [
    'bounds in the wrong order',
    'autoscale deployment web --min=5 --max=2',
    /^error: --max=MAXPODS must be larger or equal/,
  ],
  ['no image', 'create deployment api', 'error: required flag(s) "image" not set'],
  ['a name that is taken', 'create deployment web --image=web:v1', /deployments\.apps "web" already exists$/],
  [
    'a name with capitals',
    'create deployment Web_App --image=web:v1',
    /a lowercase RFC 1123 subdomain must consist of/,
  ],
  [
    'a container that is not there',
    'set image deployment/web nginx=web:v2',
    'error: unable to find container named "nginx"',
  ],
  [
    'a label that is taken',
    'label deployment web app=shop',
    "error: 'app' already has a value (web), and --overwrite is false",
  ],
  [
    'a label that is none',
    'label deployment web tier=a/b',
    /^error: invalid label value: "tier=a\/b": a valid label must be/,
  ],
  [
    'an effect that is none',
    'taint node node-1 gpu=yes:NoRun',
    /^error: invalid taint effect: NoRun, unsupported taint effect/,
  ],
  [
    'a revision that is not there',
    'rollout undo deployment/web --to-revision=9',
    /unable to find specified revision 9 in history/,
  ],
  ['a command without dashes', 'exec deployment/web ls', /^error: exec \[POD\] \[COMMAND\] is not supported anymore/],
  ['no container of that name', 'logs deployment/web -c nginx', /^error: container nginx is not valid for pod web-/],
  [
    'no run before',
    'logs deployment/web --previous',
    /^Error from server \(BadRequest\): previous terminated container "web"/,
  ],
  ['a condition that is none', 'wait deployment/web --for=ready', 'error: unrecognized condition: "ready"'],
  ['a file that is not there', 'apply -f web.yaml', 'error: the path "web.yaml" does not exist'],
  ['no kind', `apply -f -\n${POD.replace('kind: Pod\n', '')}`, /error validating data: kind not set/],
  ['no name', `apply -f -\n${POD.replace('name: solo', 'labels: {}')}`, /resource name may not be empty/],
  [
    'a kind in an old group',
    `apply -f -\n${replaced('apps/v1', 'extensions/v1beta1')}`,
    /no matches for kind "Deployment" in version/,
  ],
  [
    'a tab',
    `apply -f -\n${POD.replace('  name: solo', '\tname: solo')}`,
    /^error: error parsing STDIN: .*yaml: line \d+: found character that cannot start any token/,
  ],
  [
    'a line too far left',
    `apply -f -\n${POD.replace('  containers:', ' containers:\n   - name: a\n  x:')}`,
    /^error: error parsing STDIN: .*yaml: line \d+:/,
  ],
  [
    'a key twice',
    `apply -f -\n${replaced('  replicas: 2\n', '  replicas: 2\n  replicas: 3\n')}`,
    /duplicate|already set in map/,
  ],
  ['a field with a slip', `apply -f -\n${replaced('replicas: 2', 'replica: 2')}`, /unknown field "spec\.replica"/],
  [
    'a text where a number belongs',
    `apply -f -\n${replaced('replicas: 2', 'replicas: "two"')}`,
    /json: cannot unmarshal string into Go struct field DeploymentSpec\.spec\.replicas of type int32/,
  ],
  [
    'labels that do not fit',
    `apply -f -\n${replaced('        app: api\n', '        app: shop\n')}`,
    /`selector` does not match template `labels`/,
  ],
  [
    'fewer than none',
    `apply -f -\n${replaced('replicas: 2', 'replicas: -2')}`,
    /spec\.replicas: Invalid value: -2: must be greater than or equal to 0/,
  ],
  [
    'no image in a manifest',
    `apply -f -\n${POD.replace('    image: web:v1\n', '')}`,
    /spec\.containers\[0\]\.image: Required value/,
  ],
  [
    'what cannot be changed any more',
    'patch deployment web -p \'{"spec":{"selector":{"matchLabels":{"app":"x"}}}}\'',
    /field is immutable/,
  ],
  ['a patch that is no JSON', "patch deployment web -p '{spec'", /^Error from server \(BadRequest\):|^error: /],
  [
    'what a Pod cannot change',
    'patch pod web-0 -p \'{"spec":{"restartPolicy":"Never"}}\'',
    /pod updates may not change fields other than/,
  ],
];

describe('mistakes that people make', () => {
  const practice = new Practice();
  practice.done('deploy web 2');
  practice.done('run web-0 --image=web:v1');

  it('are more than forty', () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(40);
  });

  it.each(MISTAKES)("%s: kubectl's words, one line of help, and nothing is changed", (_what, command, words) => {
    const rejection = practice.refused(command);
    const { message, fixes = [] } = rejection;
    const { notice = '' } = rejectionReply(rejection, command, ALL_VERBS);
    if (typeof words === 'string') expect(message).toBe(words);
    else expect(message).toMatch(words);
    const help = notice.split('\n').at(-1) ?? '';
    expect(help).toMatch(/^.{8,160}$/);
    expect(help).not.toMatch(/\b(please|sorry|oops|simply|just)\b|!(?!=)/i);
    for (const fix of fixes) {
      const parsed = parseCommand(fix, CLUSTER_VERBS);
      if (isRejected(parsed)) expect(fix).toMatch(/^(why|show|help|diagnose|settings)\b/);
      else if (isClusterVerb(parsed.verb) && !fix.endsWith('-f -')) {
        expect([fix, isRejected(execute(parsed.verb, parsed.words, practice.cluster.fork()))]).toEqual([fix, false]);
      }
    }
  });
});
