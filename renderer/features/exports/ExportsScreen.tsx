import { type ReactNode, useMemo } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import screen from '../../ui/Screen.module.css';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { ExportMaker } from './ExportMaker.tsx';
import { withWish } from './exportDraft.ts';
import { useExportedGroup } from './useExportedGroup.ts';
import { useMaker } from './useMaker.ts';
import { useMaking } from './useMaking.ts';

/** Any list of the organisation, in the form that was asked for. What is put together here stays until it is changed. */
export function ExportsScreen(): ReactNode {
  const kept = useView((state) => state.exportDraft);
  const openGroupId = useView((state) => state.groupId);
  // Before any group was chosen here it is about the one that is open.
  const draft = useMemo(
    () => (kept.wish.groupId === null ? withWish(kept, { groupId: openGroupId }) : kept),
    [kept, openGroupId],
  );
  const maker = useMaker(draft, view.changeExport);
  const groupName = useExportedGroup(maker.wish);
  const making = useMaking({ made: maker.made, onDone: () => undefined });
  return (
    <section className={screen.screen} aria-label="Exports">
      <ScreenHeader title="Exports" />
      <ExportMaker maker={maker} making={making} groupName={groupName} />
    </section>
  );
}
