import iconv from 'iconv-lite';

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of a file and what had to be guessed or could not be decoded. Undecodable bytes are U+FFFD in `text`. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Set when another encoding explains the bytes nearly as well. */
  readonly rival: Encoding | null;
  /** Lines (from 1) that hold bytes which are not valid in the encoding. */
  readonly badLines: readonly number[];
}

/**
 * Finds the encoding of a text file and decodes it strictly. A byte order mark settles it; else valid UTF-8 is UTF-8,
 * because text of another encoding is practically never valid UTF-8 by chance; else GB18030 and Big5 are weighed by
 * how common their letters would be. Nothing is dropped: what cannot be decoded becomes U+FFFD and its line is named.
 *
 * @param stated the encoding that a mapping states; then nothing is guessed
 */
export function decodeText(bytes: Uint8Array, stated: Encoding | null = null): DecodedText {
  if (stated !== null) return decodeAs(bytes, stated, null);
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeAs(bytes, 'utf-8', null);
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs(bytes, 'utf-16le', null);
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs(bytes, 'utf-16be', null);
  const strict = decodeStrictly(bytes, 'utf-8');
  if (strict !== null) {
    // A few letters of GB 2312 can look like two-byte letters of UTF-8, which Chinese text in UTF-8 does not have.
    const doubtful = /[\u0080-\u07ff]/.test(strict) && !/[\u0800-\uffff]/.test(strict);
    const rival = doubtful && decodeStrictly(bytes, 'gb18030') !== null ? 'gb18030' : null;
    return { text: strict, encoding: 'utf-8', rival, badLines: [] };
  }
  const shares = letterShares(bytes);
  if (shares.utf8 > 0.5) return decodeAs(bytes, 'utf-8', null);
  // One encoding in which the sample is valid and one in which it is not: that settles it.
  const sample = wholeLines(bytes);
  const valid = { gb18030: decodeStrictly(sample, 'gb18030') !== null, big5: decodeStrictly(sample, 'big5') !== null };
  if (valid.gb18030 !== valid.big5) return decodeAs(bytes, valid.big5 ? 'big5' : 'gb18030', null);
  const advantage = shares.big5 - shares.gb18030;
  const enough = advantage < 0 || shares.letters >= FEW_LETTERS;
  const sure = enough && Math.abs(advantage) >= SURE_ADVANTAGE;
  if (advantage > 0 && sure) return decodeAs(bytes, 'big5', null);
  return decodeAs(bytes, 'gb18030', sure ? null : 'big5');
}

/** Fewer letters than this do not prove Big5, closer shares nothing: then GB18030 is taken and the user is told. */
const FEW_LETTERS = 4;
const SURE_ADVANTAGE = 0.2;

/** The start of a file up to the end of a line. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  return bytes.subarray(0, bytes.lastIndexOf(0x0a, SAMPLE_BYTES) + 1);
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, rival: Encoding | null): DecodedText {
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== null) return { text: strict, encoding, rival, badLines: [] };
  const text = decodeLeniently(bytes, encoding);
  const badLines: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.includes('\ufffd')) badLines.push(index + 1);
  });
  return { text, encoding, rival, badLines };
}

/** The text, or null when some byte is not valid in the encoding. A byte order mark is taken off. */
function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'big5') {
    const text = decodeLeniently(bytes, encoding);
    return text.includes('\ufffd') ? null : text;
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Big5 is left to iconv-lite because it knows the Hong Kong supplement; the TextDecoder of Node reads its letters
 * (such as 脚 or 塩, common in names of places) as private ones. iconv-lite marks invalid bytes as U+FFFD too.
 */
function decodeLeniently(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'big5') return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'big5');
  return new TextDecoder(encoding).decode(bytes);
}

/** How many bytes are weighed: enough for a sure answer in a file of any size. */
const SAMPLE_BYTES = 1024 * 1024;

interface LetterShares {
  readonly letters: number;
  readonly utf8: number;
  readonly gb18030: number;
  readonly big5: number;
}

/**
 * The share of the letters beyond ASCII that would be valid (UTF-8) or common (GB18030, Big5) in each encoding. Of
 * UTF-8 only letters of three and four bytes count, as Chinese ones are: pairs of GB 2312 often look like two-byte ones.
 * Common letters stand in the first plane of both: lead bytes B0–D7 with trail bytes from A1 in GB 2312, lead bytes
 * A4–C6 in Big5, punctuation before them. About four in ten letters of Big5 have a trail byte under 80, which GB 2312
 * never has; about four in ten of GB 2312 have a lead byte over C6, where Big5 keeps rare letters. So the two shares
 * lie far apart in any text of more than a few letters.
 */
function letterShares(bytes: Uint8Array): LetterShares {
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  let letters = 0;
  let gb18030 = 0;
  let big5 = 0;
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index]!;
    if (lead < 0x80) continue;
    const trail = bytes[index + 1] ?? 0;
    letters += 1;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) gb18030 += 1;
    else if (lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1) gb18030 += 1;
    const bigTrail = (trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1;
    if (lead >= 0xa1 && lead <= 0xc6 && bigTrail) big5 += 1;
    // Four-byte letters of GB18030 have a digit as their second byte.
    index += trail >= 0x30 && trail <= 0x39 && lead >= 0x81 ? 3 : 1;
  }
  let utf8 = 0;
  let highBytes = 0;
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index]!;
    if (lead < 0x80) continue;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 1;
    highBytes += length;
    let valid = length > 1;
    for (let next = 1; next < length; next += 1) valid &&= ((bytes[index + next] ?? 0) & 0xc0) === 0x80;
    if (valid) {
      utf8 += length;
      index += length - 1;
    }
  }
  return {
    letters,
    utf8: highBytes === 0 ? 0 : utf8 / highBytes,
    gb18030: letters === 0 ? 0 : gb18030 / letters,
    big5: letters === 0 ? 0 : big5 / letters,
  };
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
