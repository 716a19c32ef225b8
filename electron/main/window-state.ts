import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const stateSchema = z.object({
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(400),
    height: z.number().int().min(300),
  }),
  maximized: z.boolean(),
  language: z.enum(['zh', 'en']),
});

/** What the shell remembers from one launch to the next. */
export type WindowState = z.infer<typeof stateSchema>;

const DEFAULT_SIZE = { width: 1440, height: 900 };

/** Reads the remembered state, or null when there is none that makes sense. */
export function readWindowState(file: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The first launch, or a file that was damaged: the window then opens in its usual size.
    return null;
  }
}

/** Writes size and place of the window whole, so that a crash leaves the old ones. */
export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/**
 * Where to put the window: as remembered when enough of it is on a screen that is still there, else in the usual size
 * wherever the system puts it.
 */
export function placementOf(
  state: WindowState | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  if (state === null) return DEFAULT_SIZE;
  const { bounds } = state;
  const isReachable = workAreas.some(
    (area) =>
      Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x) >= 200 &&
      bounds.y >= area.y &&
      bounds.y <= area.y + area.height - 100,
  );
  return isReachable ? bounds : DEFAULT_SIZE;
}
