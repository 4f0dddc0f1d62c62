/** Sends requests to the server of this process before it listens: the same routes, guards and checks as over the network. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';

export const inProcess =
  (app: NestFastifyApplication) =>
  async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(new URL(url, 'http://localhost'), init);
    const payload = init.body === undefined ? undefined : Buffer.from(await request.arrayBuffer());
    const cookie = new Headers(init.headers).get('cookie');
    const headers = { ...Object.fromEntries(request.headers), ...(cookie ? { cookie } : {}) };
    const { pathname, search } = new URL(request.url);
    const options: InjectOptions = {
      method: request.method as 'GET',
      url: pathname + search,
      headers,
      ...(payload ? { payload } : {}),
    };
    const answer = await app.inject(options);
    const out = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      for (const line of [value].flat()) if (line !== undefined) out.append(name, String(line));
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: out });
  };
