import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { labelOf } from '../centre-form/slots.js';
import { candidatesFor, chosenAtOnce, wordOf, type Code } from './codes.js';
import type { BoxProps } from './entry-field.js';
import styles from './entry-field.module.css';

/** A choice by its number or by a part of its word; the list opens under the field while it is being made. */
export function CodeBox(props: BoxProps) {
  const { slot, value, offered, error, id, describedBy, cap, isReadOnly, onType, onHere } = props;
  const codes: readonly Code[] = slot.field.codes ?? [];
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const candidates = candidatesFor(codes, query ?? '');
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, isOpen]);

  const close = () => {
    setQuery(null);
    setOpen(false);
    setAt(0);
  };
  const take = (code: Code | undefined) => {
    if (code) onType(code.code);
    close();
  };
  const look = (words: string) => {
    setQuery(words);
    setOpen(true);
    setAt(0);
  };
  const type = (words: string) => {
    const found = chosenAtOnce(codes, words);
    if (found) return take(found);
    // What the list marks is what she means, whichever way she goes on from here.
    const marked = words.trim() === '' ? undefined : candidatesFor(codes, words)[0];
    if (marked || words === '') onType(marked?.code ?? '');
    look(words);
  };
  /** She goes on: what she meant by the part that she typed is taken. */
  const settle = () => {
    if (query !== null && query.trim() !== '') take(candidates[at]);
    else close();
  };
  const move = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.altKey || isReadOnly) {
      if (event.key === 'Escape' && isOpen) close();
      return;
    }
    event.preventDefault();
    const chosen = codes.findIndex(({ code }) => code === value);
    const from = isOpen ? at : chosen - (by > 0 ? 1 : -1);
    const to = Math.min(candidates.length - 1, Math.max(0, isOpen ? from + by : Math.max(0, chosen)));
    setOpen(true);
    setAt(to);
    onType(candidates[to]?.code ?? value ?? '');
  };
  const shown = query ?? wordOf(codes, value);
  return (
    <span className={`${styles['box']} ${offered ? styles['offered'] : ''} ${error ? styles['wrong'] : ''}`}>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && candidates[at] ? `${id}-${at}` : undefined}
        aria-required={slot.field.required === true ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        value={shown}
        readOnly={isReadOnly}
        autoComplete="off"
        onFocus={(event) => {
          event.target.select();
          onHere();
        }}
        onBlur={settle}
        onChange={(event) => {
          // Half a word of the input method chooses nothing yet.
          if (event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing) look(event.target.value);
          else type(event.target.value);
        }}
        onCompositionEnd={(event) => type(event.currentTarget.value)}
        onKeyDown={move}
      />
      {cap}
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={labelOf(slot.field.label)}
        className={styles['list']}
        hidden={!isOpen}
      >
        {candidates.map((code, index) => (
          <li
            key={code.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              take(code);
            }}
          >
            <span>{codes.indexOf(code) + 1}</span> {labelOf(code)}
          </li>
        ))}
      </ul>
    </span>
  );
}
