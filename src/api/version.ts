/**
 * What the simulated control plane says it is.
 */

/** The version of Kubernetes whose behaviour the engine has. */
export const SERVER_VERSION = 'v1.35.2';

export const VERSION_INFO = {
  major: '1',
  minor: '35',
  gitVersion: SERVER_VERSION,
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: 'gc',
  platform: 'linux/amd64',
} as const;
