/** How one language speaks: its texts, and what things and numbers are called in it. */
export interface Speech {
  /** The text of a key such as `reasons.space`, with its parameters put in; null where there is none. */
  readonly text: (key: string, parameters: Readonly<Record<string, string>>) => string | null;
  readonly school: (schoolId: string) => string;
  readonly district: (districtId: string) => string;
  readonly stage: (stage: string) => string;
  readonly level: (level: string) => string;
  /** A kind of budget. */
  readonly kind: (kind: string) => string;
  /** A school year by the year in which it starts. */
  readonly year: (year: number) => string;
  readonly number: (value: number, digits: number) => string;
  readonly share: (value: number) => string;
  /** An amount of yuan with its unit. */
  readonly money: (yuan: number) => string;
}
