import { Button, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportPlan } from '#shared/domain/importing.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import { view } from '../../app/viewStore.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import frame from './ImportScreen.module.css';
import type { ImportDraft, ImportSource } from './importDraft.ts';
import { isPointless, wordApply, wordDone, wordLeftOver, wordPlan } from './importWording.ts';

interface ApplyBarProps {
  source: ImportSource;
  plan: ImportPlan | null;
  /** How many groups change; null: not known yet. */
  changedGroups: number | null;
  isCurrent: boolean;
}

/** What the plan comes to, and the button that does it. */
export function ApplyBar({ source, plan, changedGroups, isCurrent }: ApplyBarProps): ReactNode {
  const queries = useQueryClient();
  const busy = useBusy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const refusal =
    plan?.refusal ?? (plan !== null && isPointless(plan) ? 'Nothing would change.' : null);
  const waits = plan === null || !isCurrent ? 'The list is being looked up.' : null;

  const apply = async ({ plan: number, ...left }: ImportPlan) => {
    setFailure(null);
    const { importId, fileName } = source;
    // Somebody may have left the list meanwhile, or begun another.
    const change = (changes: Partial<ImportDraft>) =>
      view.changeImport((draft) =>
        draft.source?.importId === importId ? { ...draft, isApplying: false, ...changes } : draft,
      );
    change({ isApplying: true, isPlanAnother: false });
    const result = await performEdit(
      'imports.apply',
      { importId, plan: number },
      { done: (receipt) => wordDone(fileName, receipt) },
    );
    if (result.ok) {
      const { editId, adds, removes, groupsMade, peopleMade } = result.value;
      change({ step: 'done', done: { editId, adds, removes, groupsMade, peopleMade, left } });
    } else if (result.error.code === 'conflict') {
      change({ isPlanAnother: true });
      await queries.invalidateQueries({ queryKey: ['imports.plan'] });
    } else {
      change({});
      setFailure(result.error);
    }
  };

  return (
    <>
      {failure !== null && (
        <div className={frame.wholeLine}>
          <FailureNote failure={failure} />
        </div>
      )}
      <div className={frame.footerWords} role="status">
        {plan !== null && (
          <>
            <Text size="sm" fw={600}>
              {wordPlan(plan, changedGroups)}
            </Text>
            <Text size="xs" c={plan.refusal === null ? 'dimmed' : 'var(--mantine-color-error)'}>
              {plan.refusal ?? wordLeftOver(plan)}
            </Text>
          </>
        )}
      </div>
      <Button
        variant="default"
        onClick={() => view.changeImport((draft) => ({ ...draft, step: 'columns' }))}
      >
        Back
      </Button>
      <Refusable reason={refusal}>
        <Button
          leftSection={
            busy.words === null ? undefined : <Loader size={14} color="currentColor" aria-hidden />
          }
          {...refusable(refusal ?? waits, () => {
            if (plan !== null) busy.run('Applying…', () => apply(plan));
          })}
        >
          {busy.words ?? wordApply(changedGroups)}
        </Button>
      </Refusable>
    </>
  );
}
