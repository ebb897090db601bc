/** What package.json and package-lock.json say of the packages that this program consists of. */

export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  /** A folder of this repository, not a package of the registry. */
  readonly link?: boolean;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Wanted {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Licences under which a company may run, change and ship this program. MPL-2.0: the rasteriser, shipped as it is.
 * OFL-1.1: the font.
 */
const LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT AND OFL-1.1',
  'MIT-0',
  'MPL-2.0',
]);

/** What is not as it must be, a line each. */
export function lockFindings({ packages }: LockFile, { dependencies, devDependencies }: Wanted): readonly string[] {
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  const shipped = locked.filter(([, { dev }]) => dev !== true);
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  return [
    ...wanted.filter(([, version]) => !/^(npm:[a-z]+@)?\d+\.\d+\.\d+$/.test(version)).map(say('has no exact version')),
    ...locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true).map(say('has no checksum')),
    ...shipped.filter(([, { license = '' }]) => !LICENCES.has(license)).map(say('has a licence that nobody allowed')),
    ...shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(say('runs a script when installed')),
  ];
}

const say =
  (what: string) =>
  ([name]: readonly [string, ...unknown[]]): string =>
    `${name.replace(/^node_modules\//, '')} ${what}`;
