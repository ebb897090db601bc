/**
 * An esbuild plugin that leaves out what a Lambda function never runs: Bolt imports all its receivers, and with them
 * Express, Socket Mode (undici), OAuth (jsonwebtoken) and raw-body (iconv-lite), whether they are used or not.
 */
import type { Plugin } from 'esbuild';

/** Files of Bolt and packages that become empty, and the names that the rest of Bolt imports from them. */
const UNUSED: readonly { readonly file: RegExp; readonly names: readonly string[] }[] = [
  { file: /@slack\/bolt\/dist\/receivers\/HTTPReceiver\.js$/, names: ['default'] },
  { file: /@slack\/bolt\/dist\/receivers\/SocketModeReceiver\.js$/, names: ['default'] },
  { file: /@slack\/bolt\/dist\/receivers\/ExpressReceiver\.js$/, names: ['default'] },
  { file: /@slack\/bolt\/dist\/receivers\/AwsLambdaReceiver\.js$/, names: ['default'] },
  { file: /@slack\/bolt\/dist\/receivers\/HTTPResponseAck\.js$/, names: ['HTTPResponseAck'] },
  { file: /@slack\/bolt\/dist\/receivers\/HTTPModuleFunctions\.js$/, names: [] },
  { file: /@slack\/bolt\/dist\/receivers\/SocketModeFunctions\.js$/, names: [] },
  { file: /@slack\/oauth\/dist\/index\.js$/, names: ['InstallProvider'] },
];

export const unusedInLambda: Plugin = {
  name: 'unused-in-lambda',
  setup(build) {
    for (const { file, names } of UNUSED) {
      build.onLoad({ filter: file }, () => ({ contents: stub(names), loader: 'js' }));
    }
  },
};

/** A module whose classes exist, so that names can be imported, and refuse to be made. */
function stub(names: readonly string[]): string {
  const classes = names.map(
    (name) => `exports.${name} = class { constructor() { throw new Error('left out of the bundle'); } };`,
  );
  return ["Object.defineProperty(exports, '__esModule', { value: true });", ...classes].join('\n');
}
