import { z } from 'zod';
import { command, query } from '../method.ts';
import { fileToken, instant, nothing } from './fields.ts';

/** Longitude and latitude in degrees. */
const position = z.tuple([z.number(), z.number()]);

const suppliedOutlines = z.strictObject({
  fileName: z.string(),
  loadedAt: instant,
  outlines: z.array(z.strictObject({ name: z.string().nullable(), rings: z.array(z.array(position)) })),
});

export const mapMethods = {
  /** The outlines of the districts that the user supplied, kept in the bureau file; null where there are none. */
  'map.outlines': query(nothing, suppliedOutlines.nullable(), ['bureau.noneOpen']),
  /** Reads outlines from a picked GeoJSON file in degrees and keeps them in place of those before. */
  'map.loadOutlines': command(z.strictObject({ token: fileToken }), suppliedOutlines, [
    'bureau.noneOpen',
    'map.notGeoJson',
    'map.noAreas',
    'map.notDegrees',
    'map.tooDetailed',
  ]),
  /** Removes them; the map then shows hulls of the schools. */
  'map.removeOutlines': command(nothing, nothing, ['bureau.noneOpen']),
} as const;
