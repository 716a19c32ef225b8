import type { IntakeProgress } from '../services/intake/index.ts';
import type { Terminal } from './terminal.ts';

/** Seconds between two progress lines where nobody watches. */
const QUIET_SECONDS = 10;

/**
 * Shows where long work stands. A watching person sees one line that changes; a log gets a line when the phase changes
 * and every ten seconds.
 */
export class ProgressLine {
  readonly #terminal: Terminal;
  #phase = '';
  #told = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(phase: string, text: string): void {
    if (this.#terminal.watched) {
      this.#terminal.rewriteLine(text);
      this.#shown = true;
      return;
    }
    const seconds = this.#terminal.now().getTime() / 1000;
    if (phase === this.#phase && seconds - this.#told < QUIET_SECONDS) return;
    this.#phase = phase;
    this.#told = seconds;
    this.#terminal.tell(`${text}\n`);
  }

  /** Leaves the line, so that what follows starts on one of its own. */
  end(): void {
    if (this.#shown) this.#terminal.rewriteLine('');
    this.#shown = false;
  }
}

/** Shows how far reading has come, to a watching person only: it takes seconds. */
export function intakeProgress(terminal: Terminal): (progress: IntakeProgress) => void {
  const line = new ProgressLine(terminal);
  return ({ phase, subject, done, total }) => {
    if (!terminal.watched) return;
    if (done >= total) line.end();
    else line.show(phase, `${phase} ${subject} (${done} of ${total})`);
  };
}

/** `firstPlan` is shown as `first plan`. */
function wordsOf(phase: string): string {
  return phase.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** What a running plan says of itself. */
interface PlanStanding {
  readonly phase: string;
  readonly seconds: number;
  /** Weighted class-years of the best plan so far, and the proven bound; null before there is one. */
  readonly objective: number | null;
  readonly bound: number | null;
}

/** Shows where a running plan stands. */
export function planProgress(terminal: Terminal): { show: (standing: PlanStanding) => void; end: () => void } {
  const line = new ProgressLine(terminal);
  return {
    show: ({ phase, seconds, objective, bound }) => {
      const best = objective === null ? '' : `, best ${Math.round(objective)}`;
      const proven = bound === null ? '' : `, bound ${Math.round(bound)}`;
      line.show(phase, `${wordsOf(phase)}, ${Math.round(seconds)} s${best}${proven}`);
    },
    end: () => line.end(),
  };
}
