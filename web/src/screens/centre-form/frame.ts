import type { CentreForm } from '../../api/centre.js';

/** Where a field lies: the page, and the place on it in parts of its width and height. */
export interface Frame {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Place {
  field: string;
  line: number | null;
}

/** Undefined where the layout does not say where the field lies, or that sheet was not scanned. */
export function frameOf(form: CentreForm, { field, line }: Place): Frame | undefined {
  const found = form.regions.find((one) => one.field === field && one.line === line);
  const [x, y, width, height] = found?.region ?? [];
  if (!found || !form.images[found.sheet]) return undefined;
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  const { page } = form.layout;
  return {
    page: found.sheet,
    left: x / page.width,
    top: y / page.height,
    width: width / page.width,
    height: height / page.height,
  };
}

/** A little of the paper around the field, so that strokes over the line are seen. */
export function widened({ page, left, top, width, height }: Frame, by: number): Frame {
  const [x, y] = [Math.max(0, left - by), Math.max(0, top - by)];
  return {
    page,
    left: x,
    top: y,
    width: Math.min(1 - x, width + left - x + by),
    height: Math.min(1 - y, height + top - y + by),
  };
}
