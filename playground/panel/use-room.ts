import { type RefCallback, useCallback, useState } from 'react';

/** Widths that pictures are drawn in. */
const LEAST = 400;
const MOST = 1200;
/** A picture is not drawn anew for each pixel. */
const STEP = 10;
/** In more room than this a picture is shown larger, not only wider: it may be seen from the last row. */
const LARGE = 700;
const MOST_LARGER = 1.5;

/** How wide a picture for an element is drawn; zero until the element is there. */
export function useRoom(): readonly [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0);
  const follow = useCallback((made: HTMLElement | null) => {
    if (made === null) return;
    const observer = new ResizeObserver(() => {
      // Hidden on a narrow screen: what is drawn stays.
      if (made.clientWidth > 0) setWidth(drawnIn(made.clientWidth));
    });
    observer.observe(made);
    return () => observer.disconnect();
  }, []);
  return [follow, width];
}

function drawnIn(room: number): number {
  const larger = Math.min(MOST_LARGER, Math.max(1, room / LARGE));
  return Math.min(MOST, Math.max(LEAST, Math.floor(room / larger / STEP) * STEP));
}
