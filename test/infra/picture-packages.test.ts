import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addNativeBuild } from '../../infra/picture-packages';

describe('the native code of the rasteriser for Lambda', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-packages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A program in the place of npm. */
  function npm(code: string): readonly string[] {
    const file = join(folder, 'npm.js');
    writeFileSync(file, code);
    return [process.execPath, file];
  }

  test("is done without where npm cannot fetch it, and the reason is npm's own", () => {
    const failing = npm("console.error('npm error code ENOTFOUND\\nnpm error network'); process.exit(1)");
    expect(addNativeBuild(folder, failing)).toEqual({ isThere: false, because: 'npm error code ENOTFOUND' });
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });

  test('is done without where there is no npm', () => {
    expect(addNativeBuild(folder, [join(folder, 'no-such-program')])).toMatchObject({
      isThere: false,
      because: expect.stringContaining('ENOENT') as string,
    });
  });

  test('is refused when it is not the file that package-lock.json names', () => {
    const other = npm(`
      const words = process.argv.slice(2);
      if (words[0] !== 'pack' || !/^@resvg\\/resvg-js-linux-arm64-gnu@\\d/.test(words[1])) process.exit(2);
      const folder = words[words.indexOf('--pack-destination') + 1];
      require('node:fs').writeFileSync(require('node:path').join(folder, 'other.tgz'), 'something else');
      console.log(JSON.stringify([{ filename: 'other.tgz' }]));
    `);
    expect(() => addNativeBuild(folder, other)).toThrow(/is not the one in package-lock\.json/);
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });
});
