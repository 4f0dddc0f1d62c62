import { casesTopic, caseTopic, type LifeEvent } from './cases.js';
import { answer, changing, client } from './client.js';
import { floorTopic } from './readings.js';
import type { components } from './schema.js';
import { moved } from '../live/moves.js';
import { isProblem } from './problem.js';
import { useAct } from './use-act.js';

type Inputs = components['schemas'];
export type FilerInput = Inputs['FilerInput'];
export type TypedPerson = Inputs['TypedPersonInput'];
export type KnownPerson = Inputs['KnownPersonInput'];
export type HouseholdInput = Inputs['HouseholdInput'];
export type JudgedItem = Inputs['JudgedItemInput'];
export type WithdrawReason = Inputs['ReasonInput']['reason'];
export type Facts = Record<string, string | number | boolean>;
export interface FactsOf {
  event?: Facts;
  persons?: { person: string; facts: Facts }[];
}

const of = (caseId: string) => ({ params: { path: { caseId } } });
const shown = (caseId: string) => ({ topics: [caseTopic(caseId), casesTopic] });

/** Somebody else was first: what is shown is read again, and what was typed stays for the person to decide anew. */
const reread =
  (caseId: string) =>
  (error: unknown): never => {
    if (isProblem(error, 'changed-since-seen')) moved(caseTopic(caseId));
    throw error;
  };

export const useOpenCase = (done: (opened: { caseId: string }) => void) =>
  useAct(
    (body: { lifeEvent: LifeEvent; ticketId?: string }, key) =>
      answer(client.POST('/api/cases', { ...changing(key), body })),
    { topics: [casesTopic], done },
  );

export const useIdentifyFiler = (caseId: string, done: () => void) =>
  useAct(
    (body: FilerInput, key) =>
      answer(client.POST('/api/cases/{caseId}/filer', { ...of(caseId), ...changing(key), body })),
    { ...shown(caseId), done },
  );

/** What the clerk saw when she decided goes along: a change by somebody else in between is answered, not overwritten. */
export const useTakeHousehold = (caseId: string, done: () => void) =>
  useAct(
    ({ seen, ...body }: HouseholdInput & { seen?: string }, key) =>
      answer(client.POST('/api/cases/{caseId}/household', { ...of(caseId), ...changing(key, seen), body })).catch(
        reread(caseId),
      ),
    { ...shown(caseId), done },
  );

export const useRecordFacts = (caseId: string, done?: () => void) =>
  useAct(
    ({ event = {}, persons = [] }: FactsOf, key) =>
      answer(
        client.POST('/api/cases/{caseId}/facts', {
          ...of(caseId),
          ...changing(key),
          body: { ...open(event), persons: persons.map(({ person, facts }) => ({ person, facts: open(facts).event })) },
        }),
      ),
    { ...shown(caseId), ...(done ? { done } : {}) },
  );

/** The document describes an open record as one without known members. */
const open = (facts: Facts) => ({ event: facts as Record<string, never> });

interface Judged {
  items: JudgedItem[];
  catalogue: string;
  seen: string;
  /** The forms of the accepted procedures are prepared in the same step. */
  handwritten: string[];
}

export const useJudge = (caseId: string, done?: () => void) =>
  useAct(
    async ({ items, catalogue, seen, handwritten }: Judged, key) => {
      const judged = await answer(
        client.POST('/api/cases/{caseId}/items', {
          ...of(caseId),
          ...changing(key, seen),
          body: { items, seen: { catalogue } },
        }),
      ).catch(reread(caseId));
      const prepared = await answer(
        client.POST('/api/cases/{caseId}/forms', { ...of(caseId), ...changing(`${key} forms`), body: { handwritten } }),
      );
      return prepared ?? judged;
    },
    { ...shown(caseId), ...(done ? { done } : {}) },
  );

export const useFinishItem = (caseId: string) =>
  useAct(
    (itemId: string, key) =>
      answer(client.POST('/api/cases/{caseId}/items/done', { ...of(caseId), ...changing(key), body: { itemId } })),
    shown(caseId),
  );

/** A form filled in by hand instead of pre-filled, or back: the prepared one is dropped and prepared anew. */
export const usePrepareOtherwise = (caseId: string) =>
  useAct(async ({ formId, handwritten }: { formId: string; handwritten: string[] }, key) => {
    await answer(
      client.POST('/api/cases/{caseId}/forms/drop', { ...of(caseId), ...changing(`${key} drop`), body: { formId } }),
    );
    return answer(client.POST('/api/cases/{caseId}/forms', { ...of(caseId), ...changing(key), body: { handwritten } }));
  }, shown(caseId));

export const useHandOff = (caseId: string, done: () => void) =>
  useAct(
    (body: { forms: string[]; visitorWaits: boolean }, key) =>
      answer(client.POST('/api/cases/{caseId}/hand-off', { ...of(caseId), ...changing(key), body })),
    { topics: [caseTopic(caseId), casesTopic, floorTopic], done },
  );

export const useTakeBack = (caseId: string, done: () => void) =>
  useAct(
    async ({ forms, reason }: { forms: string[]; reason: WithdrawReason }, key) => {
      let last;
      for (const formId of forms) {
        last = await answer(
          client.POST('/api/cases/{caseId}/forms/{formId}/withdraw', {
            params: { path: { caseId, formId } },
            ...changing(`${key} ${formId}`),
            body: { reason },
          }),
        );
      }
      return last;
    },
    { ...shown(caseId), done },
  );

export const useCheckForm = (done: () => void) =>
  useAct(
    ({ caseId, formId }: { caseId: string; formId: string }, key) =>
      answer(
        client.POST('/api/cases/{caseId}/forms/{formId}/check', {
          params: { path: { caseId, formId } },
          ...changing(key),
        }),
      ),
    { topics: [casesTopic], done },
  );

export const useCloseCase = (caseId: string, done: () => void) =>
  useAct((_: null, key) => answer(client.POST('/api/cases/{caseId}/close', { ...of(caseId), ...changing(key) })), {
    ...shown(caseId),
    done,
  });

export const useWithdrawCase = (caseId: string, done: () => void) =>
  useAct(
    (reason: WithdrawReason, key) =>
      answer(client.POST('/api/cases/{caseId}/withdraw', { ...of(caseId), ...changing(key), body: { reason } })),
    { ...shown(caseId), done },
  );

export type Role = KnownPerson['role'];

/** Prints the guidance sheet or a certificate; the answer says where the file lies. */
export const usePrintOutput = (caseId: string, done?: () => void) =>
  useAct(
    (kind: string, key) =>
      answer(client.POST('/api/cases/{caseId}/outputs', { ...of(caseId), ...changing(key), body: { kind } })),
    { ...shown(caseId), ...(done ? { done } : {}) },
  );

/** The papers change hands; with nothing left open the case is closed, and with the last of her cases the visit ends. */
export const useHandOver = (caseId: string, done: (handed: { ticketFinished: boolean }) => void) =>
  useAct(
    (outputs: string[], key) =>
      answer(client.POST('/api/cases/{caseId}/hand-over', { ...of(caseId), ...changing(key), body: { outputs } })),
    { topics: [caseTopic(caseId), casesTopic, floorTopic], done },
  );
