/**
 * Monospace text. Where it is wider than the message the keyboard can move it, too.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';

export function Preformatted({ text }: { readonly text: string }): ReactNode {
  const made = useRef<HTMLPreElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const pre = made.current;
    if (pre === null) return;
    const observer = new ResizeObserver(() => setWide(pre.scrollWidth > pre.clientWidth));
    observer.observe(pre);
    return () => observer.disconnect();
  }, [text]);
  return (
    <pre
      ref={made}
      {...(isWide ? { tabIndex: 0, role: 'region', 'aria-label': 'Text that is wider than the message' } : {})}
    >
      {text}
    </pre>
  );
}
