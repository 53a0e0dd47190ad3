import type { ReactNode } from 'react';
import { failureOf } from '../../ipc/ask.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { mappingOf } from './columnMapping.ts';
import type { ImportDraft, ImportSource } from './importDraft.ts';
import { Review } from './Review.tsx';
import { useReading } from './readQuery.ts';
import { StepFrame } from './StepFrame.tsx';

interface ReviewStepProps {
  draft: ImportDraft;
  source: ImportSource;
}

/** What would happen. The host has to have read the file as it was read when the columns were chosen. */
export function ReviewStep({ draft, source }: ReviewStepProps): ReactNode {
  const { data: read, error, refetch } = useReading(draft, source);
  if (read !== undefined) {
    return <Review draft={draft} source={source} mapping={mappingOf(draft, read)} />;
  }
  return (
    <StepFrame step="review">
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
    </StepFrame>
  );
}
