import type { ReactNode } from 'react';
import styles from './mark.module.css';

const ring = <circle cx="8" cy="8" r="5.75" fill="none" strokeWidth="2" stroke="currentColor" />;
const disc = <circle cx="8" cy="8" r="7" fill="currentColor" />;
const line = { fill: 'none', strokeWidth: 1.8, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const hands = (colour: string) => <path d="M8 4.5V8.2l2.5 1.5" {...line} stroke={colour} />;

/** Word + shape, never colour alone: each kind has its own drawing and its own tone. */
const kinds = {
  waiting: { tone: 'ink2', shape: ring },
  working: {
    tone: 'act',
    shape: (
      <>
        {ring}
        <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
      </>
    ),
  },
  done: {
    tone: 'done',
    shape: (
      <>
        {disc}
        <path d="M4.8 8.2l2.2 2.2 4.2-4.5" {...line} stroke="#fff" />
      </>
    ),
  },
  ready: {
    tone: 'act',
    shape: (
      <>
        {disc}
        <path d="M6.3 4.8v6.4L11.5 8z" fill="#fff" />
      </>
    ),
  },
  returned: {
    tone: 'ink',
    shape: (
      <>
        <rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor" />
        <path d="M11.5 4.5v3.7h-6M7.7 5.7L5.2 8.2l2.5 2.5" {...line} stroke="#fff" />
      </>
    ),
  },
  held: {
    tone: 'ink2',
    shape: (
      <>
        {ring}
        <path d="M6.4 5.8v4.4M9.6 5.8v4.4" {...line} stroke="currentColor" />
      </>
    ),
  },
  inquiry: { tone: 'ink2', shape: <path d="M1.5 2.5h13v9H8l-3 3v-3H1.5z" {...line} stroke="currentColor" /> },
  attention: { tone: 'ink', shape: triangle('none', 'currentColor') },
  near: {
    tone: 'ink',
    shape: (
      <>
        <circle cx="8" cy="8" r="6.5" fill="var(--deadline)" stroke="currentColor" strokeWidth="1.3" />
        {hands('currentColor')}
      </>
    ),
  },
  time: {
    tone: 'ink',
    shape: (
      <>
        {ring}
        <path d="M8 5v3.2l2 1.2" {...line} strokeWidth={1.5} stroke="currentColor" />
      </>
    ),
  },
  confirm: {
    tone: 'ink',
    shape: (
      <>
        <path d="M8 .9L15.1 8 8 15.1.9 8z" fill="var(--deadline)" stroke="currentColor" strokeWidth="1.3" />
        <path
          d="M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.5.25-.8.5-.8 1.1M8 11.3h.01"
          {...line}
          strokeWidth={1.5}
          stroke="currentColor"
        />
      </>
    ),
  },
  past: { tone: 'danger', shape: triangle('currentColor', '#fff') },
  locked: {
    tone: 'danger',
    shape: (
      <>
        <rect x="2.5" y="7" width="11" height="8" rx="1" fill="currentColor" />
        <path d="M5 7V5a3 3 0 0 1 6 0v2" {...line} stroke="currentColor" />
      </>
    ),
  },
  automatic: {
    tone: 'ink2',
    shape: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2.7 2.012" />,
  },
  express: {
    tone: 'ink',
    shape: <path d="M3 3l5 5-5 5M8.5 3l5 5-5 5" {...line} strokeWidth={2.2} stroke="currentColor" />,
  },
} satisfies Record<string, { tone: string; shape: ReactNode }>;

function triangle(fill: string, sign: string) {
  return (
    <>
      <path d="M8 1.5L15 14H1z" fill={fill} stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6v4M8 12h.01" {...line} stroke={sign} />
    </>
  );
}

export type MarkKind = keyof typeof kinds;
export const markKinds = Object.keys(kinds) as MarkKind[];

/** `word` is always shown; an overdue or near deadline may sit on its amber ground. */
export function Mark({ kind, children, ground = false }: { kind: MarkKind; children?: ReactNode; ground?: boolean }) {
  const { tone, shape } = kinds[kind];
  return (
    <span className={`${styles['mark']} ${styles[tone] ?? ''} ${ground ? styles['ground'] : ''}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      {children}
    </span>
  );
}
