import type { Family, Key, NamedModel } from '../../models/kit/index.ts';
import { memberName } from '../../models/kit/index.ts';
import { buildPlacesModel, COMBINED_OBJECTIVE } from '../../models/school-places/index.ts';
import type { BureauData } from '../domain/bureau.ts';
import type { NormSet } from '../domain/norm.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import { planningInputs } from './inputs.ts';
import { type PlacesInput, placesInput } from './places/input/input.ts';

/**
 * The places model of a bureau in one scenario, with all goals in a single weighted objective, for export to other
 * solvers. Nothing is left out of it, so that it can be read against the data: members carry school codes, stages and
 * calendar years, such as `rooms[S00017.primary,2028]`.
 *
 * @throws NormError when a norm that planning needs has no value
 */
export function placesModel(bureau: BureauData, normSet: NormSet, settings: ScenarioSettings): NamedModel {
  const inputs = planningInputs(bureau, normSet, settings);
  const input = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings);
  return withCodes(buildPlacesModel(input.data, { objective: COMBINED_OBJECTIVE }).named, input);
}

/** Puts codes and years in the place of the model's own indices. */
function withCodes(named: NamedModel, { origins, years }: PlacesInput): NamedModel {
  const coded = (family: Family, key: Key): Key =>
    key.map((part, position) => {
      const index = Number(part);
      switch (family.indices[position]) {
        case 'site':
        case 'from':
        case 'to':
          return `${origins[index]!.schoolId}.${origins[index]!.stage}`;
        case 'year':
        case 'entry':
          return years[index]!;
        case 'cohort':
          return origins[Number(key[0])]!.settledEntryYears[index] ?? part;
        default:
          return part;
      }
    });
  const columnKey: NamedModel['columnKey'] = (column) => {
    const { family, key } = named.columnKey(column);
    return { family, key: coded(family, key) };
  };
  const rowKey: NamedModel['rowKey'] = (row) => {
    const { family, key } = named.rowKey(row);
    return { family, key: coded(family, key) };
  };
  return {
    ...named,
    columnKey,
    rowKey,
    columnName: (column) => memberName(columnKey(column).family, columnKey(column).key),
    rowName: (row) => memberName(rowKey(row).family, rowKey(row).key),
  };
}
