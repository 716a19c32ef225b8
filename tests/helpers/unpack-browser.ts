import packedChromium from '@sparticuz/chromium';

/** Unpacks the browser before the first test file: two files that both did it would start what is still being written. */
export default async function setUp(): Promise<void> {
  if (process.platform === 'linux') await packedChromium.executablePath();
}
