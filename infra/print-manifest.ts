/**
 * `npm run manifest -- --url https://…`: prints the manifest for the app's page at Slack. Without arguments it is what
 * infra/slack-manifest.yml holds.
 */
import { readManifestOptions } from './manifest-options';
import { manifestText } from './manifest-text';

const options = readManifestOptions(process.argv.slice(2));
if ('problem' in options) {
  process.stderr.write(`${options.problem}\n`);
  process.exitCode = 1;
} else if ('usage' in options) {
  process.stdout.write(`${options.usage}\n`);
} else {
  process.stdout.write(manifestText(options));
}
