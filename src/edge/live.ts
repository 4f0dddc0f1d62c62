/** One stream per browser: which read model moved, up to which position, and no data; pages fetch again with `after=`. */
import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { Projections, type Moved } from '../kernel/projections.js';
import { Right } from './routes.js';

const HEARTBEAT_MS = 15_000;
/** Many batches within this time are one message per topic. */
const COALESCE_MS = 40;

@ApiTags('live')
@Controller('stream')
export class LiveController {
  private readonly closers = new Set<() => void>();

  constructor(private readonly projections: Projections) {}

  @Sse()
  @Right('live.listen')
  @ApiProduces('text/event-stream')
  stream(): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const waiting = new Map<string, Moved>();
      let timer: NodeJS.Timeout | null = null;
      const send = () => {
        timer = null;
        for (const moved of waiting.values())
          subscriber.next({ type: 'moved', id: moved.position, data: { ...moved } });
        waiting.clear();
      };
      const stop = this.projections.onMoved((moved) => {
        waiting.set(moved.topic, moved);
        timer ??= setTimeout(send, COALESCE_MS);
      });
      const heartbeat = setInterval(() => subscriber.next({ type: 'beat', data: {} }), HEARTBEAT_MS);
      // A browser that comes back may have missed anything: it is told to fetch what it shows again.
      subscriber.next({ type: 'hello', data: {}, retry: 1_000 });
      const close = () => subscriber.complete();
      this.closers.add(close);
      return () => {
        stop();
        clearInterval(heartbeat);
        if (timer) clearTimeout(timer);
        this.closers.delete(close);
      };
    });
  }

  /** Ends every stream cleanly before the server stops; keep-alive connections would hold it open. */
  end(): void {
    for (const close of this.closers) close();
  }
}
