/**
 * A picture of our own server as part of the page: its words are text, its objects tell their names, and those that can
 * be looked at by themselves can be pressed.
 */
import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { ClusterObject } from '../api';

interface SvgFigureProps {
  readonly svg: string;
  readonly objectOf?: (part: string) => ClusterObject | undefined;
  readonly onPick?: (object: ClusterObject) => void;
}

const PART = '[data-id]';
const NONE = (): undefined => undefined;

export function SvgFigure({ svg, objectOf = NONE, onPick = NONE }: SvgFigureProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawn = parsed(svg);
    if (drawn !== undefined) place.current?.replaceChildren(drawn);
  }, [svg]);
  useEffect(() => {
    for (const part of place.current?.querySelectorAll<SVGElement>(PART) ?? []) {
      part.classList.toggle('pickable', objectOf(part.dataset.id ?? '') !== undefined);
    }
  }, [svg, objectOf]);
  const press = ({ target }: MouseEvent): void => {
    for (let part = partAt(target); part !== null; part = partAt(part.parentElement)) {
      const object = objectOf(part.dataset.id ?? '');
      if (object !== undefined) return onPick(object);
    }
  };
  return <div className="figure" ref={place} onClick={press} />;
}

const partAt = (target: EventTarget | null): SVGElement | null =>
  target instanceof Element ? target.closest<SVGElement>(PART) : null;

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
