import { prefix } from '../api/base.js';
import { streamIsOpen } from './connection.js';
import { moved, movedUnseen } from './moves.js';

type Notice =
  { kind: 'moved'; topic: string; position: string } | { kind: 'open'; isOpen: boolean } | { kind: 'hello' };

const name = 'madoguchi-live';
const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
let leading: { isOpen: boolean } | null = null;

function hear(notice: Notice): void {
  if (notice.kind === 'moved') moved(notice.topic, notice.position);
  else if (notice.kind === 'open') {
    streamIsOpen(notice.isOpen);
    if (notice.isOpen) movedUnseen();
  } else if (leading) channel?.postMessage({ kind: 'open', isOpen: leading.isOpen } satisfies Notice);
}

function tellAll(notice: Notice): void {
  hear(notice);
  channel?.postMessage(notice);
}

function noticeOf(data: string): Notice | null {
  const read: unknown = JSON.parse(data);
  if (typeof read !== 'object' || read === null || !('topic' in read) || !('position' in read)) return null;
  return { kind: 'moved', topic: String(read.topic), position: String(read.position) };
}

/** Ends when the server refuses the stream; short breaks are the browser's to mend. */
function listenUntilRefused(): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(`${prefix}/api/stream`);
    const mine: { isOpen: boolean } = { isOpen: false };
    leading = mine;
    const tellOpen = (isOpen: boolean) => {
      mine.isOpen = isOpen;
      tellAll({ kind: 'open', isOpen });
    };
    source.addEventListener('open', () => tellOpen(true));
    source.addEventListener('moved', (event) => {
      const notice = noticeOf(event.data);
      if (notice) tellAll(notice);
    });
    source.addEventListener('error', () => {
      tellOpen(false);
      if (source.readyState !== EventSource.CLOSED) return;
      leading = null;
      resolve();
    });
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A browser opens at most six connections to one server, so all its tabs share one stream:
 * the tab that holds the lock listens and tells the others. Without locks (plain http) each tab listens for itself.
 */
async function follow(): Promise<never> {
  channel?.addEventListener('message', (event: MessageEvent<Notice>) => hear(event.data));
  channel?.postMessage({ kind: 'hello' } satisfies Notice);
  for (let refusals = 0; ; refusals += 1) {
    if ('locks' in navigator) await navigator.locks.request(name, listenUntilRefused);
    else await listenUntilRefused();
    // Another tab may hold a session that is let in.
    await pause(Math.min(2000 * 2 ** Math.min(refusals, 5), 60_000));
  }
}

let listening = false;

/** Called by whatever shows something live; a page that shows nothing live opens no stream. */
export function listen(): void {
  if (listening) return;
  listening = true;
  void follow();
}
