import type { PlanStress } from '../../services/stress/index.ts';
import { numberText, percentText, tableText } from './table.ts';

/** Programmes that are named; the JSON document has all. */
const SHOWN = 12;

/** A stress test for people: year by year, then the programmes most at risk. */
export function stressReport({ planId, createdAt, scenarioName, result }: PlanStress): string {
  const { years, programmes, futures, seed, share } = result;
  const byYear = years.map((year) => [
    String(year.year),
    numberText(year.planned),
    numberText(Math.round(year.expected * 10) / 10),
    `${numberText(year.low)} to ${numberText(year.high)}`,
    percentText(year.noneProbability),
    percentText(year.shareProbability),
    percentText(year.roomsShortProbability),
  ]);
  const byProgramme = programmes
    .slice(0, SHOWN)
    .map((risk) => [
      `${risk.schoolId} ${risk.stage}`,
      numberText(risk.planned),
      numberText(Math.round(risk.expected * 10) / 10),
      percentText(risk.probability),
      String(risk.worstYear),
    ]);
  return [
    `Plan ${planId} of ${createdAt}, scenario ${scenarioName}: ${numberText(futures)} futures, seed ${seed}\n\n`,
    'Classes of 56+ if pupils come as projected, and over the futures:\n',
    tableText(
      ['year', 'planned', 'expected', '5 % to 95 %', 'none', `at most ${percentText(share)}`, 'rooms missing'],
      byYear,
    ),
    '\n',
    programmes.length === 0
      ? 'No programme expects more classes of 56+ than planned.\n'
      : `Most at risk of more classes of 56+ than planned, summed over the years:\n${tableText(
          ['programme', 'planned', 'expected', 'more than planned', 'worst year'],
          byProgramme,
        )}`,
    programmes.length > SHOWN ? `… and ${programmes.length - SHOWN} more; --json has all\n` : '',
  ].join('');
}
