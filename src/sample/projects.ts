import type { TableRow } from '../domain/tables/index.ts';
import { coordinatesOf } from './geography.ts';
import type { SampleProgramme } from './programmes.ts';
import type { Random } from './random.ts';
import type { SampleYears } from './years.ts';

const SIZES = {
  primary: { minRooms: 12, maxRooms: 36, roomStep: 6 },
  junior: { minRooms: 12, maxRooms: 36, roomStep: 6 },
  senior: { minRooms: 24, maxRooms: 48, roomStep: 12 },
} as const;
type ProjectStage = keyof typeof SIZES;
const PROGRAMMES_PER_PROJECT = 12;

/** Sites for new schools beside crowded ones; about a third have no land yet. */
export function projectsOf(
  programmes: readonly SampleProgramme[],
  firstNumber: number,
  years: SampleYears,
  random: Random,
): TableRow<'projects'>[] {
  const crowded = programmes.filter(({ crowded, school }) => crowded && school.locale !== 'rural');
  if (crowded.length === 0) return [];
  const count = Math.max(1, Math.round(programmes.length / PROGRAMMES_PER_PROJECT));
  return Array.from({ length: count }, (_, index) => {
    const { school, stage } = random.pick(crowded);
    const { district } = school;
    const size = SIZES[stage as ProjectStage];
    const thousands = (amount: number) => Math.round(amount / 10_000) * 10_000;
    return {
      projectId: `P${String(firstNumber + index).padStart(4, '0')}`,
      name: `${district.name}新建${stage === 'primary' ? '小学' : stage === 'junior' ? '初中' : '高中'}${index + 1}号地块（合成）`,
      districtId: district.id,
      stage,
      ...coordinatesOf({
        east: school.place.east + 0.6 * random.bell(),
        north: school.place.north + 0.6 * random.bell(),
      }),
      ...size,
      fixedCost: thousands(random.between(12e6, 30e6) * district.priceLevel),
      costPerRoom: thousands(random.between(2.4e6, 3.2e6) * district.priceLevel),
      earliestYear: years.base + random.integer(1, 3),
      leadYears: 2,
      runningCost: thousands(random.between(1.2e6, 3.5e6)),
      landReady: random.chance(0.68),
    };
  });
}
