import { isRejected, type Rejection } from '../../../src/api/rejection';
import { CLUSTER_VERBS } from '../../../src/commands';
import { parseCommand } from '../../../src/commands/grammar/parse';

function refused(text: string): Rejection {
  const result = parseCommand(text, CLUSTER_VERBS);
  if (!isRejected(result)) throw new Error(`${text} was understood`);
  return result;
}

describe('what is not understood', () => {
  test("a kubectl verb with a slip gets kubectl's words and the whole command put right", () => {
    expect(refused('scael web 3')).toMatchObject({
      code: 'Client',
      message: 'error: unknown command "scael" for "kubectl"\n\nDid you mean this?\n\tscale\n',
      hint: 'scale sets how many Pods you want: /kube scale web 3',
      fixes: ['scale web 3'],
    });
  });

  test('a friendly verb with a slip gets the words of the tutor', () => {
    expect(refused('updte web nopull')).toMatchObject({
      code: 'Tutor',
      message: 'I do not know "updte".',
      hint: 'Did you mean update? It changes the image of something that runs: /kube update web nopull',
      fixes: ['update web nopull'],
    });
  });

  test('nothing is offered where nothing is near', () => {
    const rejection = refused('frobnicate');
    expect(rejection.message).toBe('error: unknown command "frobnicate" for "kubectl"');
    expect(rejection.fixes).toBeUndefined();
  });

  test('a real kubectl command that is not here is not called unknown', () => {
    expect(refused('kubectl port-forward web 80').message).toContain('real command');
  });

  test.each([
    ['get pods --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage."],
    ['get pods -Z', "error: unknown shorthand flag: 'Z' in -Z\nSee 'kubectl get --help' for usage."],
    ['get pods --output', "error: flag needs an argument: --output\nSee 'kubectl get --help' for usage."],
    ['get pods -n', "error: flag needs an argument: 'n' in -n\nSee 'kubectl get --help' for usage."],
    [
      'scale web --replicas=x',
      'error: invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\n' +
        "See 'kubectl scale --help' for usage.",
    ],
    [
      'rollout stat deploy/web',
      `error: unknown command "stat deploy/web"\nSee 'kubectl rollout -h' for help and examples`,
    ],
  ])('%s', (text, message) => {
    expect(refused(text).message).toBe(message);
  });

  test('a flag with a slip is put right in the whole command', () => {
    expect(refused('scale web --replcas=4').fixes).toEqual(['scale web --replicas=4']);
    expect(refused('crash pod -loop').fixes).toEqual(['crash pod --loop']);
  });

  test('a group without its command says what may follow', () => {
    expect(refused('rollout undu deployment/web').fixes).toEqual(['rollout undo deployment/web']);
    expect(refused('node').hint).toContain('add, remove');
  });
});
