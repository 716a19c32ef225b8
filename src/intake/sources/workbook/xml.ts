import { SaxesParser } from 'saxes';
import { breathe, type Watch } from '../../source.ts';

/** The XML of a part is not well-formed, or declares what no workbook declares. */
export class DamagedXml extends Error {}
/** The part declares a document type, the only way to declare entities. */
export class DeclaredEntities extends Error {}

/** What a reader of a part wants to know. Names come without their namespace prefix. */
export interface XmlHandlers {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** How many bytes are parsed before timers and cancellation get their turn. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * Parses a part of a workbook piece by piece.
 * @throws DamagedXml, DeclaredEntities, and what the handlers throw
 */
export async function parseXml(bytes: Uint8Array, handlers: XmlHandlers, watch: Watch): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new DamagedXml(error.message);
  });
  parser.on('doctype', () => {
    throw new DeclaredEntities();
  });
  parser.on('opentag', (tag) => {
    handlers.open?.(localName(tag.name), (name) => attributeNamed(tag.attributes, name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  const decoder = new TextDecoder('utf-8');
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    parser.write(decoder.decode(bytes.subarray(start, start + CHUNK_BYTES), { stream: true }));
    await breathe(watch);
  }
  parser.write(decoder.decode());
  parser.close();
}

/** Some programs write every name with a prefix, as in x:row. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributeNamed(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : attributes[prefixed];
}
