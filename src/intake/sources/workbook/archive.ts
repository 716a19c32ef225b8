import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { filePlace, type IntakeIssue, makeIssue } from '../../issue.ts';
import { LIMITS } from '../../limits.ts';
import { megabytes } from '../files.ts';

const inflate = promisify(inflateRaw);

/** One part of a workbook as the directory of its zip archive describes it. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  readonly offset: number;
}

/** A workbook's archive whose directory was found harmless. Parts are unpacked one at a time. */
export interface Archive {
  readonly names: readonly string[];
  /**
   * The bytes of a part, or null when there is none of that name. They never exceed the size in the directory.
   * @throws DamagedArchive when the packed bytes are not what the directory says
   */
  read(name: string): Promise<Uint8Array | null>;
}

/** The archive is not what it says it is. The reader of the workbook turns this into an issue. */
export class DamagedArchive extends Error {}

const END_MARK = 0x06054b50;
const DIRECTORY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
/** Size of the end record, and the longest comment that can follow it. */
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** In place of a number that stands in the 64-bit extra field. */
const IN_EXTRA_FIELD = 0xffffffff;

/**
 * Reads the directory of a workbook's zip archive and refuses what would harm: too many parts, parts that unpack to
 * too much together or at an unnatural ratio, encrypted parts. Nothing is unpacked for this, so a bomb costs nothing;
 * that the directory tells the truth is made sure when a part is read.
 */
export function openArchive(bytes: Uint8Array, file: string): Archive | IntakeIssue {
  let parts: readonly Part[];
  try {
    parts = readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError || error instanceof DamagedArchive)
      return makeIssue('workbook-damaged', filePlace(file), { reason: 'its directory cannot be read' });
    throw error;
  }
  const refusal = harmOf(parts, file);
  if (refusal !== null) return refusal;
  const byName = new Map(parts.map((part) => [part.name, part]));
  return {
    names: [...byName.keys()],
    read: async (name) => {
      const part = byName.get(name);
      return part === undefined ? null : unpack(bytes, part);
    },
  };
}

function harmOf(parts: readonly Part[], file: string): IntakeIssue | null {
  const place = filePlace(file);
  if (parts.some((part) => part.encrypted)) return makeIssue('workbook-old-or-encrypted', place, {});
  if (parts.length > LIMITS.parts)
    return makeIssue('workbook-damaged', place, { reason: `it has ${parts.length} parts` });
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const largest = parts.toSorted((left, right) => right.unpacked - left.unpacked)[0];
  if (total > LIMITS.unpackedBytes) {
    const parameters = {
      part: largest?.name ?? file,
      megabytes: megabytes(total),
      limit: megabytes(LIMITS.unpackedBytes),
    };
    return makeIssue('workbook-too-large', place, parameters);
  }
  for (const part of parts) {
    const ratio = Math.round(part.unpacked / Math.max(1, part.packed));
    if (part.unpacked > LIMITS.ratioFreeBytes && ratio > LIMITS.ratio)
      return makeIssue('workbook-suspicious', place, { part: part.name, ratio });
  }
  return null;
}

/** @throws RangeError, DamagedArchive when the bytes are no whole archive */
function readDirectory(bytes: Buffer): Part[] {
  let end = bytes.length - END_BYTES;
  const earliest = Math.max(0, end - LONGEST_COMMENT);
  while (end >= earliest && bytes.readUInt32LE(end) !== END_MARK) end -= 1;
  if (end < earliest) throw new DamagedArchive('no end record');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_MARK) throw new DamagedArchive('no directory entry');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [unpacked, packed, offset] = wideNumbers(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ]);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, ''),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      unpacked: unpacked!,
      packed: packed!,
      offset: offset!,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

/** Numbers that do not fit into 32 bits stand in the extra field 1, in this order. Some writers always use it. */
function wideNumbers(extra: Buffer, numbers: readonly number[]): number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return numbers.map((number) => {
    if (number !== IN_EXTRA_FIELD) return number;
    const wide = Number(extra.readBigUInt64LE(at));
    at += 8;
    return wide;
  });
}

async function unpack(bytes: Uint8Array, part: Part): Promise<Uint8Array> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (whole.readUInt32LE(part.offset) !== LOCAL_MARK) throw new DamagedArchive(`${part.name} is missing`);
    const start = part.offset + 30 + whole.readUInt16LE(part.offset + 26) + whole.readUInt16LE(part.offset + 28);
    const packed = whole.subarray(start, start + part.packed);
    if (packed.length !== part.packed) throw new DamagedArchive(`${part.name} is cut off`);
    if (part.method !== 0 && part.method !== 8) throw new DamagedArchive(`${part.name} is packed in an unknown way`);
    // Unpacking stops at the size in the directory, which was found harmless, even if more would come.
    const unpacked =
      part.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, part.unpacked) });
    if (unpacked.length !== part.unpacked || crc32(unpacked) !== part.checksum)
      throw new DamagedArchive(`${part.name} is not what the directory says`);
    return unpacked;
  } catch (error) {
    if (error instanceof DamagedArchive) throw error;
    // zlib reports bad data and too much of it by errors with a code; the reader of bytes by range errors.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error))
      throw new DamagedArchive(`${part.name} cannot be unpacked`);
    throw error;
  }
}
