import { createHash } from 'node:crypto';

/**
 * A zip ends with a record of 22 bytes whose last two give the length of a comment. The digest of all that comes before
 * them is written as that comment, so that a change anywhere in the file shows, in bytes too that no program reads.
 */
const COMMENT_LENGTH = 'sha256:'.length + 64;

/** Writes the digest of a zip without a comment into it. */
export function sealed(zip: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(zip.length + COMMENT_LENGTH);
  bytes.set(zip);
  new DataView(bytes.buffer).setUint16(zip.length - 2, COMMENT_LENGTH, true);
  bytes.set(new TextEncoder().encode(digest(bytes.subarray(0, zip.length))), zip.length);
  return bytes;
}

/** Whether a zip still is what was sealed. */
export function isSealIntact(bytes: Uint8Array): boolean {
  const length = bytes.length - COMMENT_LENGTH;
  return length > 0 && new TextDecoder().decode(bytes.subarray(length)) === digest(bytes.subarray(0, length));
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
