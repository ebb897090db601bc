import { explain } from '../../src/local/explain';

const PLACES = { port: 3000, folder: '/data', dynamoEndpoint: undefined };
const failure = (code: string, syscall: string) => Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

describe('what stops the start', () => {
  it.each([
    ['a port that is taken', failure('EADDRINUSE', 'listen'), 'Port 3000 is taken. Stop what uses it'],
    ['a port of the system', failure('EACCES', 'listen'), 'Port 3000 is not allowed.'],
    ['a folder that cannot be made', failure('EROFS', 'mkdir'), 'The folder /data cannot be used (EROFS).'],
    ['data that is in use', new Error('Database is closed'), 'The data in /data cannot be opened: another process'],
    ['anything else', new Error('surprise'), 'surprise'],
  ])('%s is told with what to do', (_, error, words) => {
    expect(explain(error, PLACES)).toContain(words);
  });

  it('a DynamoDB that is not there is named', () => {
    const dynamoEndpoint = 'http://127.0.0.1:1';
    expect(explain(failure('ECONNREFUSED', 'connect'), { ...PLACES, dynamoEndpoint })).toContain(
      'Nothing answers at DYNAMODB_ENDPOINT http://127.0.0.1:1',
    );
  });
});
