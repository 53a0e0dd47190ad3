import type { PaperSize } from '#shared/domain/paperSizes.ts';

/** Our own style, first in the page: what people typed cannot open a tag, so it is never taken for it. */
const pageRule = /<style>@page\{size:(\d+(?:\.\d+)?)mm (\d+(?:\.\d+)?)mm;/;

/** The paper that a page of ours is made for, as it lies, in millimetres; null where it does not say. */
export function paperSizeOf(html: string): PaperSize | null {
  const [, width, height] = pageRule.exec(html) ?? [];
  return width === undefined || height === undefined
    ? null
    : { width: Number(width), height: Number(height) };
}
