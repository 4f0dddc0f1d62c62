import { useEffect, useRef, useState, type CSSProperties, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { useKey } from '../../keys/use-key.js';
import type { Frame } from './frame.js';
import styles from './paper-view.module.css';
import { pageUrl, type Paper } from './use-paper.js';

interface Props {
  form: CentreForm;
  paper: Paper;
  frame: Frame | undefined;
  /** The name tag on the frame. */
  tag: string;
}

const pageRatio = ({ layout }: CentreForm): number => layout.page.height / layout.page.width;
const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

/** The scan stays where it is; it moves only as far as the framed field must be seen. */
export function PaperView({ form, paper, frame, tag }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const image = form.images[paper.page];
  const shown = paper.framed && frame?.page === paper.page ? frame : undefined;
  useFollow(box, shown, paper);
  const drag = useDrag(box);
  const pan = (x: number, y: number) => () => box.current?.scrollBy({ left: x * 120, top: y * 120 });
  useKey({ action: 'paperUp', repeats: true }, pan(0, -1));
  useKey({ action: 'paperDown', repeats: true }, pan(0, 1));
  useKey({ action: 'paperLeft', repeats: true }, pan(-1, 0));
  useKey({ action: 'paperRight', repeats: true }, pan(1, 0));
  if (!image) return <p className={styles['none']}>{t('centre-screens.paper.none')}</p>;
  const isAcross = paper.turn % 180 !== 0;
  const ratio = pageRatio(form);
  const room: CSSProperties = { width: percent(paper.zoom), aspectRatio: isAcross ? `${ratio}` : `${1 / ratio}` };
  const sheet: CSSProperties = {
    width: isAcross ? percent(1 / ratio) : '100%',
    aspectRatio: `${1 / ratio}`,
    transform: `translate(-50%, -50%) rotate(${paper.turn}deg)`,
  };
  return (
    <div
      ref={box}
      className={styles['box']}
      tabIndex={0}
      role="region"
      aria-label={t('centre-screens.paper.region')}
      {...drag}
    >
      <div className={styles['room']} style={room}>
        <div className={styles['sheet']} style={sheet}>
          <img
            src={pageUrl(image)}
            alt={t('centre-screens.paper.alt', { page: paper.page + 1, of: form.images.length })}
            draggable={false}
            onError={() => setBroken(image.url)}
          />
          {shown ? <FrameOn frame={shown} tag={tag} /> : null}
        </div>
      </div>
      {broken === image.url ? <p className={styles['none']}>{t('centre-screens.paper.broken')}</p> : null}
    </div>
  );
}

function FrameOn({ frame, tag }: { frame: Frame; tag: string }) {
  const { left, top, width, height } = frame;
  return (
    <div
      className={styles['frame']}
      data-frame
      style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
    >
      <span className={left > 0.7 ? styles['tag-left'] : styles['tag']}>{tag}</span>
    </div>
  );
}

/** Only as far as needed, and never under the reader's own scrolling. */
function useFollow(box: React.RefObject<HTMLDivElement | null>, frame: Frame | undefined, { zoom, turn }: Paper): void {
  useEffect(() => {
    const view = box.current;
    const at = view?.querySelector('[data-frame]')?.getBoundingClientRect();
    if (!view || !at || turn !== 0) return;
    const room = view.getBoundingClientRect();
    const margin = { x: 24, y: 64 };
    const over = (from: number, to: number, start: number, end: number, by: number) =>
      from < start + by ? from - start - by : to > end - by ? to - end + by : 0;
    const left = over(at.left, at.right, room.left, room.right, margin.x);
    const top = over(at.top, at.bottom, room.top, room.bottom, margin.y);
    if (left !== 0 || top !== 0) view.scrollBy({ left, top });
  }, [box, frame?.left, frame?.top, frame?.page, zoom, turn]);
}

/** By the hand; the keys do the same. */
function useDrag(box: React.RefObject<HTMLDivElement | null>) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const end = () => {
    from.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0 && event.pointerType === 'mouse') from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!from.current || event.buttons === 0) return;
      box.current?.scrollBy({ left: from.current.x - event.clientX, top: from.current.y - event.clientY });
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: end,
    onPointerLeave: end,
  };
}
