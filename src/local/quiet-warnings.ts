/**
 * The AWS SDK tells every process on Node 20 that its versions of 2027 will need Node 22. The version here is pinned, so
 * whoever runs this cannot act on it; every other warning is shown.
 */
export function quietVersionWarning(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'NodeVersionSupportWarning') process.stderr.write(`${warning.stack ?? warning.message}\n`);
  });
}
