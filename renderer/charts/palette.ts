import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { usePreferences } from '../app/preferences.tsx';

/** The colours of the tokens as a canvas needs them, where custom properties mean nothing. */
export interface Palette {
  readonly surface: string;
  readonly surfaceSunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly accent: string;
  readonly focus: string;
  readonly danger: string;
  readonly unknownLine: string;
  readonly tiers: Readonly<Record<TierName, string>>;
  readonly tierSurfaces: Readonly<Record<TierName, string>>;
  /** More and less than the reference, where neither is good nor bad by itself. */
  readonly differences: Readonly<Record<'more' | 'less', string>>;
  /** Funding levels and plans. */
  readonly series: readonly string[];
  readonly font: string;
}

export type TierName = 'standard' | 'oversize' | 'large' | 'superLarge';

const TIER_PROPERTIES: Readonly<Record<TierName, string>> = {
  standard: '--tier-standard',
  oversize: '--tier-oversize',
  large: '--tier-large',
  superLarge: '--tier-super-large',
};

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (property: string) => style.getPropertyValue(property).trim();
  const tiers = (suffix: string) =>
    Object.fromEntries(
      Object.entries(TIER_PROPERTIES).map(([tier, property]) => [tier, read(`${property}${suffix}`)]),
    ) as Record<TierName, string>;
  return {
    surface: read('--surface'),
    surfaceSunken: read('--surface-sunken'),
    line: read('--line'),
    lineStrong: read('--line-strong'),
    text: read('--text'),
    textQuiet: read('--text-quiet'),
    accent: read('--accent'),
    focus: read('--focus'),
    danger: read('--danger'),
    unknownLine: read('--tier-unknown-line'),
    tiers: tiers(''),
    tierSurfaces: tiers('-surface'),
    differences: { more: read('--series-3'), less: read('--series-2') },
    series: [1, 2, 3, 4, 5, 6].map((number) => read(`--series-${number}`)),
    font: read('--font'),
  };
}

/** Whether the window is being put on paper; canvases are drawn anew before the printer looks. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const query = matchMedia('print');
    const show = (is: boolean) => flushSync(() => setPrinting(is));
    // What is printed is laid out before the query changes, so what is made anew for paper has to be there earlier.
    const before = () => show(true);
    const follow = () => show(query.matches);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', follow);
    query.addEventListener('change', follow);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', follow);
      query.removeEventListener('change', follow);
    };
  }, []);
  return printing;
}

/** The palette of the theme in force. */
export function usePalette(): Palette {
  const { shownTheme } = usePreferences();
  const printing = usePrinting();
  const [applied, setApplied] = useState(0);
  useEffect(() => {
    // The theme stands on the root element after the effect of the provider, which runs after this one.
    const observer = new MutationObserver(() => setApplied((count) => count + 1));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme, paper and the root's attribute change what is read.
  return useMemo(readPalette, [shownTheme, printing, applied]);
}
