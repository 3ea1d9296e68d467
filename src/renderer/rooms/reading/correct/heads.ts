/** The head over every turn while a transcript is corrected: who speaks, and the number of its first line. */
import { Decoration, WidgetType, type DecorationSet } from '@codemirror/view';
import type { Draft } from './draft.ts';

export interface CorrectorWords {
  speaker(id: string | null): string;
  isQuestion(id: string | null): boolean;
  /** The number of the first line a turn of the saved text had. */
  line(turn: number): string;
}

class Head extends WidgetType {
  readonly name: string;
  readonly line: string;
  readonly asks: boolean;
  readonly turn: number;
  readonly press: (turn: number) => void;
  constructor(
    head: { name: string; line: string; asks: boolean; turn: number },
    press: (turn: number) => void,
  ) {
    super();
    this.name = head.name;
    this.line = head.line;
    this.asks = head.asks;
    this.turn = head.turn;
    this.press = press;
  }
  override eq(other: Head): boolean {
    return (
      other.name === this.name &&
      other.line === this.line &&
      other.asks === this.asks &&
      other.turn === this.turn
    );
  }
  override get estimatedHeight(): number {
    return this.turn === 0 ? 0 : 10;
  }
  override toDOM(): HTMLElement {
    const head = document.createElement('div');
    head.className = this.turn === 0 ? 'rd-turn is-first' : 'rd-turn';
    const name = document.createElement('span');
    name.className = this.asks ? 'rd-speaker rc-speaker asks' : 'rd-speaker rc-speaker';
    name.textContent = this.name;
    name.title = `${this.name}. Press to change who speaks.`;
    name.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.press(this.turn);
    });
    const line = document.createElement('span');
    line.className = 'rc-line';
    line.dataset['n'] = this.line;
    head.append(name, line);
    return head;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** The heads of a draft's turns; `press` is told the turn whose head was pressed. */
export function heads(draft: Draft, words: CorrectorWords, press: (turn: number) => void): DecorationSet {
  return Decoration.set(
    draft.turns.map((turn, at) => {
      const origin = turn.origins[0] ?? 0;
      const goesOn = draft.turns[at - 1]?.origins.includes(origin) ?? false;
      const head = {
        name: words.speaker(turn.speaker),
        line: goesOn ? '' : words.line(origin),
        asks: words.isQuestion(turn.speaker),
        turn: at,
      };
      return Decoration.widget({ widget: new Head(head, press), block: true, side: -1 }).range(turn.start);
    }),
  );
}
