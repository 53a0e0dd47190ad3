import { Alert, Text } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { ImportMapping, ImportPlan } from '#shared/domain/importing.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { ApplyBar } from './ApplyBar.tsx';
import { decisionsOf, type ImportDraft, type ImportSource, wishOf } from './importDraft.ts';
import { hasChanges } from './importWording.ts';
import { usePlanGroups } from './planLists.ts';
import { ReviewTabs } from './ReviewTabs.tsx';
import { StepFrame } from './StepFrame.tsx';
import { usePlan } from './usePlan.ts';
import { WishFields } from './WishFields.tsx';

interface ReviewProps {
  draft: ImportDraft;
  source: ImportSource;
  mapping: ImportMapping;
}

/** The plan, to be looked into and decided upon. Every choice makes another plan; the one before stays until then. */
export function Review({ draft, source, mapping }: ReviewProps): ReactNode {
  const { importId } = source;
  const wish = useMemo(() => wishOf(draft, mapping), [draft, mapping]);
  const { plan, isCurrent, failure, retry } = usePlan(importId, wish, !draft.isApplying);
  const decisions = useMemo(() => decisionsOf(draft, mapping), [draft, mapping]);
  return (
    <StepFrame
      step="review"
      isFilled
      aside={
        <Text size="xs" c="dimmed">
          Nothing has been changed yet.
        </Text>
      }
      footer={<PlanFooter source={source} plan={plan} isCurrent={isCurrent && failure === null} />}
    >
      {draft.isPlanAnother && (
        <Alert
          role="alert"
          color="orange"
          variant="outline"
          icon={<IconRefreshAlert aria-hidden />}
        >
          <Text size="sm" fw={600}>
            What will happen has changed since you looked
          </Text>
          <Text size="sm">
            Nothing was applied. This is what would happen now; look at it again.
          </Text>
        </Alert>
      )}
      {failure !== null && <FailureNote failure={failure} retry={retry} />}
      {plan === null && failure === null && (
        <AfterDelay>
          <Text size="sm" c="dimmed" role="status">
            Looking everybody up…
          </Text>
          <RosterRowsSkeleton />
        </AfterDelay>
      )}
      {plan !== null && (
        <>
          <WishFields importId={importId} draft={draft} mapping={mapping} plan={plan} />
          <ReviewTabs
            draft={draft}
            importId={importId}
            mapping={mapping}
            plan={plan}
            decisions={decisions}
          />
        </>
      )}
    </StepFrame>
  );
}

interface PlanFooterProps {
  source: ImportSource;
  plan: ImportPlan | null;
  isCurrent: boolean;
}

function PlanFooter({ source, plan, isCurrent }: PlanFooterProps): ReactNode {
  if (plan === null)
    return <ApplyBar source={source} plan={null} changedGroups={null} isCurrent={false} />;
  return <PlannedFooter source={source} plan={plan} isCurrent={isCurrent} />;
}

/** Only a plan has groups to count. */
function PlannedFooter({ source, plan, isCurrent }: PlanFooterProps): ReactNode {
  const { items, isComplete } = usePlanGroups(source.importId);
  const changed = useMemo(
    () => (isComplete ? (items ?? []).filter(hasChanges).length : null),
    [items, isComplete],
  );
  return <ApplyBar source={source} plan={plan} changedGroups={changed} isCurrent={isCurrent} />;
}
