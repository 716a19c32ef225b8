import type { Size } from './view.ts';

/** The drawing context of a canvas of this size in pixels of the page, sharp on any screen; null where there is none. */
export function contextOf(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D | null {
  const density = Math.max(1, window.devicePixelRatio);
  const [pixelsWide, pixelsHigh] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== pixelsWide) canvas.width = pixelsWide;
  if (canvas.height !== pixelsHigh) canvas.height = pixelsHigh;
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
