/** A screen that listens: which read model moved, up to which position, in the order in which it was told. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Moved } from '../../../src/kernel/projections.js';

export class LiveStream {
  readonly heard: Moved[] = [];
  private readonly leaving = new AbortController();
  private listening: Promise<void> = Promise.resolve();

  /** @param url of the stream itself */
  static async open(url: string, cookie: string): Promise<LiveStream> {
    const stream = new LiveStream();
    const response = await fetch(url, { headers: { cookie }, signal: stream.leaving.signal });
    if (!response.body) throw new Error(`nobody speaks: ${response.status}`);
    stream.listening = stream.listen(response.body).catch(() => undefined);
    return stream;
  }

  /** @returns false when it was not told in time */
  async moved(topic: string, position: string, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    const told = () => this.heard.some((moved) => moved.topic === topic && BigInt(moved.position) >= BigInt(position));
    while (!told() && performance.now() < until) await pause(5);
    return told();
  }

  async close(): Promise<void> {
    this.leaving.abort();
    await this.listening;
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of body) {
      text += decoder.decode(part, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^event: moved$/m.test(message) ? /^data: (.*)$/m.exec(message)?.[1] : undefined;
        if (data) this.heard.push(JSON.parse(data) as Moved);
      }
    }
  }
}
