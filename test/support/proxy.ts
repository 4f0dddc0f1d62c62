/** A wire between a client and a server that can be cut, slowed, half closed, or lose the answers of the server. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Proxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  /** Answers of the server are lost while this is set; what the client says still arrives. */
  swallowing = false;
  delayMs = 0;
  /** New connections are refused while this is set. */
  refusing = false;

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
  ) {
    server.on('connection', (client) => this.join(client));
  }

  static async to(host: string, port: number): Promise<Proxy> {
    const proxy = new Proxy(createServer({ allowHalfOpen: true }), { host, port });
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The same address with the wire in between. */
  static async around(url: string): Promise<{ proxy: Proxy; url: string }> {
    const there = new URL(url);
    const proxy = await Proxy.to(there.hostname, Number(there.port));
    there.hostname = '127.0.0.1';
    there.port = String(proxy.port);
    return { proxy, url: there.href };
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Both sides see a broken connection. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** The client is told that no more answers will come; the server is not told anything. */
  halfClose(): void {
    for (const [client] of this.pairs) client.end();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    if (this.refusing) return void client.resetAndDestroy();
    const upstream = connect({ ...this.target, allowHalfOpen: true });
    const pair = [client, upstream] as const;
    this.pairs.add(pair);
    this.pass(client, upstream, () => false);
    this.pass(upstream, client, () => this.swallowing);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  }

  /** In order, each piece as late as the wire is slow when it comes. */
  private pass(from: Socket, to: Socket, lost: () => boolean): void {
    let sent: Promise<unknown> = Promise.resolve();
    const inOrder = (act: () => void) => {
      const wait = this.delayMs;
      sent = sent.then(async () => {
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        if (!to.destroyed && to.writable) act();
      });
    };
    from.on('data', (data) => {
      if (!lost()) inOrder(() => to.write(data));
    });
    from.on('end', () => inOrder(() => to.end()));
  }
}
