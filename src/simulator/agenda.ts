/** What is to happen, by minute since opening. */
export type Act = (now: number) => Promise<void>;

export class Agenda {
  private acts: { at: number; act: Act }[] = [];

  at(minute: number, act: Act): void {
    this.acts.push({ at: minute, act });
  }

  async play(until: number, setClock: (minute: number) => Promise<void>): Promise<void> {
    for (;;) {
      this.acts.sort((a, b) => a.at - b.at);
      const next = this.acts.shift();
      if (!next || next.at > until) return;
      await setClock(next.at);
      await next.act(next.at);
    }
  }
}
