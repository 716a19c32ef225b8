/**
 * Reads a day as it is written here, `2026-09-01`; `2026/9/1`, `2026.9.1` and `2026年9月1日` are understood too.
 * @returns the day as `2026-09-01`, null for an empty text, undefined for what is no day of the calendar
 */
export function dayIn(text: string): string | null | undefined {
  const written = text.trim();
  if (written === '') return null;
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(written);
  if (parts === null) return undefined;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  const day = new Date(Date.UTC(year, month - 1, date));
  // The calendar carries 31 April on to 1 May.
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return undefined;
  return day.toISOString().slice(0, 10);
}
