import { MultiSelect } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { type GroupId, groupIdSchema } from '#shared/domain/ids.ts';
import { floatingPlaceId } from '../../app/theme.ts';
import { useGroupNames } from './useGroupNames.ts';

interface GroupsFieldProps {
  label: string;
  value: readonly GroupId[];
  onChange: (groupIds: GroupId[]) => void;
  maximum: number;
  /** Which groups can be picked; the others are dimmed. */
  isPickable?: (group: GroupSummary) => boolean;
  placeholder?: string;
  description?: string;
  hidesLabel?: boolean;
  /** Its list hangs in the same element: outside of a popover it would close it, outside of a drawer not be heard. */
  isInline?: boolean;
  autoFocus?: boolean;
  fieldRef?: Ref<HTMLInputElement>;
}

/** Groups by typing a part of their name. */
export function GroupsField(props: GroupsFieldProps): ReactNode {
  const { label, value, onChange, maximum, isPickable, hidesLabel = false } = props;
  const { groups, byId, nameOf } = useGroupNames();
  // A group that is gone can still be taken out of a filter.
  const gone = value.filter((id) => !byId.has(id));
  return (
    <MultiSelect
      ref={props.fieldRef}
      {...(hidesLabel ? { 'aria-label': label } : { label })}
      description={props.description}
      placeholder={value.length === 0 ? (props.placeholder ?? 'Type a part of a name') : undefined}
      data={[
        ...groups.map((group) => ({
          value: group.id,
          label: group.name,
          disabled: isPickable?.(group) === false,
        })),
        ...gone.map((id) => ({ value: id, label: nameOf(id) })),
      ]}
      value={[...value]}
      onChange={(ids) => onChange(ids.map((id) => groupIdSchema.parse(id)))}
      searchable
      hidePickedOptions
      limit={60}
      maxValues={maximum}
      // Scrolled itself, the listbox belongs to its field; a scrolling element inside of it would need a focus of its own.
      withScrollArea={false}
      styles={{ options: { maxHeight: 200, overflowY: 'auto' } }}
      nothingFoundMessage="No group has this in its name"
      data-autofocus={props.autoFocus || undefined}
      renderOption={({ option }) => <bdi>{option.label}</bdi>}
      size="xs"
      openOnFocus={false}
      comboboxProps={
        props.isInline === true
          ? { withinPortal: false }
          : { portalProps: { target: `#${floatingPlaceId}` } }
      }
    />
  );
}
