import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, exactTime, minutesBetween } from '../../texts/times.js';
import { said, type Band, type CaseStory, type StoryEvent } from './readings.js';
import { nearest, timeScale, type TimeScale } from './time-scale.js';
import styles from './story-slider.module.css';

interface Props {
  story: CaseStory;
  at: number;
  onMove: (index: number) => void;
}

/** All events on one line of time. A hand may drag it; keys and the buttons above do the same. */
export function StorySlider({ story, at, onMove }: Props) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  const moments = useMemo(() => story.events.map(({ recordedAt }) => recordedAt), [story.events]);
  const scale = useMemo(() => timeScale(moments), [moments]);
  // The next keystroke belongs to it.
  useEffect(() => line.current?.focus({ preventScroll: true }), []);
  const here = story.events[at];
  const toPointer = (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    if (box) onMove(nearest(moments, scale, ((event.clientX - box.left) / box.width) * 100));
  };
  if (!here) return null;
  return (
    <div className={styles['slider']}>
      <Bands bands={story.bands} scale={scale} until={moments.at(-1) ?? here.recordedAt} />
      <div
        ref={line}
        role="slider"
        tabIndex={0}
        aria-label={t('audit-screens.slider')}
        aria-valuemin={1}
        aria-valuemax={story.events.length}
        aria-valuenow={at + 1}
        aria-valuetext={valueText(here)}
        className={styles['line']}
        onKeyDown={(event) => turn(event, at, story.events.length, onMove)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          toPointer(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && toPointer(event)}
      >
        <span className={styles['past']} style={{ width: `${scale.place(here.recordedAt)}%` }} />
        {story.events.map((event, index) => (
          <span
            key={event.id}
            className={index > at ? styles['later'] : styles['tick']}
            style={{ left: `${scale.place(event.recordedAt)}%` }}
          />
        ))}
        <span className={styles['thumb']} style={{ left: `${scale.place(here.recordedAt)}%` }} />
      </div>
      <div className={styles['times']} aria-hidden="true">
        {scale.ticks.map((tick) => (
          <span key={tick} style={{ left: `${scale.place(tick)}%` }}>
            {tickWord(tick, scale)}
          </span>
        ))}
      </div>
    </div>
  );
}

const valueText = (event: StoryEvent): string => `${exactTime(event.recordedAt)} ${said(event.sentence)}`;

const day = 24 * 60 * 60 * 1000;
const tickWord = (tick: number, { from, to }: TimeScale): string => {
  const date = new Date(tick);
  if (to - from > 2 * day)
    return new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', month: 'numeric', day: 'numeric' }).format(date);
  return to - from < 8 * 60_000 ? exactTime(date) : clockTime(date);
};

/** Only while the slider has the focus; Home and End are the page's own. */
function turn(event: KeyboardEvent, at: number, length: number, onMove: (index: number) => void): void {
  const next = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageUp: at + 10,
    PageDown: at - 10,
    Home: 0,
    End: length - 1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  onMove(Math.min(length - 1, Math.max(0, next)));
}

function Bands({ bands, scale, until }: { bands: readonly Band[]; scale: TimeScale; until: string }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['bands']} aria-label={t('audit-screens.bands.title')}>
      {bands.map(({ kind, from, to }) => {
        const end = to ?? until;
        const [left, right] = [scale.place(from), Math.max(scale.place(from), scale.place(end))];
        const width = right - left;
        return (
          <li
            key={kind}
            className={to ? styles['band'] : styles['open']}
            style={{ left: `${left}%`, width: `${width}%` }}
          >
            <span className={width < 7 ? styles['narrow'] : undefined}>
              {t(`audit-screens.bands.${kind}`)}{' '}
              {t('audit-screens.bands.minutes', { count: minutesBetween(from, end) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
