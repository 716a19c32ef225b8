import { useEffect, useState } from 'react';

/**
 * False at first, true as soon as what stands without it has been painted. What takes long to draw waits for it, so
 * that a click is answered before and not after.
 */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Work that is asked for within a frame would be done before that frame is painted.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}
