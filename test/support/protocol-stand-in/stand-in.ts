/**
 * A server that speaks the EventStoreDB protocol, as far as the real client of the engine uses it. It stands for the
 * wire and its faults, and proves nothing about a real server: no elections, no disk, no scavenging, no access control.
 */
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { once } from 'node:events';
import { EventLog, type Expected, type LoggedEvent, type ProposedEvent, type Written } from './event-log.js';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** What goes wrong, switched by a test. */
export interface Faults {
  /** So many answers to appends are lost after the write. */
  loseAnswers: number;
  /** So many appends are lost before the write. */
  loseCalls: number;
  /** Calls are accepted and never answered. */
  silent: boolean;
  notReady: boolean;
  /** Where the leader is, when this node does not lead. */
  leader: { readonly host: string; readonly port: number } | null;
  maxAppendBytes: number;
  /** A new subscription begins with events that were sent before. */
  repeatOnSubscribe: number;
}

const TICKS_PER_MS = 10_000n;
const BIG_MESSAGES = { 'grpc.max_receive_message_length': 20_000_000 };

export class ProtocolStandIn {
  readonly faults: Faults = {
    loseAnswers: 0,
    loseCalls: 0,
    silent: false,
    notReady: false,
    leader: null,
    maxAppendBytes: 1_048_576,
    repeatOnSubscribe: 0,
  };
  /** How many calls of each kind came. */
  readonly calls = { append: 0, batchAppend: 0, read: 0, subscribe: 0 };
  /** Reads that the client has neither finished nor ended. */
  openReads = 0;
  private server: Server | null = null;
  private port = 0;

  constructor(readonly log = new EventLog()) {}

  static async start(log = new EventLog(), port = 0): Promise<ProtocolStandIn> {
    const standIn = new ProtocolStandIn(log);
    await standIn.listen(port);
    return standIn;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Connections end as those of a killed process; the log and the port stay. */
  async restart(): Promise<void> {
    this.server?.forceShutdown();
    await this.listen(this.port);
  }

  stop(): void {
    this.server?.forceShutdown();
    this.server = null;
  }

  private async listen(port: number): Promise<void> {
    const server = new Server(BIG_MESSAGES);
    server.addService(streamsService.StreamsService, {
      // A caller that went away hears nothing.
      append: (call: AppendCall, callback: sendUnaryData<streams.AppendResp>) =>
        void this.append(call, callback).catch(() => undefined),
      // It has no deadline, so an engine that uses it hangs here.
      batchAppend: () => void (this.calls.batchAppend += 1),
      read: (call: ReadCall) => {
        this.openReads += 1;
        void this.read(call)
          .catch(() => undefined)
          .finally(() => (this.openReads -= 1));
      },
      delete: refuse,
      tombstone: refuse,
    });
    server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, callback: sendUnaryData<features.SupportedMethods>) =>
        callback(null, METHODS()),
    });
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    this.server = server;
  }

  private async append(call: AppendCall, callback: sendUnaryData<streams.AppendResp>): Promise<void> {
    this.calls.append += 1;
    const messages: streams.AppendReq[] = [];
    for await (const message of call) messages.push(message as streams.AppendReq);
    // A connection that breaks ends the messages too: half a call is none.
    await new Promise((resolve) => setImmediate(resolve));
    if (call.cancelled) return;
    const refusal = this.refusal();
    if (refusal === 'silence') return;
    if (refusal) return callback(refusal);
    if (this.faults.loseCalls > 0) return void (this.faults.loseCalls -= 1);
    const [head, ...rest] = messages;
    const options = head?.getOptions();
    const proposed = rest.flatMap((message) => message.getProposedMessage() ?? []).map(proposedEvent);
    const bytes = proposed.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (bytes > this.faults.maxAppendBytes) return callback(tooLarge(this.faults.maxAppendBytes));
    const written = this.log.append(nameOf(options?.getStreamIdentifier()), expectedOf(options), proposed);
    if (this.faults.loseAnswers > 0) return void (this.faults.loseAnswers -= 1);
    callback(null, appendAnswer(written));
  }

  private async read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions();
    const refusal = this.refusal();
    if (!options || refusal === 'silence') return;
    if (refusal) return void call.emit('error', refusal);
    if (options.hasSubscription()) return this.subscription(call, options);
    this.calls.read += 1;
    const source = options.getStream();
    const name = nameOf(source?.getStreamIdentifier());
    const known = source ? this.log.of(name) : this.log.events;
    if (source && known.length === 0) {
      await send(call, notFound(name));
      return void call.end();
    }
    const backwards = options.getReadDirection() === 1;
    const from = source ? startOfStream(source) : startOfAll(options.getAll());
    const order = source ? ({ revision }: LoggedEvent) => BigInt(revision) : ({ position }: LoggedEvent) => position;
    const fitting = known.filter((event) =>
      from === 'start'
        ? !backwards
        : from === 'end'
          ? backwards
          : backwards
            ? order(event) <= from
            : order(event) >= from,
    );
    const ordered = backwards ? fitting.reverse() : fitting;
    for (const event of ordered.slice(0, Number(options.getCount()))) await send(call, readEvent(event));
    call.end();
  }

  /** From a position: behind it. It goes on until the client ends it. */
  private async subscription(call: ReadCall, options: streams.ReadReq.Options): Promise<void> {
    this.calls.subscribe += 1;
    const confirmation = new streams.ReadResp.SubscriptionConfirmation();
    confirmation.setSubscriptionId(crypto.randomUUID());
    await send(call, new streams.ReadResp().setConfirmation(confirmation));
    const from = startOfAll(options.getAll());
    const end = this.log.events.at(-1)?.position ?? -1n;
    let sent = from === 'start' ? -1n : from === 'end' ? end : from;
    if (this.faults.repeatOnSubscribe > 0)
      sent =
        this.log.events.filter(({ position }) => position <= sent).at(-1 - this.faults.repeatOnSubscribe)?.position ??
        -1n;
    const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [];
    const fits = ({ stream }: LoggedEvent) =>
      prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
    let wake: () => void = () => undefined;
    let ended = false;
    const stopListening = this.log.listen(() => wake());
    call.on('cancelled', () => {
      ended = true;
      stopListening();
      wake();
    });
    for (let caughtUp = false; !ended;) {
      const news = new Promise<void>((resolve) => (wake = resolve));
      for (const event of this.log.events.slice(firstBehind(this.log.events, sent))) {
        if (ended) return;
        sent = event.position;
        if (fits(event)) await send(call, readEvent(event));
      }
      if (!caughtUp) await send(call, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
      caughtUp = true;
      await news;
    }
  }

  private refusal(): 'silence' | { code: status; details: string; metadata: Metadata } | null {
    if (this.faults.silent) return 'silence';
    if (this.faults.notReady)
      return { code: status.UNAVAILABLE, details: 'Server Is Not Ready', metadata: new Metadata() };
    if (!this.faults.leader) return null;
    const metadata = new Metadata();
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', this.faults.leader.host);
    metadata.set('leader-endpoint-port', String(this.faults.leader.port));
    return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
  }
}

const METHODS = (): features.SupportedMethods => {
  const methods = new features.SupportedMethods();
  methods.setEventStoreServerVersion('23.10.0-stand-in');
  for (const name of ['read', 'append', 'batchappend', 'delete', 'tombstone']) {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    methods.addMethods(method);
  }
  return methods;
};

const refuse = (_: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<never>): void =>
  callback({ code: status.UNIMPLEMENTED, details: 'the engine deletes no stream' });

const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const expectedOf = (options: streams.AppendReq.Options | undefined): Expected => {
  if (options?.hasNoStream()) return 'no_stream';
  if (options?.hasStreamExists()) return 'stream_exists';
  return options?.hasRevision() ? Number(options.getRevision()) : 'any';
};

const proposedEvent = (message: streams.AppendReq.ProposedMessage): ProposedEvent => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

const tooLarge = (limit: number) => {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', String(limit));
  return { code: status.INVALID_ARGUMENT, details: 'Maximum Append Size Exceeded', metadata };
};

/** A wrong version is an answer like any other; everything else that fails is a status. */
const appendAnswer = (written: Written): streams.AppendResp => {
  if (written.kind === 'success') {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(written.position)).setPreparePosition(String(written.position));
    const success = new streams.AppendResp.Success();
    return new streams.AppendResp().setSuccess(
      success.setCurrentRevision(String(written.revision)).setPosition(position),
    );
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (written.current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(written.current));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

type Start = 'start' | 'end' | bigint;

const startOfStream = (stream: streams.ReadReq.Options.StreamOptions): Start =>
  stream.hasRevision() ? BigInt(stream.getRevision()) : stream.hasEnd() ? 'end' : 'start';

const startOfAll = (all: streams.ReadReq.Options.AllOptions | undefined): Start => {
  const position = all?.getPosition();
  return position ? BigInt(position.getCommitPosition()) : all?.hasEnd() ? 'end' : 'start';
};

const notFound = (name: string): streams.ReadResp => {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'));
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier),
  );
};

const readEvent = (event: LoggedEvent): streams.ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream).toString('base64')))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(BigInt(event.createdMs) * TICKS_PER_MS));
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position));
  return new streams.ReadResp().setEvent(read);
};

/** Waits for a slow reader, but not for one that has gone. */
const send = async (call: ReadCall, message: streams.ReadResp): Promise<void> => {
  if (call.cancelled || call.write(message)) return;
  const gone = new AbortController();
  const leave = () => gone.abort();
  call.once('cancelled', leave);
  await once(call, 'drain', { signal: gone.signal }).catch(() => undefined);
  call.removeListener('cancelled', leave);
};

const firstBehind = (events: readonly LoggedEvent[], position: bigint): number => {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.position ?? 0n) > position) high = middle;
    else low = middle + 1;
  }
  return low;
};
