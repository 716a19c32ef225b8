/**
 * How much the import reads at most. A province of 2,000 schools with ten years of enrolment is about 10 MB of CSV and
 * 40 MB of unpacked workbook, so the limits leave room and still keep an 8 GB laptop responsive.
 */
export const LIMITS = {
  /** Bytes of one CSV file. */
  textBytes: 128 * 1024 * 1024,
  /** Bytes of one workbook file. */
  workbookBytes: 32 * 1024 * 1024,
  /** Bytes of all parts of one workbook together once unpacked; 70 MB take 2.5 s and under 500 MB of memory. */
  unpackedBytes: 128 * 1024 * 1024,
  /** Parts smaller than this may have any ratio: little harm can come of them. */
  ratioFreeBytes: 4 * 1024 * 1024,
  /** Unpacked over packed size of one part. Sheets of real data lie between 4 and 40; deflate reaches 1,032. */
  ratio: 200,
  /** Parts in a workbook. */
  parts: 5000,
  /** Letters of one text cell; a spreadsheet cell holds no more either. */
  textLetters: 32_767,
  /** Columns of one sheet; the widest known official table has 66. */
  columns: 1000,
} as const;
