import { type BureauData, bureauOf } from '../../domain/bureau.ts';
import { Failure } from '../../domain/failure.ts';
import type { OpenBureau } from './session.ts';

/**
 * The data of a bureau at present. One whose data were deleted since its plans were made may have no base year.
 * @throws Failure `dataNotReady` for such a one
 */
export function presentData(bureau: OpenBureau): BureauData {
  const tables = bureau.tables();
  if (tables.enrolment.length === 0 && !tables.settings.some(({ key }) => key.trim() === 'base_year'))
    throw new Failure('dataNotReady', { path: bureau.path, tables: 'enrolment' });
  return bureauOf(tables);
}
