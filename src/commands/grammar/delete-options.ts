/**
 * How an object is to be deleted, from the flags of `delete`. Follows kubectl/pkg/cmd/delete.
 */
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { DeleteOptions, Propagation } from '../../cluster/deletion';
import { isOn, numberOf, textOf, type Words } from './words';

/** Refuses flags that contradict each other. `--grace-period=0` without `--force` means one second. */
export function readDeleteOptions(words: Words): Result<DeleteOptions> {
  const said = numberOf(words, 'grace-period') ?? -1;
  const isNow = isOn(words, 'now');
  if (isNow && said !== -1) return clientError('--now and --grace-period cannot be specified together');
  const grace = isNow ? 1 : said;
  const isForced = isOn(words, 'force');
  if (isForced && grace > 0) {
    return clientError('--force and --grace-period greater than 0 cannot be specified together');
  }
  const propagation = readCascade(textOf(words, 'cascade'));
  if (isRejected(propagation)) return propagation;
  if (isForced) return { propagation, gracePeriodSeconds: 0 };
  return grace < 0 ? { propagation } : { propagation, gracePeriodSeconds: grace === 0 ? 1 : grace };
}

function readCascade(cascade: string | undefined): Result<Propagation> {
  switch (cascade) {
    case undefined:
    case '':
    case 'true':
    case 'background':
      return 'Background';
    case 'orphan':
    case 'false':
      return 'Orphan';
    case 'foreground':
      return 'Foreground';
    default:
      return clientError(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  }
}
