// Whole messages, not words inside one: "please stop calling after six" is no opt-out.
const STOP = [
  'stop',
  'stopall',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
  'dayandır',
  'dayandir',
  'dayan',
  'imtina',
  'ləğv et',
  'legv et',
  'abunəni dayandır',
  'стоп',
  'отписаться',
  'отписка',
  'отмена',
  'хватит',
  'dur',
  'durdur',
  'iptal',
  'iptal et',
  'abonelikten çık',
  'çık',
];
const START = [
  'start',
  'unstop',
  'resume',
  'başla',
  'basla',
  'davam et',
  'старт',
  'подписаться',
  'возобновить',
  'başlat',
  'devam et',
];

const STOP_WORDS = new Set(STOP.map(plain));
const START_WORDS = new Set(START.map(plain));

/** Whether a message asks to end or to resume messages, in Azerbaijani, Russian, English or Turkish. */
export function readOptWord(text: string): 'stop' | 'start' | null {
  const word = plain(text);
  if (STOP_WORDS.has(word)) return 'stop';
  return START_WORDS.has(word) ? 'start' : null;
}

/** One form for all the i's: dotted and dotless ones are typed for each other in capitals. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replace(/[.!…"'«»“”]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
