/** Characters of one piece: large enough that writing a file of many pieces is quick, small enough to hold in memory. */
const pieceLength = 65_536;

/** Joins lines to pieces of text, each line ended. */
export function* piecesOf(lines: Iterable<string>): Generator<string, void, undefined> {
  let piece: string[] = [];
  let length = 0;
  for (const line of lines) {
    piece.push(line, '\n');
    length += line.length + 1;
    if (length < pieceLength) continue;
    yield piece.join('');
    piece = [];
    length = 0;
  }
  if (length > 0) yield piece.join('');
}
