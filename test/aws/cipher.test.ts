import { KmsCipher } from '../../src/aws/cipher';
import { FakeKms } from './fake-kms';

const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/1';

describe('a cipher by a key of KMS', () => {
  let kms: FakeKms;
  let cipher: KmsCipher;
  beforeEach(async () => {
    kms = new FakeKms();
    jest.replaceProperty(process, 'env', {
      ...process.env,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_KMS: await kms.start(),
    });
    cipher = new KmsCipher(KEY);
  });
  afterEach(() => kms.close());

  it('opens what it closed, for the same workspace', async () => {
    const sealed = await cipher.encrypt('xoxb-1 ä', { team: 'T1' });
    expect(sealed).not.toContain('xoxb');
    expect(await cipher.decrypt(sealed, { team: 'T1' })).toBe('xoxb-1 ä');
    expect(kms.calls).toEqual([
      {
        operation: 'TrentService.Encrypt',
        KeyId: KEY,
        Plaintext: Buffer.from('xoxb-1 ä').toString('base64'),
        EncryptionContext: { team: 'T1' },
      },
      { operation: 'TrentService.Decrypt', KeyId: KEY, CiphertextBlob: sealed, EncryptionContext: { team: 'T1' } },
    ]);
  });

  it('opens it for no other one, and with no other key', async () => {
    const sealed = await cipher.encrypt('xoxb-1', { team: 'T1' });
    await expect(cipher.decrypt(sealed, { team: 'T2' })).rejects.toThrow('InvalidCiphertext');
    await expect(new KmsCipher('another').decrypt(sealed, { team: 'T1' })).rejects.toThrow('InvalidCiphertext');
  });

  it('is tried a second time where no answer comes', async () => {
    kms.silent = 1;
    expect(await cipher.encrypt('xoxb-1', { team: 'T1' })).not.toBe('');
    expect(kms.calls).toHaveLength(2);
  });
});
