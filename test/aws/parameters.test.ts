import { ssmParameters } from '../../src/aws/parameters';
import { FakeSsm } from './fake-ssm';

describe('parameters of Systems Manager', () => {
  let ssm: FakeSsm;
  beforeEach(async () => {
    ssm = new FakeSsm();
    jest.replaceProperty(process, 'env', {
      ...process.env,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_SSM: await ssm.start(),
    });
  });
  afterEach(() => ssm.close());

  it('come decrypted, in one call, without those that are not there', async () => {
    ssm.values.set('/a', 'one two').set('/b', 'three');
    const parameters = ssmParameters();
    expect(ssm.calls).toEqual([]);
    expect(await parameters.get(['/a', '/b', '/c'])).toEqual(
      new Map([
        ['/a', 'one two'],
        ['/b', 'three'],
      ]),
    );
    expect(ssm.calls).toEqual([
      { operation: 'AmazonSSM.GetParameters', body: { Names: ['/a', '/b', '/c'], WithDecryption: true } },
    ]);
  });

  it('are asked for a second time when no answer comes, and no third time', async () => {
    ssm.values.set('/a', 'one');
    const parameters = ssmParameters(200);
    ssm.silent = 1;
    expect(await parameters.get(['/a'])).toEqual(new Map([['/a', 'one']]));
    expect(ssm.calls).toHaveLength(2);
  });

  it('are none where nobody answers twice', async () => {
    ssm.silent = 9;
    await expect(ssmParameters(100).get(['/a'])).rejects.toThrow(/time/i);
    expect(ssm.calls).toHaveLength(2);
  });

  it('are not more than one call can name', async () => {
    const names = Array.from({ length: 11 }, (_, number) => `/${number}`);
    await expect(ssmParameters().get(names)).rejects.toThrow('too many parameters');
    expect(ssm.calls).toEqual([]);
  });
});
