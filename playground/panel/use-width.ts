import { type RefCallback, useCallback, useState } from 'react';

const LEAST = 400;
const MOST = 1200;
/** A picture is not drawn anew for each pixel. */
const STEP = 20;

/** How wide a picture in an element may be; zero until it is there. */
export function useWidth(): readonly [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0);
  const follow = useCallback((made: HTMLElement | null) => {
    if (made === null) return;
    const observer = new ResizeObserver(() => {
      const { paddingLeft, paddingRight } = getComputedStyle(made);
      const inner = made.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      // Hidden on a narrow screen: what is drawn stays.
      if (inner > 0) setWidth(Math.min(MOST, Math.max(LEAST, Math.floor(inner / STEP) * STEP)));
    });
    observer.observe(made);
    return () => observer.disconnect();
  }, []);
  return [follow, width];
}
