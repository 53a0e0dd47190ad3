import { useElementSize } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';
import { ask, failureOf } from '../../ipc/ask.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import classes from './ExportPreview.module.css';
import { wordPages } from './exportWording.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { paperWidth } from './paper.ts';

interface PagePreviewProps {
  request: ExportRequest;
  page: PrintPage;
}

/** The first sheets are enough to see what comes out of the printer. */
const sheetsShown = 3;
/** In CSS pixels of the page: what lies around the paper. */
const deskAround = 48;

/** The real pages, made small enough to be seen. */
export function PagePreview({ request, page }: PagePreviewProps): ReactNode {
  const titleId = useId();
  const { ref, width, height } = useElementSize();
  const params = { ...request, sheets: sheetsShown };
  const { data, error, refetch } = useQuery({
    queryKey: queryKey('exports.page', params),
    queryFn: () => ask('exports.page', params),
    placeholderData: keepPreviousData,
    // A page is there until the next one is prepared: an answer of before leads nowhere.
    gcTime: 0,
  });
  const natural = widthOf(page) + deskAround;
  const scale = width === 0 ? 1 : Math.min(1, width / natural);
  return (
    <PreviewFrame
      title="Preview: as it will be printed"
      titleId={titleId}
      summary={data === undefined ? null : wordPages(data)}
      failure={error === null ? null : failureOf(error)}
      onRetry={() => void refetch()}
      isLoading={data === undefined && error === null}
    >
      {data !== undefined && (
        <div ref={ref} className={classes.frame} data-paper>
          <iframe
            key={data.path}
            title="The printed pages"
            aria-labelledby={titleId}
            className={classes.page}
            sandbox="allow-same-origin allow-modals"
            src={data.path}
            style={{
              width: width / scale,
              height: height / scale,
              transform: `scale(${scale})`,
            }}
          />
        </div>
      )}
    </PreviewFrame>
  );
}

function widthOf(page: PrintPage): number {
  if ('paper' in page) return paperWidth(page.paper, page.orientation);
  const paper = labelSheets.find(({ id }) => id === page.sheet)?.paper ?? 'a4';
  return paperWidth(paper, 'portrait');
}
