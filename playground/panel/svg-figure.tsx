/**
 * A picture of our own server as part of the page: its words are text, and its objects tell their names.
 */
import { type ReactNode, useEffect, useRef } from 'react';

export function SvgFigure({ svg }: { readonly svg: string }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = parsed(svg);
    if (drawn !== undefined) place.current?.replaceChildren(drawn);
  }, [svg]);
  return <div className="figure" ref={place} />;
}

function parsed(svg: string): Element | undefined {
  // The policy of the page forbids styles in attributes, also while they are parsed; a script may set them.
  const text = svg.replaceAll(' style="', ' data-style="');
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGElement)) return undefined;
  // The title of the whole would be shown wherever the pointer rests.
  const title = root.querySelector(':scope > title');
  const description = root.querySelector(':scope > desc');
  root.setAttribute('aria-label', [title?.textContent, description?.textContent].filter((one) => one).join('. '));
  title?.remove();
  const drawn = document.importNode(root, true);
  const styled = [drawn, ...drawn.querySelectorAll<SVGElement>('[data-style]')];
  for (const one of styled) one.style.cssText = one.dataset.style ?? '';
  return drawn;
}
