import { LIVE_TYPES, type LiveEvent, readLiveEvent } from './live-event.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface LiveConnectionOptions {
  readonly url: string;
  readonly onEvent: (event: LiveEvent) => void;
  /** Events may have been missed: ask for everything again. */
  readonly onResync: () => void;
}

/** Keeps one event stream open, opens it again after it broke, and asks for a resync then. Returns the closing. */
export function openLiveConnection({ url, onEvent, onResync }: LiveConnectionOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let pause = FIRST_PAUSE_MS;
  let broken = false;
  let closed = false;

  const receive = (message: MessageEvent<string>): void => {
    const event = readLiveEvent(message.data);
    if (event !== null) onEvent(event);
  };

  const connect = (): void => {
    source = new EventSource(url);
    source.onmessage = receive;
    for (const type of LIVE_TYPES) source.addEventListener(type, receive);
    source.addEventListener('resync', onResync);
    source.onopen = () => {
      pause = FIRST_PAUSE_MS;
      if (broken) onResync();
      broken = false;
    };
    source.onerror = () => {
      broken = true;
      // The browser tries again by itself unless the server refused; then it is up to us.
      if (closed || source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
  };

  connect();
  return () => {
    closed = true;
    source?.close();
    if (timer !== null) clearTimeout(timer);
  };
}
