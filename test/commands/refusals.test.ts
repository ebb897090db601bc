import { Practice } from './practice';

describe("refusals in kubectl's words, which change nothing", () => {
  const practice = new Practice({ timing: { pull: 0 } });
  practice.done('deploy web 2');
  practice.done('deploy db 2 statefulset');
  practice.done('deploy agent daemonset');

  test.each([
    ['scale web', 'error: required flag(s) "replicas" not set'],
    [
      'scale web --replicas=-1',
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    ],
    ['scale deployment web --current-replicas=7 --replicas=2', 'error: Expected replicas to be 7, was 2'],
    ['scale deployment nope --replicas=2', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['scale ds/agent --replicas=2', 'Error from server (NotFound): the server could not find the requested resource'],
    ['set image deployment/web nosuch=app:v2', 'error: unable to find container named "nosuch"'],
    ['set image deployment/nope app=app:v2', 'Error from server (NotFound): deployments.apps "nope" not found'],
    [
      'set image deployment/web web=',
      'error: failed to patch image update to pod template: Deployment.apps "web" is invalid: spec.template.spec.containers[0].image: Required value',
    ],
    ['delete deployment', 'error: resource(s) were provided, but no name was specified'],
    ['delete deployment nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['delete pod x -l a=b', 'error: name cannot be provided when a selector is specified'],
    [
      'delete pod db-0 --force --grace-period=3',
      'error: --force and --grace-period greater than 0 cannot be specified together',
    ],
    [
      'get',
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\nerror: Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).\nSee \'kubectl get -h\' for help and examples',
    ],
    ['get deploymants', `error: the server doesn't have a resource type "deploymants"`],
    ['get all web', 'error: you must specify only one resource'],
    ['get pod/a/b', 'error: arguments in resource/name form may not have more than one slash'],
    ['get pods web -A', 'error: a resource cannot be retrieved by name across all namespaces'],
    [
      'get deployment/nope pod/nope',
      'Error from server (NotFound): deployments.apps "nope" not found\nError from server (NotFound): pods "nope" not found',
    ],
    ['rollout undo deployment/web', 'error: no rollout history found for deployment "web"'],
    ['rollout undo sts/db', 'error: no last revision to roll back to'],
    ['rollout undo deployment/web --to-revision=9', 'error: unable to find specified revision 9 in history'],
    ['rollout pause', 'error: required resource not specified'],
    ['rollout pause sts/db', 'error: statefulsets.apps "db" pausing is not supported'],
    ['rollout resume deployment/web', 'error: deployments.apps "web" is not paused'],
    ['rollout status pod/db-0', 'error: no status viewer has been implemented for Pod'],
    ['rollout history pod/db-0', 'error: no history viewer has been implemented for "Pod"'],
    ['rollout undo pod/db-0', 'error: no rollbacker has been implemented for "Pod"'],
    ['label deployment web app', 'error: at least one label update is required'],
    ['label deployment web app=two', "error: 'app' already has a value (web), and --overwrite is false"],
    [
      'taint node node-1 a=b:Bad',
      "error: invalid taint effect: Bad, unsupported taint effect\nSee 'kubectl taint -h' for help and examples",
    ],
    ['taint node node-1 a-', 'error: taint "a" not found'],
    ['cordon', "error: USAGE: cordon NODE [flags]\nSee 'kubectl cordon -h' for help and examples"],
    ['cordon node-9', 'Error from server (NotFound): nodes "node-9" not found'],
    ['apply', 'error: must specify one of -f and -k'],
    ['apply -f web.yaml', 'error: the path "web.yaml" does not exist'],
    ['apply -f -', 'error: no objects passed to apply'],
    ['create deployment x', 'error: required flag(s) "image" not set'],
    [
      'create deployment web --image=app:v1',
      'error: failed to create deployment: deployments.apps "web" already exists',
    ],
    [
      'create deployment a b --image=x',
      "error: exactly one NAME is required, got 2\nSee 'kubectl create deployment -h' for help and examples",
    ],
    [
      `patch deployment web -p '{bad'`,
      "Error from server (BadRequest): invalid character 'b' looking for beginning of object key string",
    ],
    ['patch deployment web', 'error: must specify --patch or --patch-file containing the contents of the patch'],
    ['expose node node-1 --port=80', 'error: cannot expose a Node'],
    ['expose deployment web', "error: couldn't find port via --port flag or introspection"],
    ['deploy web', 'Error from server (AlreadyExists): deployments.apps "web" already exists'],
    ['wait --for=condition=Available', /^error: You must provide one or more resources/],
    ['wait soon', 'How long?'],
    ['crash pod nope', 'Error from server (NotFound): pods "nope" not found'],
    ['node add node-1', 'Error from server (AlreadyExists): nodes "node-1" already exists'],
    ['scale sts nope --replicas=1', 'Error from server (NotFound): statefulsets.apps "nope" not found'],
    [
      'scale web 3000000000',
      'error: invalid argument "3000000000" for "--replicas" flag: strconv.ParseInt: parsing "3000000000": value out of range\nSee \'kubectl scale --help\' for usage.',
    ],
    [
      'get deployment deployment/web',
      "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    ],
    ['get deployment/web pod', /^error: there is no need to specify a resource type as a separate argument/],
    [
      'get pods -l a=b,,c',
      'Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "a=b,,c", ' +
        `field selector "": found ',', expected: identifier after ','`,
    ],
    ['get sts nope', 'Error from server (NotFound): statefulsets.apps "nope" not found'],
    ['delete sts nope', 'Error from server (NotFound): statefulsets.apps "nope" not found'],
    ['delete', /^error: You must provide one or more resources by argument or filename\.\nExample/],
    ['rollout status', 'error: required resource not specified'],
    ['rollout status deployment/nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['rollout status pod/nope', 'Error from server (NotFound): pods "nope" not found'],
    ['rollout history deployment/nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['rollout history deployment/web --revision=9', 'error: unable to find the specified revision'],
    ['rollout undo deployment/nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['rollout undo sts/nope', 'Error from server (NotFound): statefulsets.apps "nope" not found'],
    ['rollout restart rs/nope', 'Error from server (NotFound): replicasets.apps "nope" not found'],
    [
      'rollout status deployment/web --revision=3',
      'error: desired revision (3) is different from the running revision (1)',
    ],
    ['set image deployment/web', 'error: at least one image update is required'],
    [
      'set image service/web web=web:v2',
      'error: services/web the object is not a pod or does not have a pod template: *v1.Service',
    ],
    [
      'set env pod/db-0 MODE=fast',
      /^error: failed to patch env update to pod template: Pod "db-0" is invalid: spec: Forbidden: pod updates may not/,
    ],
    [
      'set resources deployment/web --limits=cpu=lots',
      "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      'label node node-1 a=b@',
      /^error: invalid label value: "a=b@": a valid label must be an empty string or consist of/,
    ],
    ['label pods -l app=web a=b a-', 'error: can not both modify and remove a label in the same command'],
    ['taint node node-1', 'error: at least one taint update is required'],
    ['taint pods web a=b:NoSchedule', 'error: invalid resource type pods, only node types are supported'],
    [
      'taint node node-1 a=b:NoSchedule:x',
      "error: invalid taint spec: a=b:NoSchedule:x\nSee 'kubectl taint -h' for help and examples",
    ],
    [
      'taint node node-1 a=b',
      /^error: invalid taint spec: a=b, name part must consist of .*\nSee 'kubectl taint -h' for help and examples$/,
    ],
    ['create -f -', 'error: no objects passed to create'],
    [
      'create deployment Bad_Name --image=x',
      /^error: failed to create deployment: Deployment\.apps "Bad_Name" is invalid: metadata\.name: Invalid value: "Bad_Name"/,
    ],
    [
      `patch deployment web -p '{"spec":{"selector":{"matchLabels":{"z":"1"}}}}'`,
      'The Deployment "web" is invalid: \n* spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`\n* spec.selector: Invalid value: {"matchLabels":{"app":"web","z":"1"}}: field is immutable',
    ],
    [
      `patch sts db -p '{"spec":{"serviceName":"x"}}'`,
      'The StatefulSet "db" is invalid: spec: Forbidden: updates to statefulset spec for fields other than ' +
        "'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', " +
        "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    ],
    [
      `patch deployment web -p '{"spec":{"replicas":"three"}}'`,
      'The request is invalid: patch: Invalid value: "map[spec:map[replicas:three]]": unrecognized type: int32',
    ],
    [
      `patch deployment web -p '{"spec":{"template":{"metadata":{"labels":{"z":true}}}}}'`,
      'The request is invalid: patch: Invalid value: "map[spec:map[template:map[metadata:map[labels:map[z:true]]]]]": unrecognized type: string',
    ],
    [
      `patch deployment web -p '{"spec":{"replcas":3}}'`,
      'The request is invalid: patch: Invalid value: "map[spec:map[replcas:3]]": strict decoding error: unknown field "spec.replcas"',
    ],
    [
      `patch deployment web --type=merge -p '{"spec":{"replicas":"three"}}'`,
      /^The request is invalid: patch: Invalid value: "\{.*\}": json: cannot unmarshal string into Go struct field DeploymentSpec\.spec\.replicas of type int32$/,
    ],
    [
      `patch deployment web --type=json -p '[{"op":"replace","path":"/spec/replcas","value":2}]'`,
      'The request is invalid: the server rejected our request due to an error in our request',
    ],
    [
      `patch deployment web -p '{"metadata":{"name":"x"}}'`,
      'Error from server (BadRequest): the name of the object (x) does not match the name on the URL (web)',
    ],
    ['expose deployment nope --port=80', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['expose statefulset db --port=80', 'error: cannot expose a StatefulSet.apps'],
    ['wait --for=ready pod/db-0', 'error: unrecognized condition: "ready"'],
    ['wait --for=condition=Ready pod -l app=nope', 'error: no matching resources found'],
    ['update web agent v2', 'One at a time.'],
    ['node remove node-1 node-2', 'One Node at a time.'],
    ['deploy x 3000000000', /^Invalid argument "3000000000" for "--replicas" flag/],
    ['crash pod web db', 'One Pod at a time.'],
    ['crash pod db-0 --exit 300', 'An exit code is a number from 0 to 255.'],
    ['node add Bad_Name', /^The Node "bad_name" is invalid: metadata.name: Invalid value/],
  ])('%s', (text, message) => {
    const rejection = practice.refused(text);
    if (typeof message === 'string') expect(rejection.message).toBe(message);
    else expect(rejection.message).toMatch(message);
  });

  test.each([
    ['scale wbe 3', 'There is a Deployment web.', 'scale web 3'],
    ['update wbe v2', 'There is a Deployment web.', 'update web v2'],
    ['delete deployment wbe', 'There is a Deployment web.', 'delete deployment web'],
    ['set image deployment/web app=web:v2', 'Its container is called web.', 'set image deployment/web web=web:v2'],
    [
      'label deployment web app=two',
      'Say that you mean it with --overwrite.',
      'label deployment web app=two --overwrite',
    ],
  ])('%s offers what was meant', (text, hint, fix) => {
    expect(practice.refused(text)).toMatchObject({ hint, fixes: [fix] });
  });

  test('a name that is nothing like another gets the names that there are', () => {
    expect(practice.refused('scale nope 3').hint).toBe('There are web, db.');
    expect(practice.refused('update nope v2').hint).toBe('There are web, db, agent.');
  });

  test('where identity matters the answer is a question with one button for each Pod', () => {
    expect(practice.refused('crash pod db')).toMatchObject({
      code: 'Tutor',
      message: "Which Pod? A StatefulSet's Pods are not interchangeable.",
      fixes: ['crash pod db-0', 'crash pod db-1'],
    });
  });

  test('update without a name asks where several workloads run', () => {
    expect(practice.refused('update v2')).toMatchObject({
      message: 'Which one? There are Deployment web, StatefulSet db, DaemonSet agent.',
      fixes: ['update deployment/web v2', 'update statefulset/db v2', 'update daemonset/agent v2'],
    });
  });

  test('a part of a name that several Pods have takes none of them', () => {
    const rejection = practice.refused('delete pod web-');
    expect(rejection.message).toBe('Error from server (NotFound): pods "web-" not found');
    expect(rejection.fixes).toEqual(
      practice
        .podNames()
        .filter((name) => name.startsWith('web-'))
        .map((name) => `delete pod ${name}`),
    );
  });
});

test.each([
  ['taint node node-1', '/kube taint node node-1 gpu=yes:NoSchedule'],
  ['taint a=b:NoSchedule', '/kube taint node node-1 gpu=yes:NoSchedule'],
  ['taint node-1 a-', 'node-1 has no taint.'],
])('kubectl about taints is followed by a line of help: %s', (text, hint) => {
  expect(new Practice().refused(text).hint).toContain(hint);
});
