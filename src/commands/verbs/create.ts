/**
 * `create -f -`: makes the objects of a manifest. Follows kubectl/pkg/cmd/create.
 */
import type { Draft } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { clientError, whileDoing } from '../../api/status';
import { createObject } from '../../cluster/admission';
import { resultLine } from '../../printers/result';
import { refOfDraft } from '../changes/draft-ref';
import { actAsYou } from '../changes/intent';
import { collect } from '../changes/outcomes';
import { readInput } from '../grammar/manifest-input';
import type { Verb } from '../verb';

export const create: Verb<readonly Draft[]> = {
  name: 'create',
  usage: 'create -f -',
  summary: 'makes the objects of the YAML on the lines below',
  examples: ['create -f -', 'create deployment web --image=web:v1 --replicas=3'],
  effect: 'change',
  origin: 'kubectl',
  flags: [
    { name: 'filename', short: 'f', takes: 'text' },
    { name: 'validate', takes: 'optional' },
  ],
  parse: (words) => {
    const { positional } = words;
    if (positional.length === 0) return readInput(words, 'create');
    const message = `Unexpected args: [${positional.join(' ')}]\nSee 'kubectl create -h' for help and examples`;
    return { ...clientError(message), hint: 'create makes objects: /kube create deployment web --image=web:v1' };
  },
  run: (drafts, cluster) => {
    const outcomes = drafts.map((draft) => {
      const made = actAsYou(cluster, { verb: 'created', object: refOfDraft(draft) }, (target) =>
        createObject(target, draft),
      );
      if (isRejected(made)) return { rejection: whileDoing('creating', made) };
      return { object: made, line: resultLine(made, 'created') };
    });
    const count = `${drafts.length} object${drafts.length === 1 ? '' : 's'}`;
    return collect(outcomes, { understood: 'create -f -', kubectl: { line: `create -f -   (${count})` } });
  },
};
