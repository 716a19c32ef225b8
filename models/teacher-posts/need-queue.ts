/** A programme with a missing post, as it stood when it was put into the queue. */
export interface Need {
  readonly programme: number;
  readonly missing: number;
  /** Rank of its last missing post. */
  readonly rank: number;
  /** Missing posts as a share of the required ones; the higher goes first within a rank. */
  readonly rate: number;
}

/** The needs of a year, the most pressing first: by rank, then by shortage rate, then in the order of the programmes. */
export class NeedQueue {
  readonly #heap: Need[] = [];

  push(need: Need): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(need);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(need, heap[parent]!)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = need;
  }

  pop(): Need | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, last)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(one: Need, other: Need): boolean {
  if (one.rank !== other.rank) return one.rank > other.rank;
  if (one.rate !== other.rate) return one.rate > other.rate;
  return one.programme < other.programme;
}
