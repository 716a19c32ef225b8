import { useEffect, useState } from 'react';

/**
 * Does something as soon as what has changed so far is painted, so that a click is answered before long work and not
 * after.
 * @returns a function that calls it off
 */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Work that is asked for within a frame would be done before that frame is painted.
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** False at first, true as soon as what stands without it has been painted; what takes long to draw waits for it. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return painted;
}
