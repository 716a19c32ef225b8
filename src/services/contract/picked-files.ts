/** The files that the user picked, by the token that the renderer knows them by. */
export interface PickedFiles {
  /** Path of a file that may be read, or null when the token names none. */
  readable(token: string): string | null;
  /** Path of a file that may be written, or null when the token names none or one picked for reading. */
  writable(token: string): string | null;
}
