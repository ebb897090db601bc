/**
 * Why the tutor cannot run on this machine, in words that say what to do about it.
 */
import { isOfDisk } from './embedded-table';
import type { LocalEnvironment } from './environment';

type Places = Pick<LocalEnvironment, 'port' | 'folder' | 'dynamoEndpoint'>;

/** One line for an error of the start. */
export function explain(error: unknown, { port, folder, dynamoEndpoint }: Places): string {
  const { code, syscall, message } = facts(error);
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or let one be picked: PORT=0 npm start`;
  if (code === 'EACCES' && syscall === 'listen') return `Port ${port} is not allowed. Choose another: PORT=3000`;
  // LevelDB says no more than this.
  if (message === 'Database is closed') {
    return `The data in ${folder} cannot be opened: another process uses it, or it cannot be written. ${ANOTHER}`;
  }
  if (['mkdir', 'open'].includes(syscall)) return `The folder ${folder} cannot be used (${code}). ${ANOTHER}`;
  if (dynamoEndpoint !== undefined && ['connect', 'getaddrinfo'].includes(syscall)) {
    return `Nothing answers at DYNAMODB_ENDPOINT ${dynamoEndpoint} (${code}). Leave it out to use the embedded table.`;
  }
  return message;
}

const ANOTHER = 'Name another: KUBE_TUTOR_DATA=FOLDER, or KUBE_TUTOR_DATA=memory to keep nothing.';

/** Ends the process with the reason on standard error, also when it is thrown where nobody can catch it. */
export function endOnFailure(places: Places): (error: unknown) => void {
  const end = (error: unknown): void => {
    process.stderr.write(`${explain(error, places)}\n`);
    process.exit(1);
  };
  // Where the disk refuses something, the embedded table has said so, and people hear of it with their next command.
  process.on('uncaughtException', (error) => {
    if (!isOfDisk(error)) end(error);
  });
  return end;
}

function facts(error: unknown): { readonly code: string; readonly syscall: string; readonly message: string } {
  const { code = '', syscall = '' } = error as { readonly code?: string; readonly syscall?: string };
  return { code, syscall, message: error instanceof Error ? error.message : String(error) };
}
