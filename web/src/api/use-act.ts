import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { moved } from '../live/moves.js';
import { newKey } from './new-key.js';
import { Unreachable } from './problem.js';

interface Attempt {
  key: string;
  input: string;
}

interface Options<Out> {
  /** Read models that show this change: they are read again from the answered position on. */
  topics?: readonly string[];
  done?: (out: Out) => void;
}

/**
 * One act of a person. The key stays the same until an answer has come, however often she presses again,
 * so an act whose answer was lost takes effect once.
 */
export function useAct<Input, Out>(perform: (input: Input, key: string) => Promise<Out>, options: Options<Out> = {}) {
  const open = useRef<Attempt | null>(null);
  return useMutation({
    mutationFn: async (input: Input) => {
      const written = JSON.stringify(input);
      if (open.current?.input !== written) open.current = { key: newKey(), input: written };
      const out = await perform(input, open.current.key).catch((error: unknown) => {
        if (!(error instanceof Unreachable)) open.current = null;
        throw error;
      });
      open.current = null;
      for (const topic of options.topics ?? []) moved(topic, positionOf(out));
      return out;
    },
    retry: (count, error) => error instanceof Unreachable && count < 3,
    retryDelay: (count) => 400 * 2 ** count,
    networkMode: 'always',
    onSuccess: (out) => options.done?.(out),
  });
}

function positionOf(out: unknown): string | undefined {
  if (typeof out !== 'object' || out === null || !('position' in out)) return undefined;
  return typeof out.position === 'string' ? out.position : undefined;
}
