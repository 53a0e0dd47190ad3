import { ActionIcon, Badge, Button, Text, UnstyledButton } from '@mantine/core';
import { IconShieldHalf, IconShieldOff, IconUserMinus } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonDetails, StayInGroup } from '#shared/ipc/methods/people.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { SyncMarkIcon } from '../../ui/SyncMarkIcon.tsx';
import { refusalsOf } from '../roster/refusals.ts';
import { AddToGroupsField } from './AddToGroupsField.tsx';
import { DateOfStay } from './DateOfStay.tsx';
import classes from './PersonDrawer.module.css';
import { removeFromGroup, setAdminOf } from './peopleEdits.ts';
import { useGroupNames } from './useGroupNames.ts';

/** More are shown when asked for: what comes after them must stay within reach. */
const shownAtFirst = 8;

/** The groups somebody is in now, and what can be done about it. */
export function PersonGroups({ person }: { person: PersonDetails }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const current = person.groups.filter(({ leftAt }) => leftAt === null);
  const { byId } = useGroupNames();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? current : current.slice(0, shownAtFirst);
  return (
    <section>
      {/* A removed group takes its buttons with it: the keyboard goes on from here. */}
      <h3 ref={heading} className={classes.section} tabIndex={-1} style={{ marginTop: 0 }}>
        Groups {current.length > 0 && formatCount(current.length)}
      </h3>
      {current.length === 0 && (
        <Text size="sm" c="dimmed" mb={6}>
          In no group now.
        </Text>
      )}
      <ul className={classes.list}>
        {shown.map((stay) => (
          <GroupLine
            key={stay.groupId}
            person={person}
            stay={stay}
            group={byId.get(stay.groupId)}
            onRemoved={() => heading.current?.focus()}
          />
        ))}
      </ul>
      {shown.length < current.length && (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setIsWhole(true)}>
          Show all {formatCount(current.length)}
        </Button>
      )}
      <AddToGroupsField person={person} current={current} />
    </section>
  );
}

interface GroupLineProps {
  person: PersonDetails;
  stay: StayInGroup;
  /** Undefined while it has not come. */
  group: GroupSummary | undefined;
  onRemoved: () => void;
}

function GroupLine({ person, stay, group, onRemoved }: GroupLineProps): ReactNode {
  const hasRoles = useOpenWorkspace()?.capabilities.groupAdmins === true;
  const refusal = group === undefined ? null : refusalsOf(group).update;
  const chosen = { personIds: [person.id], names: [person.name] };
  const target = { id: stay.groupId, name: stay.name };
  const remove = async () => {
    await removeFromGroup(chosen, target);
    onRemoved();
  };
  return (
    <li className={classes.item}>
      <UnstyledButton
        className={classes.group}
        dir="auto"
        title={`Open ${stay.name}`}
        onClick={() => {
          view.openPerson(null);
          view.openGroup(stay.groupId);
          view.wantRoster(true);
        }}
      >
        {stay.name}
      </UnstyledButton>
      <SyncMarkIcon mark={stay.syncMark} />
      {stay.isAdmin && (
        <Badge variant="light" color="grape" size="sm" tt="none" flex="none">
          Admin
        </Badge>
      )}
      <span className={classes.dates}>
        <DateOfStay at={stay.joinedAt} from={stay.datesFrom} what="joined" />
      </span>
      {hasRoles && (
        <LineAction
          label={stay.isAdmin ? `No longer admin of ${stay.name}` : `Make admin of ${stay.name}`}
          refusal={refusal}
          onClick={() => void setAdminOf(chosen, target, !stay.isAdmin)}
        >
          {stay.isAdmin ? (
            <IconShieldOff size={15} aria-hidden />
          ) : (
            <IconShieldHalf size={15} aria-hidden />
          )}
        </LineAction>
      )}
      <LineAction
        label={`Remove from ${stay.name}`}
        refusal={refusal}
        onClick={() => void remove()}
      >
        <IconUserMinus size={15} aria-hidden />
      </LineAction>
    </li>
  );
}

interface LineActionProps {
  label: string;
  refusal: string | null;
  onClick: () => void;
  children: ReactNode;
}

function LineAction({ label, refusal, onClick, children }: LineActionProps): ReactNode {
  return (
    <Refusable reason={refusal}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
        title={refusal === null ? label : undefined}
        {...refusable(refusal, onClick)}
      >
        {children}
      </ActionIcon>
    </Refusable>
  );
}
