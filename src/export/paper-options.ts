import type { ExportLocale } from './words.ts';

/** What every paper is made with. */
export interface PaperOptions {
  readonly locale: ExportLocale;
  /** When it is made; kept in the file. */
  readonly madeAt: Date;
}
