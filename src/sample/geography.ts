import type { District, Locale } from '../domain/bureau.ts';
import type { Random } from './random.ts';

/** A place in kilometres east and north of the middle of the invented country. */
export interface Place {
  readonly east: number;
  readonly north: number;
}

/** A district of an invented city, with what its schools are made from. */
export interface SampleDistrict {
  readonly id: string;
  readonly name: string;
  readonly kind: 'urban' | 'county';
  /** Middle of an urban district, or the county town. */
  readonly middle: Place;
  /** By which the number of births is multiplied from one year to the next. */
  readonly growth: number;
  /** Price level of building against the norm. */
  readonly priceLevel: number;
  readonly shares: Pick<District, 'shareCentral' | 'shareProvince' | 'shareCity' | 'shareCounty'>;
}

/** The middle of the invented country; no such town exists. */
const MIDDLE = { longitude: 98.4, latitude: 38.2 };
const KILOMETRES_PER_DEGREE_NORTH = 111.2;
/** 111.3 km × cos 38.2°; a constant, so that no engine’s cosine can change a digit. */
const KILOMETRES_PER_DEGREE_EAST = 87.5;
const CITY_SPACING_KILOMETRES = 130;

/** Town and country alternate, so that a small bureau has both. */
const INVENTED = [
  { name: '东禾区', kind: 'urban', east: 3, north: 1.5 },
  { name: '云棠县', kind: 'county', east: 28, north: 17 },
  { name: '西岚区', kind: 'urban', east: -3.2, north: 1 },
  { name: '岚溪县', kind: 'county', east: -31, north: 12 },
  { name: '南汀区', kind: 'urban', east: 0.6, north: -3.4 },
  { name: '石禾县', kind: 'county', east: 6, north: -34 },
  { name: '北芷区', kind: 'urban', east: -0.4, north: 4.2 },
] as const;
const PROGRAMMES_PER_DISTRICT = 45;

/**
 * The districts of one city, seven where it has the size of the pattern; cities lie on a square grid, far enough apart
 * not to share schools.
 */
export function districtsOfCity(city: number, cities: number, programmes: number, random: Random): SampleDistrict[] {
  const count = Math.max(2, Math.round(programmes / PROGRAMMES_PER_DISTRICT));
  const side = Math.ceil(Math.sqrt(cities));
  const cityEast = (city % side) * CITY_SPACING_KILOMETRES;
  const cityNorth = Math.floor(city / side) * CITY_SPACING_KILOMETRES;
  return INVENTED.slice(0, count).map(({ name, kind, east, north }, index) => ({
    id: `D${String(city * INVENTED.length + index + 1).padStart(3, '0')}`,
    name: cities === 1 ? name : `第${city + 1}市${name}`,
    kind,
    middle: { east: cityEast + east, north: cityNorth + north },
    growth: kind === 'urban' ? random.between(1.004, 1.022) : random.between(0.985, 1.006),
    priceLevel: random.between(0.9, 1.12),
    shares:
      kind === 'urban'
        ? { shareCentral: 0.3, shareProvince: 0.2, shareCity: 0.25, shareCounty: 0.25 }
        : { shareCentral: 0.5, shareProvince: 0.22, shareCity: 0.1, shareCounty: 0.18 },
  }));
}

/** Where a school of a locale lies in its district: dense in towns, scattered in the country. */
export function placeIn(district: SampleDistrict, locale: Locale, random: Random): Place {
  const spread = district.kind === 'urban' ? (locale === 'urban' ? 1.5 : 2.6) : locale === 'rural' ? 9 : 1.3;
  return {
    east: district.middle.east + spread * random.bell(),
    north: district.middle.north + spread * random.bell(),
  };
}

/** Decimal degrees, rounded to about a metre. */
export function coordinatesOf(place: Place): { readonly lon: number; readonly lat: number } {
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return {
    lon: rounded(MIDDLE.longitude + place.east / KILOMETRES_PER_DEGREE_EAST),
    lat: rounded(MIDDLE.latitude + place.north / KILOMETRES_PER_DEGREE_NORTH),
  };
}
