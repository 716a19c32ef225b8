import type { Locale, SchoolKind } from '../domain/bureau.ts';
import type { Stage } from '../domain/stage.ts';
import { type Place, placeIn, type SampleDistrict } from './geography.ts';
import { STAGES_OF_KIND } from './mix.ts';
import type { Random } from './random.ts';

/** A school of the invented city before it has pupils. */
export interface SampleSchool {
  readonly id: string;
  readonly name: string;
  readonly district: SampleDistrict;
  readonly kind: SchoolKind;
  readonly locale: Locale;
  readonly ownership: 'public' | 'private';
  readonly place: Place;
  readonly locked: boolean;
  readonly stages: readonly Stage[];
}

const NAME_OF_KIND: Readonly<Record<SchoolKind, string>> = {
  kindergarten: '幼儿园',
  primary: '小学',
  teaching_point: '教学点',
  junior: '初级中学',
  nine_year: '九年一贯制学校',
  senior: '高级中学',
  complete_secondary: '完全中学',
  vocational: '职业学校',
  special: '特殊教育学校',
};

/** How the schools of a kind spread over an urban district and a county. */
const DISTRICT_WEIGHT: Readonly<Record<SchoolKind, { readonly urban: number; readonly county: number }>> = {
  kindergarten: { urban: 0.16, county: 0.12 },
  primary: { urban: 0.15, county: 0.133 },
  teaching_point: { urban: 0, county: 0.333 },
  junior: { urban: 0.14, county: 0.147 },
  nine_year: { urban: 0.1, county: 0.2 },
  senior: { urban: 0.15, county: 0.133 },
  complete_secondary: { urban: 0.13, county: 0.16 },
  vocational: { urban: 0.14, county: 0.147 },
  special: { urban: 0.14, county: 0.147 },
};

/** Share of the schools of a kind in a county that lie in its town; the others are rural. */
const TOWN_SHARE: Readonly<Record<SchoolKind, number>> = {
  kindergarten: 0.5,
  primary: 0.5,
  teaching_point: 0,
  junior: 0.6,
  nine_year: 0.3,
  senior: 1,
  complete_secondary: 1,
  vocational: 1,
  special: 1,
};

/** Spreads the schools of a city over its districts and gives each a name, a place and an owner. */
export function schoolsOfCity(
  kinds: readonly SchoolKind[],
  districts: readonly SampleDistrict[],
  firstNumber: number,
  random: Random,
): SampleSchool[] {
  const ofKind = new Map<SchoolKind, number>();
  const inDistrict = new Map<string, number>();
  return kinds.map((kind, index) => {
    const count = (ofKind.get(kind) ?? 0) + 1;
    ofKind.set(kind, count);
    let district = districts[0]!;
    let widest = Number.NEGATIVE_INFINITY;
    for (const candidate of districts) {
      const lag = count * DISTRICT_WEIGHT[kind][candidate.kind] - (inDistrict.get(`${kind}|${candidate.id}`) ?? 0);
      if (lag > widest) {
        widest = lag;
        district = candidate;
      }
    }
    const number = (inDistrict.get(`${kind}|${district.id}`) ?? 0) + 1;
    inDistrict.set(`${kind}|${district.id}`, number);
    const locale = localeOf(kind, district, random);
    const isPrivate = random.chance(kind === 'kindergarten' ? 0.3 : kind === 'primary' || kind === 'junior' ? 0.03 : 0);
    return {
      id: `S${String(firstNumber + index).padStart(5, '0')}`,
      name: `${district.name}第${number}${NAME_OF_KIND[kind]}（合成）`,
      district,
      kind,
      locale,
      ownership: isPrivate ? 'private' : 'public',
      place: placeIn(district, locale, random),
      locked: kind === 'teaching_point' || (isPrivate && kind !== 'kindergarten') || random.chance(0.01),
      stages: STAGES_OF_KIND[kind],
    };
  });
}

function localeOf(kind: SchoolKind, district: SampleDistrict, random: Random): Locale {
  if (kind === 'teaching_point') return 'rural';
  if (district.kind === 'urban') return random.chance(0.87) ? 'urban' : 'town';
  return random.chance(TOWN_SHARE[kind]) ? 'town' : 'rural';
}
