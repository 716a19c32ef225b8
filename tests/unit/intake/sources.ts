import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { type IntakeResult, type IssueCode, type ReadOptions, readSources } from '../../../src/intake/index.ts';

/** A new folder with the given files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-intake-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A folder that imports without any issue; tests spoil one file of it. */
export const GOOD_FILES: Readonly<Record<string, string>> = {
  'settings.csv': 'key,value\nbase_year,2026\nhorizon_years,1\n',
  'districts.csv':
    'district_id,name,kind,establishment_posts,share_central,share_province,share_city,share_county\n' +
    'D1,东区,urban,100,0.3,0.2,0.25,0.25\n',
  'schools.csv':
    'school_id,name,district_id,kind,locale,ownership,lon,lat,boarding_pupils,locked\n' +
    '001,一小,D1,primary,urban,public,101.7,36.6,0,0\n' +
    '002,二小,D1,primary,urban,public,101.8,36.7,,\n' +
    '003,三小,D1,primary,rural,public,101.9,36.5,,1\n',
  'programmes.csv': 'school_id,stage,rooms,max_new_rooms\n001,primary,2,2\n002,primary,1,0\n003,primary,1,0\n',
  'enrolment.csv':
    'school_id,stage,grade,year,pupils,classes\n001,primary,1,2026,60,2\n002,primary,1,2026,40,1\n003,primary,1,2026,9,1\n',
  'budgets.csv': 'year,level,kind,district_id,amount,carry_over\n2027,city,capital,,0,1\n',
};

/** Reads the good folder with some files replaced, added or (null) taken away. */
export async function readSpoilt(
  spoilt: Readonly<Record<string, string | Uint8Array | null>>,
  options: ReadOptions = {},
): Promise<IntakeResult> {
  const files = Object.entries({ ...GOOD_FILES, ...spoilt }).filter(
    (entry): entry is [string, string | Uint8Array] => entry[1] !== null,
  );
  return readSources([folderWith(Object.fromEntries(files))], options);
}

/** The issues of a result as `severity code sheet:row column=value`, in order. */
export function shown(result: IntakeResult): string[] {
  return result.issues.map(({ severity, code, sheet, row, column, value }) =>
    [severity, code, row === null ? sheet : `${sheet}:${row}`, column === null ? '' : `${column}=${value ?? ''}`]
      .filter((part) => part !== '')
      .join(' '),
  );
}

export function codes(result: IntakeResult): IssueCode[] {
  return result.issues.map(({ code }) => code);
}

/** A part of a made-up archive; `claimed` is what its directory says in place of the true size. */
export interface PartContent {
  readonly content: string | Uint8Array;
  readonly claimed?: number;
}

/** Makes a zip archive by hand, so that it can lie. */
export function zipOf(parts: Readonly<Record<string, PartContent>>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { content, claimed }] of Object.entries(parts)) {
    const plain = Buffer.from(content as string);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

const NAMESPACE = 'http://schemas.openxmlformats.org';
const RELATION = `${NAMESPACE}/officeDocument/2006/relationships`;

/** The parts of a workbook whose sheets have the given content of `sheetData`, and a style 1 that shows dates. */
export function workbookParts(sheets: Readonly<Record<string, string>>): Record<string, PartContent> {
  const names = Object.keys(sheets);
  const list = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index + 1}"/>`);
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="s${index + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return {
    '_rels/.rels': {
      content: `<Relationships><Relationship Id="w" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    'xl/workbook.xml': { content: `<workbook xmlns:r="${RELATION}"><sheets>${list.join('')}</sheets></workbook>` },
    'xl/_rels/workbook.xml.rels': {
      content: `<Relationships>${relations.join('')}<Relationship Id="y" Type="${RELATION}/styles" Target="/xl/styles.xml"/></Relationships>`,
    },
    'xl/styles.xml': { content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' },
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        { content: `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>` },
      ]),
    ),
  };
}

/** Rows of texts and numbers as the XML of a sheet; a cell that starts with `<` is taken as it is. */
export function rowsXml(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return '<c/>';
    if (typeof value === 'number') return `<c><v>${value}</v></c>`;
    return value.startsWith('<') ? value : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
}
