import type { PayloadOf, Topic } from '../api/events.ts';
import { type EventFrame, FRAME_VERSION } from '../api/frames.ts';
import type { JsonValue } from '../api/json.ts';

/** Gives events their sequence numbers and keeps the latest, so that a listener who lost its stream can catch up. */
export class EventLog {
  readonly #kept: EventFrame[] = [];
  readonly #listeners = new Set<(event: EventFrame) => void>();
  readonly #capacity: number;
  #sequence = 0;

  constructor(capacity = 2000) {
    this.#capacity = capacity;
  }

  /** The number of the latest event; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  publish<Name extends Topic>(topic: Name, payload: PayloadOf<Name>): void {
    this.relay(topic, payload as JsonValue);
  }

  /** Publishes an event of another log under a number of this one. */
  relay(topic: string, payload: JsonValue): void {
    this.#sequence += 1;
    const event: EventFrame = { version: FRAME_VERSION, sequence: this.#sequence, topic, payload };
    this.#kept.push(event);
    if (this.#kept.length > this.#capacity) this.#kept.shift();
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** The events after a number, as far back as they are kept. */
  after(sequence: number): readonly EventFrame[] {
    return this.#kept.filter((event) => event.sequence > sequence);
  }

  /** Calls the listener with every event from now on; returns the function that ends it. */
  subscribe(listener: (event: EventFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
