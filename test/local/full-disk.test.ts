import { fillDisk } from './full-disk';

describe('a disk that fills up under the tutor', () => {
  it('takes nothing that was answered, and people are told until the next start', async () => {
    const result = await fillDisk();
    if (result === undefined) {
      console.warn('not looked at: this user may not mount a disk of memory');
      return;
    }
    expect(result.wrong).toEqual([]);
    expect(result.told).toBeGreaterThan(0);
    expect(result.acknowledged).toBeGreaterThan(3);
  }, 60_000);
});
