import { createStore } from 'zustand/vanilla';

/** Says things aloud. React Flow's own region tells a card's place before the move, so it is not used. */
export interface Announcer {
  readonly say: (text: string) => void;
}

/** What was said last. The turn changes with every sentence, also with the same one twice. */
export const spoken = createStore(() => ({ text: '', turn: 0 }));

export const announcer: Announcer = {
  say: (text) => spoken.setState(({ turn }) => ({ text, turn: turn + 1 })),
};
