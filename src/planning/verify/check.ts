import { type CertificateCheck, type CheckPlace, placeInEnglish } from '../../domain/plan/index.ts';

/** Collects the violations of one check and keeps the worst. */
export class Check {
  readonly #id: string;
  #worst = 0;
  #at: CheckPlace | null = null;

  constructor(id: string) {
    this.#id = id;
  }

  /** Notes by how much something is violated; nothing is noted when it is not. */
  note(violation: number, at: CheckPlace): void {
    if (Number.isNaN(violation)) {
      this.#worst = Number.POSITIVE_INFINITY;
      this.#at = at;
      return;
    }
    if (violation <= this.#worst) return;
    this.#worst = violation;
    this.#at = at;
  }

  /** Notes a difference between what the plan says and what was recomputed. */
  same(stated: number, recomputed: number, at: CheckPlace): void {
    this.note(Math.abs(stated - recomputed), at);
  }

  result(): CertificateCheck {
    // A number that is not finite cannot be written as JSON; the largest one that can says the same.
    const worst = Number.isFinite(this.#worst) ? this.#worst : Number.MAX_SAFE_INTEGER;
    return this.#at === null
      ? { id: this.#id, ok: true, worst: 0 }
      : { id: this.#id, ok: false, worst, where: placeInEnglish(this.#at), at: this.#at };
  }
}
