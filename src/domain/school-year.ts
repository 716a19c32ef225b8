/** A school year as people write it: 2026, the year in which it starts, is `2026–27`. */
export function schoolYear(year: number): string {
  return `${year}–${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Several school years in a row, from the first to the last, as they stand before 学年 in Chinese or after “from” in English. */
export function schoolYears(years: readonly number[], language: 'zh' | 'en'): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last
    ? schoolYear(first)
    : `${schoolYear(first)}${language === 'zh' ? '至' : ' to '}${schoolYear(last)}`;
}
