import { programmeKey } from '../../domain/bureau.ts';
import { type IntakeIssue, makeIssue } from '../issue.ts';
import { type Entries, type Entry, placeIn } from '../rows/entry.ts';

/**
 * Compares the class sizes of every programme and year with its enrolment, whichever of the two forms they have: a
 * class list counts classes and pupils, the official bins count classes only.
 */
export function checkClassSizes(entries: Entries): IntakeIssue[] {
  const enrolment = groups(entries.enrolment);
  return [...groups(entries.class_sizes)].flatMap(([key, sizes]) => {
    const issues: IntakeIssue[] = [];
    const first = sizes[0]!;
    const list = sizes.filter(({ row }) => row.classNo !== null);
    const bins = sizes.filter(({ row }) => row.bin !== null);
    const year = first.row.year;
    if (list.length > 0 && bins.length > 0)
      issues.push(makeIssue('class-size-two-forms', placeIn(bins[0]!, 'bin'), { year }, first.row.schoolId));
    const all = enrolment.get(key) ?? [];
    if (list.length > 0) {
      const grades = new Set(list.map(({ row }) => row.grade));
      const enrolled = all.filter(({ row }) => grades.has(row.grade));
      issues.push(
        ...compare(
          'classes',
          list[0]!,
          list.length,
          sum(enrolled, (entry) => entry.row.classes),
        ),
      );
      const pupils = sum(list, (entry) => entry.row.pupils);
      if (pupils !== null)
        issues.push(
          ...compare(
            'pupils',
            list[0]!,
            pupils,
            sum(enrolled, (entry) => entry.row.pupils),
          ),
        );
    }
    // Bins may be given by grade or for the stage as a whole.
    for (const [grade, rows] of Map.groupBy(bins, ({ row }) => row.grade)) {
      const enrolled = grade === null ? all : all.filter(({ row }) => row.grade === grade);
      const classes = sum(rows, (entry) => entry.row.classes);
      if (classes !== null)
        issues.push(
          ...compare(
            'classes',
            rows[0]!,
            classes,
            sum(enrolled, (entry) => entry.row.classes),
          ),
        );
    }
    return issues;
  });
}

function compare(
  what: 'classes' | 'pupils',
  entry: Entry<'class_sizes'>,
  listed: number,
  enrolled: number | null,
): IntakeIssue[] {
  if (enrolled === null || enrolled === listed) return [];
  const parameters = { listed, enrolled, year: entry.row.year };
  return what === 'classes'
    ? [makeIssue('class-size-classes-differ', placeIn(entry, null), parameters, entry.row.schoolId)]
    : [makeIssue('class-size-pupils-differ', placeIn(entry, null), parameters, entry.row.schoolId)];
}

function groups<Item extends { readonly row: { schoolId: string; stage: string; year: number } }>(
  entries: readonly Item[],
): Map<string, Item[]> {
  return Map.groupBy(entries, ({ row }) => `${programmeKey(row.schoolId, row.stage)}|${row.year}`);
}

/** The sum, or null when there is nothing to add or one of the numbers is unknown: a blank is not zero. */
function sum<Item>(items: readonly Item[], number: (item: Item) => number | null): number | null {
  if (items.length === 0) return null;
  let total = 0;
  for (const item of items) {
    const value = number(item);
    if (value === null) return null;
    total += value;
  }
  return total;
}
