import { Checkbox, Radio, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportId, ImportMapping, ImportPlan } from '#shared/domain/importing.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { countOf, countPeople } from '../../ui/counts.ts';
import { NamedRadioGroup } from '../../ui/NamedRadioGroup.tsx';
import { Refusable } from '../../ui/Refusable.tsx';
import { useCreateRefusal } from '../groups/useCreateRefusal.ts';
import type { ImportDraft } from './importDraft.ts';
import { countGroups, isHeld, isUncertain, wordHeld, wordLeaving } from './importWording.ts';
import { usePlanGroups } from './planLists.ts';
import classes from './Review.module.css';

interface WishFieldsProps {
  importId: ImportId;
  draft: ImportDraft;
  mapping: ImportMapping;
  plan: ImportPlan;
}

/** What may be done: only adding, or taking out as well; making what is not here. */
export function WishFields({ importId, draft, mapping, plan }: WishFieldsProps): ReactNode {
  const isOneGroup = mapping.shape === 'oneGroup';
  return (
    <div className={classes.wish}>
      <NamedRadioGroup
        name="What happens to people who are in a group already"
        value={draft.mode}
        onChange={(value) =>
          view.changeImport((now) => ({ ...now, mode: value === 'match' ? 'match' : 'addOnly' }))
        }
      >
        <div className={classes.options}>
          <Radio value="addOnly" label="Only add people" />
          <Radio
            value="match"
            label={isOneGroup ? 'Make the group match the list' : 'Make the groups match the list'}
          />
        </div>
      </NamedRadioGroup>
      <div className={classes.options}>
        {!isOneGroup && <CreateGroups draft={draft} plan={plan} />}
        <CreatePeople draft={draft} plan={plan} />
      </div>
      {draft.mode === 'match' && (
        <div
          className={classes.leaving}
          role="status"
          data-loud={plan.memberships.removes > 0 || undefined}
        >
          <IconAlertTriangle size={16} aria-hidden />
          <div>
            <Text size="sm">{wordLeaving(plan)}</Text>
            {isUncertain(plan) && <Held importId={importId} />}
          </div>
        </div>
      )}
    </div>
  );
}

/** That not all lines say who is meant, and what that keeps from happening. */
function Held({ importId }: { importId: ImportId }): ReactNode {
  const held = (usePlanGroups(importId).items ?? []).filter(isHeld).length;
  return held > 0 && <Text size="sm">{wordHeld(countGroups(held))}</Text>;
}

function CreateGroups({ draft, plan }: { draft: ImportDraft; plan: ImportPlan }): ReactNode {
  const refusal = useCreateRefusal();
  const { leftOut, made } = plan.groups;
  const missing = leftOut + made;
  if (missing === 0) return null;
  return (
    <WishBox
      label={`Make the ${countOf(missing, 'group that is', 'groups that are')} not here`}
      isChecked={draft.createGroups}
      refusal={refusal}
      onChange={(createGroups) => view.changeImport((now) => ({ ...now, createGroups }))}
    />
  );
}

function CreatePeople({ draft, plan }: { draft: ImportDraft; plan: ImportPlan }): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities;
  const missing = plan.people.unknown + plan.people.new;
  if (missing === 0 && !draft.createPeople) return null;
  const refusal =
    capabilities === undefined || capabilities.createPeople
      ? null
      : `New people are made in ${capabilities.providerLabel} itself; import the list again when they are here.`;
  return (
    <WishBox
      label={
        missing === 0 ? 'Make people who are not here' : `Make the ${countPeople(missing)} not here`
      }
      isChecked={draft.createPeople}
      refusal={refusal}
      onChange={(createPeople) => view.changeImport((now) => ({ ...now, createPeople }))}
    />
  );
}

interface WishBoxProps {
  label: string;
  isChecked: boolean;
  refusal: string | null;
  onChange: (isChecked: boolean) => void;
}

function WishBox({ label, isChecked, refusal, onChange }: WishBoxProps): ReactNode {
  return (
    <Refusable reason={refusal}>
      <Checkbox
        label={label}
        checked={isChecked && refusal === null}
        aria-disabled={refusal !== null || undefined}
        className={refusal === null ? undefined : classes.refused}
        onChange={(event) => {
          if (refusal === null) onChange(event.currentTarget.checked);
        }}
      />
    </Refusable>
  );
}
