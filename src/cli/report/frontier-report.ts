import type { FrontierRun } from '../../services/frontier/index.ts';
import { numberText, percentText, tableText, yuanText } from './table.ts';

/** The frontier for people: one line for each budget, the knee marked. */
export function frontierReport(
  points: FrontierRun['points'],
  plans: FrontierRun['plans'],
  knee: number | null,
  bureauName: string | null,
): string {
  const first = plans[0]?.plan;
  if (first === undefined) return 'No point was solved.\n';
  const rows = points.map((point, index) => {
    const { plan } = plans[index]!;
    return [
      `× ${point.factor}`,
      yuanText(point.capitalBudget),
      yuanText(point.capitalCost),
      numberText(point.largeClasses),
      numberText(point.superLargeClasses),
      numberText(total(plan.plan.roomsShort)),
      percentText(point.gap),
      plan.certificate.ok ? '' : 'CHECK FAILS',
      index === knee ? '<- knee' : point.interrupted ? 'INTERRUPTED' : '',
    ];
  });
  return [
    `${bureauName ?? 'Bureau without a name'}, ${first.years.at(0)} to ${first.years.at(-1)}, summed over the years\n`,
    first.input.synthetic ? 'Synthetic data: invented, not about any real place or school.\n' : '',
    `Without a plan: ${numberText(total(first.baseline.largeClasses))} classes of 56+, ` +
      `${numberText(total(first.baseline.superLargeClasses))} of 66+.\n\n`,
    tableText(['budget', 'capital budget', 'capital cost', '56+', '66+', 'rooms missing', 'gap', '', ''], rows),
    '\nThe gap is that of the class-size goal, in which a class of 66+ weighs more than one of 56+.\n',
  ].join('');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
