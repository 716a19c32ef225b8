import { counted } from '../domain/filled-text.ts';
import type { IntakeIssue, IssueCode, IssueParameters } from './issue.ts';

/** What the sentences of one code are made of. */
type Sentences = {
  readonly [Code in IssueCode]: (parameters: IssueParameters[Code], value: string) => string;
};

/** The English text of every issue: what is wrong, then what to do. Other languages have theirs in the locale files. */
const SENTENCES: Sentences = {
  'source-missing': ({ path }) => `There is no file or folder ${path}. Check the path.`,
  'source-unreadable': ({ path, reason }) =>
    `${path} cannot be opened (${reason}). Close it in other programs and check that you may read it.`,
  'source-empty': () => 'The file is empty. Fill it in, or leave it out.',
  'source-too-large': ({ megabytes, limit }) =>
    `The file has ${megabytes} MB; at most ${limit} MB are read. Split it, or leave out columns that are not needed.`,
  'source-kind-unknown': ({ found }) =>
    `The file is ${found}, which cannot be imported. Save the data as a workbook (.xlsx) or as CSV.`,
  'source-misnamed': ({ found }) =>
    `The file is not what its name says: inside it is ${found}. Give it the right ending, or save it anew.`,
  'workbook-old-or-encrypted': () =>
    'The file is an old workbook (.xls) or is protected by a password. Save it as .xlsx without a password.',
  'workbook-damaged': ({ reason }) =>
    `The workbook is damaged or incomplete (${reason}). Open it in a spreadsheet program and save it anew, or copy it again.`,
  'workbook-too-large': ({ part, megabytes, limit }) =>
    `${part} would take ${megabytes} MB unpacked; at most ${limit} MB are read. Delete what is not data, or save the large sheets as CSV.`,
  'workbook-suspicious': ({ part, ratio }) =>
    `${part} unpacks to ${ratio} times its size, as a malicious file would. Copy the data into a new workbook, or save it as CSV.`,
  'workbook-entities': ({ part }) =>
    `${part} declares XML entities, which no spreadsheet program writes. Copy the data into a new workbook.`,
  'text-damaged': ({ line, reason }) =>
    `The file cannot be divided into rows: ${reason}, near line ${line}. Correct the quotation marks there, or save the file as CSV anew.`,
  'no-sources': () => 'There is no file to import. Name a workbook, a folder of CSV files, or files.',
  'no-tables': ({ tables }) =>
    `None of the sheets or files is a table of the input template. Name them ${tables}, or their Chinese labels, or give a mapping file.`,
  'required-table-empty': ({ table, label }) =>
    `The table ${table} (${label}) is missing or has no row that can be used, so nothing was imported. Fill it in and import again.`,

  'encoding-mixed': ({ encoding, lines, firstLine }) =>
    `${counted(lines, 'line/lines')} (the first: line ${firstLine}) cannot be read as ${encoding}, in which the rest of the file is written. Save the file as UTF-8 in one program; until then the letters that cannot be read are marked.`,
  'encoding-uncertain': ({ encoding, other }) =>
    `The file was read as ${encoding} but could also be ${other}. Check the names; if they are wrong, save the file as UTF-8.`,
  'letters-undecodable': (_, value) =>
    `“${value}” holds letters that could not be decoded. Save the file as UTF-8, or type the text anew.`,
  'code-with-lost-letters': (_, value) =>
    `The code “${value}” holds letters that were lost or could not be decoded. Type it anew, or save the file as UTF-8.`,
  'letters-replaced': ({ mark }, value) =>
    `“${value}” holds “${mark}” where a letter was probably lost when the file was saved. Type the letter anew; save the file as UTF-8 to keep it.`,

  'table-unknown': ({ tables }) =>
    `This is not a table of the input template and was left out. The tables are ${tables}.`,
  'table-missing-for-planning': ({ table, label }) =>
    `The table ${table} (${label}) is missing, so this bureau cannot be planned until it is filled in. The other tables were read.`,
  'rows-above-header': ({ rows }) =>
    `${counted(rows, 'row above the header was/rows above the header were')} left out.`,
  'column-unknown': ({ table }, value) =>
    `“${value}” is not a column of the table ${table} and was left out. Correct the header if it is meant to be one.`,
  'column-repeated': ({ columnName }) =>
    `The column ${columnName} appears more than once; the first one was used. Delete the other.`,
  'columns-made-rows': ({ columns, rows }) =>
    `${counted(columns, 'column holds/columns hold')} one grade or one bin of class sizes each; ${counted(rows, 'row was/rows were')} made of them. Blank cells made no row, nor did the zeros of a stage without pupils. Where the stage does not follow from the grade, as at special and vocational schools, give it in a column.`,
  'year-from-title': ({ year }, value) =>
    `The school year ${year} was taken from the title “${value}” for every row. Add a column year if rows differ.`,
  'column-missing': ({ columnName, label }) =>
    `The column ${columnName} (${label}) is missing, so no row of this sheet can be used. Add it.`,
  'cells-without-header': ({ cells }) =>
    `${counted(cells, 'cell stands in a column without a header and was/cells stand in columns without a header and were')} left out. Give the columns a header.`,

  'value-required': () => 'This cell is blank, but a row cannot be used without it. Fill it in.',
  'value-not-a-number': (_, value) =>
    `“${value}” is not a number. Write digits only, or leave the cell blank if it is not known.`,
  'value-fractional': (_, value) => `“${value}” is not a whole number. Write a whole number.`,
  'value-below-minimum': ({ minimum }, value) =>
    `${value} is too small: the least possible is ${minimum}. Correct it, or leave the cell blank if it is not known.`,
  'value-above-maximum': ({ maximum }, value) =>
    `${value} is too large: the most possible is ${maximum}. Correct it, or leave the cell blank if it is not known.`,
  'value-is-date': (_, value) =>
    `“${value}” is a date. Write a plain number here, a year as in 2026, and format the cell as a number.`,
  'value-not-a-choice': ({ choices, labels }, value) =>
    `“${value}” is not one of the choices. Write one of: ${choices}${choices === labels ? '' : ` (${labels})`}.`,
  'value-merged': (_, value) =>
    `“${value}” stands in a merged cell over several rows, so it is not known to which of them it belongs. Unmerge the cell and write a number in each row.`,
  'value-not-a-flag': (_, value) => `“${value}” is neither yes nor no. Write 1 or 0.`,
  'value-is-error': (_, value) => `The cell shows the error ${value}. Correct the formula, or write the value.`,
  'value-too-long': ({ limit }) => `The text has more than ${limit} letters. Shorten it.`,
  'formula-value-taken': ({ cells }) =>
    `${counted(cells, 'cell holds a formula/cells hold formulas')}; what was shown when the workbook was last saved was taken. Check that it was up to date.`,
  'merged-value-taken': ({ cells }) =>
    `${counted(cells, 'cell below the first of a merged range was/cells below the first of a merged range were')} filled with what the range shows. Check that it holds for each row.`,
  'money-converted': ({ unit, yuan }) =>
    `The header gives amounts in ${unit}; they were converted at ${yuan.toLocaleString('en')} yuan each. Check the header if they are in yuan already.`,
  'formula-without-value': (_, value) =>
    `The cell holds the formula ${value} without a computed value. Open the file in a spreadsheet program and save it, or write the value.`,
  'code-typed-as-number': ({ cells }) =>
    `${counted(cells, 'code is stored as a number/codes are stored as numbers')}, so leading zeros may be lost. Format the column as text and check the codes.`,
  'code-shown-as-power': (_, value) =>
    `“${value}” is a code that a spreadsheet program turned into a power of ten. Format the column as text and type the code anew.`,

  'row-is-total': (_, value) =>
    `“${value}” says that the row holds the sums of others, so it was left out. Nothing need be done; a row of the table must not be called so.`,
  'row-repeated': ({ place }) => `This row repeats ${place} and was used once. Delete one of the two.`,
  'row-contradicts': ({ place }) =>
    `This row has the same key as ${place} with other values; the first one was used. Delete or correct one of the two.`,
  'reference-unknown': ({ table }, value) =>
    `“${value}” is not in the table ${table}. Add it there, or correct the code.`,
  'reference-kept-out': ({ table, place }, value) =>
    `“${value}” was kept out of the table ${table} because of ${place}, and this row with it. Correct that row first.`,

  'location-swapped': ({ lon, lat }) =>
    `Longitude ${lon} and latitude ${lat} look swapped. Put the longitude into lon and the latitude into lat.`,
  'location-far': ({ kilometres }) =>
    `The place is ${kilometres} km from the middle of the other schools. Check longitude and latitude.`,
  'location-half': () => 'Only one of longitude and latitude is given, so the place is unknown. Fill in the other.',
  'shares-sum': ({ sum }) =>
    `The shares of the four funding levels sum to ${sum}, not to 1. Correct them, or leave all four blank.`,
  'shares-incomplete': ({ sum }) =>
    `Some of the four shares are blank and the others sum to ${sum}. Fill in all four, with 0 where a level pays nothing.`,
  'grade-outside-stage': ({ stage, first, last }, value) =>
    `Grade ${value} is not a grade of the stage ${stage}, which has ${first} to ${last}. Correct the grade or the stage.`,
  'pupils-without-class': ({ pupils }) =>
    `${counted(pupils, 'pupil is/pupils are')} in no class. Correct the classes, or leave them blank if they are not known.`,
  'class-without-pupils': ({ classes }) =>
    `${counted(classes, 'class has/classes have')} no pupils. Correct the pupils or the classes.`,
  'class-size-absurd': ({ pupils, classes }) =>
    `${counted(pupils, 'pupil/pupils')} in ${counted(classes, 'class/classes')} would be more than 100 in each. Correct the pupils or the classes.`,
  'school-without-pupils': ({ year }) =>
    `The school has no pupils in ${year}. Delete it if it is closed, or fill in its pupils.`,
  'school-without-enrolment': () => 'The school has no row in the enrolment table. Add its pupils, or delete it.',
  'base-year-missing': ({ year, stage }) =>
    `The stage ${stage} of this school has no enrolment in the base year ${year}, so it is planned without present pupils. Add the rows of ${year}.`,
  'base-year-missing-everywhere': ({ year, years }) =>
    `No school has enrolment in the base year ${year}; there is enrolment for ${years}. Correct base_year in the settings, or add the rows. The bureau cannot be planned until then.`,
  'programme-without-room': ({ pupils, year }) =>
    `The programme has ${counted(pupils, 'pupil/pupils')} in ${year} and no room. Correct the rooms, or leave them blank if they are not known.`,
  'programme-without-enrolment': () =>
    'The programme has rooms but no row in the enrolment table. Add its pupils, or delete the row.',
  'rooms-for-nothing': ({ rooms }) =>
    `Up to ${rooms} more ${rooms === 1 ? 'room' : 'rooms'} could be added here at no cost, so the plan would build them without charging any budget. Give the cost of a room in yuan, or leave the cell blank for that of the norms.`,
  'project-for-nothing': () =>
    'The new school would cost nothing, so the plan would build it without charging any budget. Give the cost per room and the fixed cost in yuan, or leave the cost per room blank for that of the norms.',
  'class-size-form': () =>
    'The row must be either a class of a class list (class_no, grade and pupils) or a bin (bin and classes). Fill in one of the two.',
  'class-size-two-forms': ({ year }) =>
    `The class sizes of ${year} are given both as a class list and in bins. Delete one of the two.`,
  'class-size-classes-differ': ({ listed, enrolled, year }) =>
    `The class sizes of ${year} have ${counted(listed, 'class/classes')}, the enrolment table ${enrolled}. Correct one of the two.`,
  'class-size-pupils-differ': ({ listed, enrolled, year }) =>
    `The class list of ${year} has ${counted(listed, 'pupil/pupils')}, the enrolment table ${enrolled}. Correct one of the two.`,
  'project-rooms-reversed': ({ minimum, maximum }) =>
    `The smallest size of ${counted(minimum, 'room/rooms')} is more than the largest of ${maximum}. Swap or correct them.`,
  'project-step': ({ minimum, maximum, step }) =>
    `From ${counted(minimum, 'room/rooms')} in steps of ${step} one does not reach ${maximum}. Correct the step or the sizes.`,
  'staff-part-exceeds': ({ part, teachers }) =>
    `${counted(part, 'person is/people are')} said to be among ${teachers} staff. Correct one of the two.`,
  'pupils-without-teacher': ({ pupils }) =>
    `${counted(pupils, 'pupil has/pupils have')} no teacher. Correct the teachers, or leave them blank if they are not known.`,
  'teacher-missing': () =>
    'The programme has neither pupils nor a teacher. Delete the row if the school is closed, or fill it in.',
  'budget-before-plan': ({ year, baseYear }) =>
    `A budget of ${year} cannot be used: the first planned year is ${baseYear + 1}. Correct the year if it is meant for a planned one.`,
  'budget-years-missing': ({ years }) =>
    `There is no capital budget for ${years}; nothing can be built in these years. Add the rows, with 0 where there is no money.`,
  'setting-unknown': ({ settings }, value) =>
    `“${value}” is not a setting and has no effect. The settings are ${settings}.`,
  'setting-currency': ({ currency }, value) =>
    `Amounts are read and shown in yuan (${currency}); “${value}” has no effect. Enter all amounts in yuan.`,
  'setting-not-whole': ({ minimum, maximum }, value) =>
    `“${value}” is not a whole number from ${minimum} to ${maximum}. Correct it.`,

  'assumed-base-year': ({ year }) =>
    `The settings name no base_year; ${year}, the latest year with most of the enrolment, was taken. Set base_year if it is another.`,
  'assumed-districts': ({ districts }) =>
    `There is no table districts; ${counted(districts, 'district code of the other tables was taken as a district/district codes of the other tables were taken as districts')}. Add the table for names, posts and shares.`,
  'assumed-classes': ({ cells, year }) =>
    `Rows of ${year} with blank classes: ${cells}. The classes will be formed from the rooms and the norm. Fill them in if they are known.`,
  'assumed-programmes': ({ programmes, year }) =>
    `Programmes without a row in the table programmes: ${programmes}. They get as many rooms as they had classes in ${year}, and nothing is built there. Add rows to allow building.`,
  'assumed-rooms': ({ programmes, year }) =>
    `Programmes of which neither the rooms nor the classes of ${year} are known: ${programmes}. Their rooms are reckoned from their pupils. Fill in rooms or classes.`,

  'mapping-invalid': ({ path, reason }) =>
    `The mapping cannot be used: ${reason}${path ? ` at ${path}` : ''}. Correct it.`,
  'mapping-unused': ({ file }) => `The mapping’s part for ${file} fits none of the files.`,
  'mapping-column-missing': ({ columns }) =>
    `The mapping names columns that the file does not have: ${columns}. Correct the mapping, or choose the right file.`,
  'mapping-value-unknown': ({ values }, value) =>
    `The mapping does not translate “${value}”. It knows: ${values}. Add the value to the mapping, or correct the cell.`,
  'mapping-left-out': ({ columns, reason }) =>
    `${counted(columns, 'column was/columns were')} left out as the mapping says: ${reason}`,
  'mapping-check-blank': () => 'The cell is blank, but the mapping expects a value.',
  'mapping-check-range': ({ minimum, maximum }, value) =>
    `${value} is not between ${minimum} and ${maximum}, as the mapping expects. Check it; the column is not imported.`,
  'mapping-check-sum': ({ sum }, value) =>
    `${value} is not the sum of its parts, which is ${sum}. Check both; the parts were imported.`,
};

/** The English text of an issue: what is wrong and what to do. The place is not repeated in it. */
export function issueText<Code extends IssueCode>(issue: IntakeIssue<Code>): string {
  return SENTENCES[issue.code](issue.parameters, issue.value ?? '');
}
