/**
 * A command that is not answered yet. Whoever is answered at once sees no more than the text they sent.
 */
import type { ReactNode } from 'react';

export function Waiting({ command }: { readonly command: string }): ReactNode {
  return (
    <p className="waiting" role="status">
      <span className="dots" aria-hidden="true" />
      kube-tutor works on <code>/kube {command}</code>
    </p>
  );
}
