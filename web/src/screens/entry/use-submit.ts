import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { centreTopic, sent, useTakeNext, type CentreForm } from '../../api/centre.js';
import { answer, changing, client } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { useAct } from '../../api/use-act.js';
import { announce } from '../../design/announcer.js';
import { layoutOf } from '../centre-form/layout-of.js';
import type { Slot } from '../centre-form/slots.js';
import { hers } from './entry-state.js';
import { withPersons } from './match-persons.js';
import type { Entry } from './use-entry.js';
import type { KeptEntry } from './use-kept.js';

export const seenPaper = ({ images, layout }: CentreForm) => ({
  images: images.map(({ sha256 }) => sha256),
  layoutVersion: layout.version,
});

interface Desk {
  form: CentreForm;
  entry: Entry;
  kept: KeptEntry;
  /** The next form is at hand, or nothing waits. */
  onNext: (form: CentreForm | null) => void;
}

/** Submitting and taking the next are one act of hers; the fields that the server names are shown where they are. */
export function useSubmit({ form, entry, kept, onNext }: Desk) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(new Map());
  const next = useTakeNext(onNext);
  const submit = useAct(
    ({ body }: { body: ReturnType<typeof bodyOf> }, key) =>
      answer(
        client.POST('/api/centre/forms/{formId}/entry', {
          params: { path: { formId: form.formId } },
          ...changing(key),
          body,
        }),
      ),
    {
      topics: [centreTopic],
      done: () => {
        kept.close();
        announce(t('centre-screens.entry.submitted'));
        next.mutate('entry');
      },
    },
  );

  const send = () => {
    if (submit.isPending || next.isPending) return;
    setTried(true);
    const { sections, mistakes, offered } = entry.view;
    const isOpen = (slot: Slot) => mistakes.has(slot.key) || offered.includes(slot);
    const first = sections.flatMap(({ slots }) => slots).find(isOpen);
    if (first || mistakes.size > 0) {
      announce(t('centre-screens.entry.not-yet'), 'assertive');
      entry.goTo(first?.key);
      return;
    }
    submit.mutate(
      { body: bodyOf(form, entry) },
      {
        onError: (error) => {
          const told = new Map(
            error instanceof Problem
              ? (error.body.errors ?? []).map(({ pointer = '', detail }) => [pointer, detail] as const)
              : [],
          );
          setSaid(told);
          entry.goTo([...told.keys()][0]);
        },
      },
    );
  };

  return {
    send,
    tried,
    said,
    /** She is typing in a field that the server named. */
    forget: (key: string) => setSaid((before) => new Map([...before].filter(([pointer]) => pointer !== key))),
    isPending: submit.isPending || next.isPending,
    error: submit.error ?? next.error,
  };
}

export type Submit = ReturnType<typeof useSubmit>;

function bodyOf(form: CentreForm, { state }: Entry) {
  const typed = hers(form, state);
  const values = form.prefilled ? typed : withPersons(typed, form.prefill, layoutOf(form).fields);
  return { ...sent(values), seen: seenPaper(form) };
}
