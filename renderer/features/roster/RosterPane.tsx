import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { GroupHeader } from './GroupHeader.tsx';
import { RosterBody } from './RosterBody.tsx';

/** The open group: its header, and its roster under it. */
export function RosterPane({ group }: { group: GroupSummary }): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities ?? null;
  return (
    <>
      <GroupHeader group={group} capabilities={capabilities} />
      <RosterBody group={group} hasRoles={capabilities?.groupAdmins === true} />
    </>
  );
}
