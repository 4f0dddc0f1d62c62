/** The streams this process has at hand, each up to date before anybody decides on it. */
import type { Fold, NewEvent } from './decider.js';
import type { EventCodec } from './store/codec.js';
import type { EventStore } from './store/port.js';
import { StreamSession } from './stream-session.js';

const MOST = 5_000;

// Sessions of different streams have different states; each is only ever used with its own stream's fold.
type AnySession = StreamSession<unknown, NewEvent>;

export class StreamSessions {
  private readonly sessions = new Map<string, AnySession>();
  private readonly opening = new Map<string, Promise<AnySession>>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  async open<S, E extends NewEvent>(stream: string, fold: Fold<S, E>): Promise<StreamSession<S, E>> {
    const known = this.sessions.get(stream);
    if (known && known.inFlight > 0) return known as unknown as StreamSession<S, E>;
    // Several commands that arrive together share one look at the stream.
    const opening =
      this.opening.get(stream) ??
      this.catchUp(stream, fold as unknown as Fold<unknown, NewEvent>).finally(() => this.opening.delete(stream));
    this.opening.set(stream, opening);
    return (await opening) as unknown as StreamSession<S, E>;
  }

  /** What was decided in this session is not certain any more. */
  breakOff<S, E extends NewEvent>(stream: string, session: StreamSession<S, E>): void {
    if (session.broken) return;
    session.broken = true;
    if (this.sessions.get(stream) === (session as unknown)) {
      this.sessions.set(stream, session.successor() as unknown as AnySession);
    }
  }

  /** Another process may have written since: an idle session reads what is new. */
  private async catchUp(stream: string, fold: Fold<unknown, NewEvent>): Promise<AnySession> {
    const session = this.sessions.get(stream) ?? new StreamSession<unknown, NewEvent>(fold);
    const from = session.known.version + 1;
    const events = await this.codec.open<NewEvent>(await this.store.readStream(stream, { from }));
    if (session.broken) return this.catchUp(stream, fold);
    if (session.inFlight === 0) session.written(events);
    this.sessions.delete(stream);
    this.sessions.set(stream, session);
    if (this.sessions.size > MOST) this.forgetOldest();
    return session;
  }

  private forgetOldest(): void {
    for (const [stream, session] of this.sessions) {
      if (session.inFlight > 0) continue;
      this.sessions.delete(stream);
      return;
    }
  }
}
