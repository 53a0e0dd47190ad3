import { Badge, CloseButton, Tabs, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ImportGroup, ImportId } from '#shared/domain/importing.ts';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { MeasuredList } from '../../ui/MeasuredList.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { isHeld, partLabels, wordHeld } from './importWording.ts';
import { type MembersPart, memberKey, type PlanMember, usePlanMembers } from './planLists.ts';
import classes from './Review.module.css';

interface GroupPlanPaneProps {
  importId: ImportId;
  group: ImportGroup;
  /** The list takes people out, and leaves it open of some who is meant. */
  mayHold: boolean;
  onClose: () => void;
}

const parts: readonly MembersPart[] = ['adds', 'removes', 'roles', 'stays'];

/** Who comes into one group, leaves it, changes role or is there already. */
export function GroupPlanPane(props: GroupPlanPaneProps): ReactNode {
  const { importId, group, mayHold, onClose } = props;
  const there = parts.filter((part) => group[part] > 0);
  const [wanted, setWanted] = useState<MembersPart | null>(null);
  // The plan may have nobody left in the part that was looked at.
  const shown = there.find((part) => part === wanted) ?? there[0] ?? null;
  return (
    <section
      className={classes.pane}
      aria-label={`What happens to ${group.name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={classes.paneHead}>
        <Title order={3} size="sm" className={classes.paneName}>
          <bdi>{group.name}</bdi>
        </Title>
        <CloseButton size="sm" aria-label="Close this group" onClick={onClose} />
      </header>
      {group.refusal !== null && (
        <Text size="xs" c="var(--mantine-color-error)" px={12} pb={6}>
          {group.refusal}
        </Text>
      )}
      {mayHold && isHeld(group) && (
        <Text size="xs" c="dimmed" px={12} pb={6}>
          {wordHeld('this group')}
        </Text>
      )}
      {shown === null ? (
        <Text size="sm" c="dimmed" p={12}>
          {group.isLeftOut
            ? 'This group is not here and is not made, so its lines come to nothing.'
            : 'Nobody comes into this group yet.'}
        </Text>
      ) : (
        <Tabs
          className={classes.paneTabs}
          value={shown}
          keepMounted={false}
          onChange={(value) => setWanted(parts.find((part) => part === value) ?? null)}
        >
          <Tabs.List aria-label="People by what happens">
            {there.map((part) => (
              <Tabs.Tab key={part} value={part}>
                {partLabels[part]}{' '}
                <Text span size="xs" c="dimmed" className={classes.count}>
                  {formatCount(group[part])}
                </Text>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={shown} className={classes.panel} tabIndex={-1}>
            <Members importId={importId} group={group} part={shown} />
          </Tabs.Panel>
        </Tabs>
      )}
    </section>
  );
}

interface MembersProps {
  importId: ImportId;
  group: ImportGroup;
  part: MembersPart;
}

function Members({ importId, group, part }: MembersProps): ReactNode {
  const { items, failure, retry } = usePlanMembers(importId, group, part);
  if (failure !== null) return <FailureNote failure={failure} retry={retry} />;
  return (
    <MeasuredList
      label={`${partLabels[part]}: ${group.name}`}
      items={items ?? []}
      keyOf={memberKey}
      renderItem={(member) => <Member member={member} saysRole={part === 'roles'} />}
    />
  );
}

function Member({ member, saysRole }: { member: PlanMember; saysRole: boolean }): ReactNode {
  const { personId, name, email, isAdmin } = member;
  return (
    <div className={classes.line}>
      <PersonAvatar id={personId ?? name} name={name} />
      <Text span size="sm" fw={600} truncate dir="auto" ta="left" title={name}>
        {name}
      </Text>
      <Text span size="sm" c="dimmed" truncate flex={1} title={email ?? undefined}>
        {email}
      </Text>
      {personId === null && <Mark>New person</Mark>}
      {(isAdmin || saysRole) && <Mark>{roleWords(isAdmin, saysRole)}</Mark>}
    </div>
  );
}

function roleWords(isAdmin: boolean, isChange: boolean): string {
  if (!isChange) return 'Admin';
  return isAdmin ? 'Becomes admin' : 'No longer admin';
}

function Mark({ children }: { children: string }): ReactNode {
  return (
    <Badge variant="light" color="gray" size="sm" tt="none" flex="none">
      {children}
    </Badge>
  );
}
