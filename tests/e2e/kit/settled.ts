import type { Page } from 'playwright-core';

/**
 * Waits until the screen is at rest: it is the one of the address, nothing is being loaded for the first time, no
 * transition runs, the fonts are there, and two frames in a row left the page as it was.
 */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(async () => {
    let changes = 0;
    const observer = new MutationObserver((records) => {
      changes += records.length;
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // A screen whose code is still being loaded leaves the one before in place, and with it the marks of where one is.
    const elsewhere = () => {
      const pathOf = (address: string | null) => address?.replace(/^#/, '').split('?')[0] ?? '';
      const here = pathOf(location.hash);
      return [...document.querySelectorAll('nav a[aria-current="page"]')].some(
        (link) => !here.startsWith(pathOf(link.getAttribute('href'))),
      );
    };
    const atWork = () =>
      elsewhere() ||
      document.querySelector('[aria-busy="true"]') !== null ||
      document.fonts.status !== 'loaded' ||
      document.getAnimations().some(({ playState }) => playState === 'running');
    for (let quiet = 0; quiet < 2; ) {
      changes = 0;
      await frame();
      await frame();
      quiet = changes === 0 && !atWork() ? quiet + 1 : 0;
    }
    observer.disconnect();
  });
}
