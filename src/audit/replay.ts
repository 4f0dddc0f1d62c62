/** One case told from its streams: its events as sentences, and how it stood at any of them. */
import { Injectable } from '@nestjs/common';
import { StoreClock } from '../edge/clock.js';
import { Texts } from '../edge/texts.js';
import { Guide, type Catalogue } from '../guidance/index.js';
import { Staff, type IdentityEvent } from '../identity/index.js';
import { NotFound } from '../kernel/problems.js';
import { EventCodec } from '../kernel/store/codec.js';
import { EventStore } from '../kernel/store/port.js';
import { RegistryQueries } from '../registry/index.js';
import type { ReplayAnswer, ThenAnswer } from './answers.js';
import { bandsOf } from './bands.js';
import { changesBetween, changesIn, withoutPrefill } from './changes.js';
import { checkLeaves } from './check-leaves.js';
import { recordOf, textOf, upTo, type Dossier, type Happening } from './dossier.js';
import { Dossiers } from './dossier-queries.js';
import { factsOf } from './facts.js';
import { maskOf, type Mask } from './mask.js';
import { seenOf } from './seen.js';
import { say } from './sentence.js';
import { shownThen } from './shown-then.js';
import { timelineOf } from './timeline.js';
import { thenOf, type Then } from './then.js';
import { whyOf, type Employment } from './why.js';
import { OfficeWords } from './words.js';

@Injectable()
export class Replay {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly staff: Staff,
    private readonly guide: Guide,
    private readonly registry: RegistryQueries,
    private readonly texts: Texts,
    private readonly clock: StoreClock,
  ) {}

  /** @throws NotFound */
  async open(idOrNumber: string): Promise<Dossier> {
    return this.dossiers.read(await this.dossiers.find(idOrNumber));
  }

  async tell(dossier: Dossier): Promise<ReplayAnswer> {
    const { case: state } = thenOf(dossier.caseId, dossier.happenings);
    const mask = await this.mask(state);
    const words = await this.words(dossier, mask);
    return {
      caseId: dossier.caseId,
      number: state.number,
      office: words.office(state.officeId),
      lifeEvent: words.code('life', state.lifeEvent),
      receptionDate: state.receptionDate,
      status: words.code('case', state.status),
      protected: mask.paper,
      asOf: this.clock.iso(),
      events: timelineOf(dossier.happenings, words),
      bands: bandsOf(dossier.happenings),
      verified: copied(checkLeaves(dossier.happenings.map(({ stored }) => stored))),
    };
  }

  /** @throws NotFound when the event is not of this case */
  async at(dossier: Dossier, eventId: string): Promise<ThenAnswer> {
    const known = upTo(dossier.happenings, eventId);
    const happening = known.at(-1);
    if (!happening) throw new NotFound('event', eventId);
    const before = thenOf(dossier.caseId, known.slice(0, -1));
    const then = thenOf(dossier.caseId, known);
    const mask = await this.mask(thenOf(dossier.caseId, dossier.happenings).case);
    const words = await this.words(dossier, mask);
    const { event, stored } = happening;
    const cause = dossier.happenings.find((one) => one.event.id === event.causationId);
    const causeWords = cause ? say(cause, words).sentence : null;
    const about = textOf(event.data['formId']);
    const facts = (state: Then) => withoutPrefill(factsOf(state, words, mask, about), happening);
    const seen = seenOf(happening, before, words, mask.paper);
    return {
      eventId,
      position: stored.position.toString(),
      at: event.recordedAt,
      caseId: dossier.caseId,
      ...shownThen(then, words, mask, about),
      changes: [...changesBetween(facts(before), facts(then)), ...changesIn(happening, words)],
      why: whyOf({ happening, before, employment: await this.employment(happening), cause: causeWords, words }),
      seen: seen && { ...seen, images: [...seen.images] },
      cause: cause && causeWords ? { eventId: cause.event.id, sentence: causeWords } : null,
      masked: mask.paper,
    };
  }

  /** Who the access log names when a case was opened here. */
  subjects({ caseId, happenings }: Dossier): string[] {
    const { persons } = thenOf(caseId, happenings).case;
    return [`case:${caseId}`, ...persons.map(({ person }) => `person:${person}`)];
  }

  private async mask(state: Then['case']): Promise<Mask> {
    return maskOf(state, await this.registry.getPersons(state.persons.map(({ person }) => person)));
  }

  private async words({ happenings }: Dossier, { paper: shielded }: Mask): Promise<OfficeWords> {
    const persons = happenings.flatMap(({ event }) => [event.actor.person, ...named(event.data)]);
    const versions = new Set(
      happenings.map(({ event }) => textOf(event.data['catalogue'])).filter((version) => version !== null),
    );
    const [staff, offices, catalogues] = await Promise.all([
      this.staff.namesOf(persons),
      this.staff.offices(),
      Promise.all(
        [...versions].map(async (version): Promise<[string, Catalogue]> => [
          version,
          await this.guide.catalogue(version),
        ]),
      ),
    ]);
    return new OfficeWords({
      texts: this.texts,
      staff,
      offices,
      catalogues: new Map(catalogues),
      current: this.guide.current,
      happenings,
      shielded,
    });
  }

  /** As it was when she acted: later changes of her account say nothing of it. */
  private async employment({ event }: Happening): Promise<Employment> {
    if (event.actor.kind !== 'staff') return null;
    const stored = await this.store.readStream(`account-${event.actor.account}`);
    const events = await this.codec.open<IdentityEvent>(stored);
    return events.reduce<Employment>((known, { type, data, recordedAt }) => {
      if (recordedAt > event.recordedAt) return known;
      return type === 'identity.AccountOpened' || type === 'identity.RolesChanged' ? data.employment : known;
    }, null);
  }
}

/** Members of staff that an event names beside its actor. */
const named = (data: Readonly<Record<string, unknown>>): string[] =>
  ['holder', 'operator', 'receivedBy', 'scannedBy'].flatMap((field) => {
    const value = recordOf(data)[field];
    return Array.isArray(value)
      ? value.filter((one) => typeof one === 'string')
      : typeof value === 'string'
        ? [value]
        : [];
  });

const copied = ({ events, altered, gaps }: ReturnType<typeof checkLeaves>): ReplayAnswer['verified'] => ({
  events,
  altered: [...altered],
  gaps: [...gaps],
});
