/** What a suite does with a real kubectl, where there is one; elsewhere it says that nothing was compared. */
import { findKubectl } from './binary';

const found = findKubectl();
if ('missing' in found) {
  if (process.env.REQUIRE_KUBECTL === '1') throw new Error(found.missing);
  console.warn(`Skipped, and nothing was compared with a real kubectl: ${found.missing}`);
}

export const hasKubectl = !('missing' in found);

/** `describe`, where there is a kubectl. */
export const whereKubectlIs = hasKubectl ? describe : describe.skip;
