import { useEffect, useState } from 'react';
import type { CentreForm } from '../../api/centre.js';
import { prefix } from '../../api/base.js';

export interface PaperState {
  page: number;
  zoom: number;
  turn: 0 | 90 | 180 | 270;
  framed: boolean;
}

const zooms = [1, 1.25, 1.5, 2, 2.5, 3] as const;
const turns = [0, 90, 180, 270] as const;
const zoomKey = (formKind: string) => `madoguchi.zoom.${formKind}`;

const rememberedZoom = (formKind: string): number => {
  const stored = Number(localStorage.getItem(zoomKey(formKind)));
  return zooms.find((zoom) => zoom === stored) ?? 1;
};

export const pageUrl = ({ url }: CentreForm['images'][number]): string => `${prefix}${url}`;

/** How the paper lies on the screen; the size is remembered for each kind of form. */
export function usePaper({ formKind, images }: Pick<CentreForm, 'formKind' | 'images'>) {
  const [paper, setPaper] = useState<PaperState>(() => ({
    page: 0,
    zoom: rememberedZoom(formKind),
    turn: 0,
    framed: true,
  }));
  useDecodedAhead(images);
  const step = (by: 1 | -1) =>
    setPaper((before) => {
      const at = zooms.findIndex((zoom) => zoom === before.zoom) + by;
      const zoom = zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? 1;
      localStorage.setItem(zoomKey(formKind), String(zoom));
      return { ...before, zoom };
    });
  return {
    ...paper,
    larger: () => step(1),
    smaller: () => step(-1),
    turnOn: () => setPaper((before) => ({ ...before, turn: turns[(turns.indexOf(before.turn) + 1) % 4] ?? 0 })),
    frameOnOff: () => setPaper((before) => ({ ...before, framed: !before.framed })),
    openPage: (page: number) =>
      setPaper((before) => (page === before.page || !images[page] ? before : { ...before, page, turn: 0 })),
    nextPage: () =>
      setPaper((before) => ({ ...before, page: (before.page + 1) % Math.max(1, images.length), turn: 0 })),
  };
}

export type Paper = ReturnType<typeof usePaper>;

/** The other pages are fetched and decoded while the first is read, so that turning over takes no time. */
function useDecodedAhead(images: CentreForm['images']): void {
  useEffect(() => {
    for (const image of images) {
      const ahead = new Image();
      ahead.src = pageUrl(image);
      ahead.decode().catch(() => undefined);
    }
  }, [images]);
}
