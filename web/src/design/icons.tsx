import type { ReactNode } from 'react';

/** Drawn on a grid of 24 with lines of 1.7; always beside a word. */
const drawings = {
  window: <path d="M4 4h16v16H4zM12 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 20v-1a4 4 0 0 1 4-4h2a4 4 0 0 1 4 4v1" />,
  floor: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20v-1a6.5 6.5 0 0 1 13 0v1M16 4.4a3.5 3.5 0 0 1 0 6.2M18 14.2a6.5 6.5 0 0 1 3.5 5.8" />
  ),
  board: <path d="M3 4h18v12H3zM8 20h8M12 16v4M7 8h6M7 12h3M16 8h1M16 12h1" />,
  ticket: <path d="M3 6h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4zM10 10l4 4M14 10l-4 4" />,
  keyboard: <path d="M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M7 14h10" />,
  search: <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5" />,
  person: (
    <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6.5 18.5a5.5 5.5 0 0 1 11 0" />
  ),
  down: <path d="M6 9l6 6 6-6" />,
  next: <path d="M9 6l6 6-6 6" />,
  arrow: <path d="M3 12h17M13 5l7 7-7 7" />,
  truck: (
    <path d="M2 16V6a1 1 0 0 1 1-1h10v12H8.5M13 9h4.5l4 4v4h-2M3.5 17H2v-2M15.5 17H13M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z" />
  ),
  baby: (
    <path d="M12 21a8 8 0 0 0 7.6-5.4 2 2 0 0 0 0-3.2A8 8 0 0 0 12 5a8 8 0 0 0-7.6 7.4 2 2 0 0 0 0 3.2A8 8 0 0 0 12 21zM12 5c-1-1.5.5-3 2-2M9 12h.01M15 12h.01M9.5 16c1.5 1.2 3.5 1.2 5 0" />
  ),
  paper: <path d="M6 3h8l5 5v13H6zM14 3v5h5M9 12h6M9 16h6M9 8h2" />,
  card: <path d="M2 5h20v14H2zM8 13a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM4.5 17a3.5 3.5 0 0 1 7 0M15 9h4M15 13h4" />,
  flower: (
    <path d="M12 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 6c-2-3-5-1-3.5 1.5C5.5 8.5 7 12 10 10c-.5 3.5 4.5 3.5 4 0 3 2 4.5-1.5 1.5-2.5C17 5 14 3 12 6zM12 13v8M12 20c-3 0-5-1.5-5.5-4 2.5 0 5 1 5.5 4zM12 20c3 0 5-1.5 5.5-4-2.5 0-5 1-5.5 4z" />
  ),
  question: (
    <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5h.01" />
  ),
  language: <path d="M3 6h9M7.5 4v2M10 6c-.8 3-3 5.5-6 7M5 8.5c1 2 3 3.5 5 4.5M12 20l4-9 4 9M13.5 17h5" />,
  wheelchair: <path d="M10 4.5h.01M10 8v5h4.5l2.5 5h2M10 10h4M8.5 11.5a5 5 0 1 0 6 6.5" />,
  writing: <path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3M12 20h8" />,
  printer: <path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z" />,
  bell: <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4" />,
  sound: <path d="M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />,
  contrast: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v10a5 5 0 0 0 0-10z" />,
  letters: <path d="M2 18L6.5 6 11 18M3.5 14h6M14 18l3.5-8 3.5 8M15 15.5h5" />,
  pin: (
    <path d="M12 21c4-4.5 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2.5 6.5 6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />
  ),
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2" />,
  back: <path d="M20 12H4M11 5l-7 7 7 7" />,
  close: <path d="M5 5l14 14M19 5L5 19" />,
  tick: <path d="M5 12.5l4.5 4.5L19 7" />,
  shield: <path d="M12 3l8 3v6c0 4.5-3.5 7.5-8 9-4.5-1.5-8-4.5-8-9V6zM12 8v5M12 16h.01" />,
  gauge: <path d="M4 17a8.5 8.5 0 1 1 16 0M12 15l4-5M12 16.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z" />,
  chart: <path d="M4 4v16h16M8 16v-5M12 16V7M16 16v-3M20 16V9" />,
  book: <path d="M12 6c-2-1.5-5-2-9-2v14c4 0 7 .5 9 2 2-1.5 5-2 9-2V4c-4 0-7 .5-9 2zM12 6v14" />,
  stages: <path d="M3 6h5v12H3zM10 6h5v8h-5zM17 6h4v4h-4z" />,
  folder: <path d="M3 6h6l2 2.5h10V19H3z" />,
  send: <path d="M21 3L3 11l7 3 3 7zM10 14L21 3" />,
  add: <path d="M12 5v14M5 12h14" />,
  entry: <path d="M20 12v8H4V4h8M9 15l1-4 9-9 3 3-9 9z" />,
  review: <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M11 15a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM14 14l3 3" />,
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />,
  report: <path d="M5 3h14v18H5zM9 8h6M9 12h6M9 16h3" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}

/** The house mark: a counter with its four panes. */
export function HouseMark({ size = 24 }: { size?: number | string }) {
  return (
    <svg style={{ width: size, height: size }} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="22" height="22" rx="4" fill="var(--mark, var(--act))" />
      <path d="M5 5.5h14v8H5zM12 5.5v8M5 9.5h14M4 18h16" fill="none" stroke="var(--ground)" strokeWidth="2" />
    </svg>
  );
}
