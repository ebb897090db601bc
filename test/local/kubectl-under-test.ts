/** A real kubectl on the whole tutor in this process, by a kubeconfig as `npm run kubeconfig` prints it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../src/app/ports';
import { kubeconfigText } from '../../src/local/kubeconfig-text';
import type { KubeApiServer } from '../../src/local/kube-api-server';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { Kubectl, type Ran } from '../kubectl/kubectl';

const ANA: Person = { id: 'U0ANA', name: 'ana' };

export class KubectlUnderTest {
  private readonly folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  private readonly kubectl: Kubectl;

  constructor(place: KubeApiServer, channel: string, person = ANA) {
    const file = join(this.folder, 'config');
    const pass = { id: { team: LOCAL_TEAM, channel }, person };
    writeFileSync(file, kubeconfigText(place, pass, 'test', Date.now()), { mode: 0o600 });
    this.kubectl = new Kubectl([`--kubeconfig=${file}`]);
  }

  /** @param line as it is typed, words between blanks */
  run(line: string, input = ''): Promise<Ran> {
    return this.kubectl.run(line.split(' '), input);
  }

  /** The same for words that hold blanks. */
  words(words: readonly string[], input = ''): Promise<Ran> {
    return this.kubectl.run(words, input);
  }

  close(): void {
    this.kubectl.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
