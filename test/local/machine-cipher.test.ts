import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineCipher } from '../../src/local/machine-cipher';

describe('a cipher of this machine', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kube-tutor-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('opens what it closed, also after a restart, for the same context in any order', async () => {
    const sealed = await machineCipher(folder).encrypt('xoxb-1 ä', { team: 'T1', for: 'x' });
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('xoxb');
    expect(await machineCipher(folder).decrypt(sealed, { for: 'x', team: 'T1' })).toBe('xoxb-1 ä');
    expect(await machineCipher(folder).encrypt('xoxb-1 ä', { team: 'T1', for: 'x' })).not.toBe(sealed);
  });

  it('opens nothing for another context, with another key, or that was changed', async () => {
    const cipher = machineCipher(folder);
    const sealed = await cipher.encrypt('xoxb-1', { team: 'T1' });
    await expect(cipher.decrypt(sealed, { team: 'T2' })).rejects.toThrow();
    await expect(machineCipher(undefined).decrypt(sealed, { team: 'T1' })).rejects.toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    await expect(cipher.decrypt(bytes.toString('base64'), { team: 'T1' })).rejects.toThrow();
    await expect(cipher.decrypt('', { team: 'T1' })).rejects.toThrow();
  });

  it('has a key that only its owner may read, and one for who begins at the same time', async () => {
    const [one, other] = [machineCipher(folder), machineCipher(folder)];
    const [sealed] = await Promise.all([one.encrypt('a', {}), other.encrypt('b', {})]);
    expect(await other.decrypt(sealed, {})).toBe('a');
    expect((await stat(join(folder, 'token-key'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'token-key'))).toHaveLength(32);
  });

  it('says what to do about a damaged key', async () => {
    await writeFile(join(folder, 'token-key'), 'short');
    await expect(machineCipher(folder).encrypt('a', {})).rejects.toThrow('is no key: remove it');
  });
});
