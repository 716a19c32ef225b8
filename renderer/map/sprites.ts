import type { Palette, TierName } from '../charts/palette.ts';

/** A class tier, not known, or how a figure differs from the reference. */
export type SchoolLook = TierName | 'unknown' | 'more' | 'less' | 'same';
export type SchoolShape = 'circle' | 'square' | 'up' | 'down';

export interface SpriteLook {
  readonly look: SchoolLook;
  readonly shape: SchoolShape;
  readonly filled: boolean;
  /** Pixels of the page, rounded so that few pictures are needed. */
  readonly radius: number;
  /** Pixels of the screen for one of the page. */
  readonly density: number;
}

/**
 * Small pictures of schools, drawn once for each look and palette. Copying pictures stays fast where thousands of
 * circles lie on each other; one path of them all does not.
 */
const SPRITES = new WeakMap<Palette, Map<string, HTMLCanvasElement>>();

/** Space around the outline, in pixels of the page. */
const MARGIN = 2;

/** The picture of a school; its middle is in the middle of the canvas. */
export function spriteOf(palette: Palette, look: SpriteLook): HTMLCanvasElement {
  let sprites = SPRITES.get(palette);
  if (sprites === undefined) {
    sprites = new Map();
    SPRITES.set(palette, sprites);
  }
  const key = `${look.look} ${look.shape} ${look.filled} ${look.radius} ${look.density}`;
  let sprite = sprites.get(key);
  if (sprite === undefined) {
    sprite = draw(palette, look);
    sprites.set(key, sprite);
  }
  return sprite;
}

/** The width of a sprite in pixels of the page. */
export function spriteWidth(radius: number): number {
  return 2 * (radius + MARGIN);
}

/** The outline of a shape around a point. */
export function shapePath(
  context: CanvasRenderingContext2D,
  shape: SchoolShape,
  x: number,
  y: number,
  radius: number,
): void {
  if (shape === 'square') context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else if (shape === 'circle') {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  } else {
    const way = shape === 'up' ? -1 : 1;
    context.moveTo(x, y + way * radius);
    context.lineTo(x + radius, y - way * radius * 0.8);
    context.lineTo(x - radius, y - way * radius * 0.8);
    context.closePath();
  }
}

function draw(palette: Palette, { look, shape, filled, radius, density }: SpriteLook): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  const width = spriteWidth(radius);
  sprite.width = Math.ceil(width * density);
  sprite.height = sprite.width;
  const context = sprite.getContext('2d');
  if (context === null) return sprite;
  context.scale(sprite.width / width, sprite.height / width);
  context.beginPath();
  shapePath(context, shape, width / 2, width / 2, radius);
  if (look === 'unknown') {
    context.fillStyle = hatching(context, palette);
    context.strokeStyle = palette.unknownLine;
    context.lineWidth = 1;
  } else if (look === 'more' || look === 'less' || look === 'same') {
    context.fillStyle = look === 'same' ? palette.surface : palette.differences[look];
    context.strokeStyle = look === 'same' ? palette.lineStrong : palette.surface;
    context.lineWidth = 0.75;
  } else {
    context.fillStyle = filled ? palette.tiers[look] : palette.tierSurfaces[look];
    context.strokeStyle = filled ? palette.surface : palette.tiers[look];
    context.lineWidth = filled ? 0.75 : 1.5;
  }
  context.fill();
  context.stroke();
  return sprite;
}

/** Hatched grey for what is not known. */
function hatching(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 4;
  tile.height = 4;
  const drawing = tile.getContext('2d');
  if (drawing === null) return palette.unknownLine;
  drawing.fillStyle = palette.surface;
  drawing.fillRect(0, 0, 4, 4);
  drawing.strokeStyle = palette.unknownLine;
  drawing.beginPath();
  drawing.moveTo(-1, 5);
  drawing.lineTo(5, -1);
  drawing.stroke();
  return context.createPattern(tile, 'repeat') ?? palette.unknownLine;
}
