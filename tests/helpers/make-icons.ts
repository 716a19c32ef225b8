import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

/**
 * Draws the icons of the desktop packages from the window's own icon: `node tests/helpers/make-icons.ts`. Run it after
 * renderer/public/icon.svg was changed; what it writes is committed, so that packaging needs no browser.
 */
const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'resources', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const ICO_SIZES: readonly number[] = [16, 24, 32, 48, 64, 128, 256];

const svg = readFileSync(join(root, 'renderer', 'public', 'icon.svg'), 'utf8');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'icon.svg'), svg);

const browser = await browsers.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args, '--no-sandbox'],
});
const drawn = new Map<number, Buffer>();
// One page for all sizes: this Chromium runs in a single process, which ends with its first page.
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(`<body style="margin:0"><img src="${source}" width="${size}" height="${size}"></body>`);
  drawn.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

for (const [size, png] of drawn) writeFileSync(join(folder, `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.png'), drawn.get(1024)!);
writeFileSync(join(folder, 'icon.ico'), icoOf([...drawn].filter(([size]) => ICO_SIZES.includes(size))));

/** An icon file of Windows: a directory of 16 bytes an image, then the images, here as PNG. */
function icoOf(images: readonly (readonly [number, Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of images.entries()) {
    const entry = 6 + 16 * index;
    // One byte each for width and height; 0 stands for 256.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(([, png]) => png)]);
}
