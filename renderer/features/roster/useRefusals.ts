import type { GroupSummary } from '#shared/domain/group.ts';
import { useView } from '../../app/viewStore.ts';
import { pastRefusal } from './pastWording.ts';
import { refusalsOf } from './refusals.ts';

interface Refusals {
  update: string | null;
  delete: string | null;
  /** Of whatever changes anything while the past is on the screen. */
  past: string | null;
}

/** Why the open group cannot be changed or deleted: the past is on the screen, or whoever signed in may not. */
export function useRefusals(group: GroupSummary): Refusals {
  const past = useView(({ asOf }) => (asOf === null ? null : pastRefusal));
  const refusals = refusalsOf(group);
  return { update: past ?? refusals.update, delete: past ?? refusals.delete, past };
}
