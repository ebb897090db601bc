/** Whoever goes is taken out of a value, and nobody and nothing else. */
import { namesIn, withoutPerson } from '../../src/store/without-person';

const WHO = { team: 'T1', person: 'U1', token: 'GONE1' };
const gone = (value: unknown, ...names: readonly string[]) =>
  withoutPerson(value, { ...WHO, names: [...names, ...namesIn(value, WHO.person)] });

test('a copy keeps its name where Slack told nobody else than the id of who saved it', () => {
  const saves = [
    { name: 'backup', version: 3, by: 'U1', at: 1 },
    { name: 'second', version: 4, by: 'backup', at: 2 },
  ];
  expect(namesIn({ saves }, 'U1')).toEqual([]);
  expect(gone({ saves })).toEqual({ saves: [{ ...saves[0], by: 'GONE1' }, saves[1]] });
});

test('somebody whose name is the id of another takes nothing from them', () => {
  const commands = [
    { version: 1, by: 'U1', name: 'U2', command: 'deploy web' },
    { version: 2, by: 'U2', name: 'ben', command: 'scale web 3' },
  ];
  expect(gone({ commands }, 'U2')).toEqual({
    commands: [{ ...commands[0], by: 'GONE1', name: 'somebody' }, commands[1]],
  });
});

test.each(['a', 'web', 'pod', 'name', 'by', 'Zoë 🚀', '__proto__', '.*'])('a person called %s', (name) => {
  const cluster = { objects: [{ kind: 'Pod', metadata: { name, labels: { by: name } }, by: name }] };
  const value = {
    cluster,
    commands: [{ version: 1, by: 'U1', name, command: `deploy ${name}` }],
    saves: [{ name, version: 1, by: name, at: 1 }],
    exercise: { id: name, people: ['U1', 'U2'], began: cluster },
  };
  expect(gone(value)).toEqual({
    cluster,
    commands: [{ version: 1, by: 'GONE1', name: 'somebody', command: `deploy ${name}` }],
    saves: [{ name, version: 1, by: 'somebody', at: 1 }],
    exercise: { id: name, people: ['U2'], began: cluster },
  });
});

test('an id is no part of a longer one', () => {
  expect(gone({ asked: ['U11', 'XU1', 'U1_2'], U1: 1, U12: 2 })).toEqual({
    asked: ['U11', 'XU1', 'GONE1_2'],
    GONE1: 1,
    U12: 2,
  });
});

test('what is known of each person leaves no gap where one was', () => {
  const seen = [
    { person: 'U1', at: 1 },
    { person: 'U2', at: 2 },
  ];
  expect(gone({ seen, answers: seen })).toEqual({ seen: [seen[1]], answers: [{ person: 'GONE1', at: 1 }, seen[1]] });
});
