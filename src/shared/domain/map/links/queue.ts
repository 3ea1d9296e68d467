/** A binary heap of states by cost. */
export class Queue {
  private readonly keys: number[] = [];
  private readonly states: number[] = [];

  get size(): number {
    return this.keys.length;
  }

  private swap(i: number, j: number): void {
    [this.keys[i], this.keys[j]] = [this.keys[j] ?? 0, this.keys[i] ?? 0];
    [this.states[i], this.states[j]] = [this.states[j] ?? 0, this.states[i] ?? 0];
  }

  push(key: number, state: number): void {
    let i = this.keys.push(key) - 1;
    this.states.push(state);
    while (i > 0 && (this.keys[(i - 1) >> 1] ?? 0) > key) {
      this.swap(i, (i - 1) >> 1);
      i = (i - 1) >> 1;
    }
  }

  pop(): { key: number; state: number } {
    const top = { key: this.keys[0] ?? 0, state: this.states[0] ?? 0 };
    const [key, state] = [this.keys.pop() ?? 0, this.states.pop() ?? 0];
    if (this.keys.length > 0) {
      this.keys[0] = key;
      this.states[0] = state;
      this.sink();
    }
    return top;
  }

  private sink(): void {
    for (let i = 0; ;) {
      const [l, r] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (l < this.keys.length && (this.keys[l] ?? 0) < (this.keys[least] ?? 0)) least = l;
      if (r < this.keys.length && (this.keys[r] ?? 0) < (this.keys[least] ?? 0)) least = r;
      if (least === i) return;
      this.swap(i, least);
      i = least;
    }
  }
}
