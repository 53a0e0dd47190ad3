import type { Dataset } from '../dataset/dataset.ts';
import type { Group, MembershipInterval, Person } from '../dataset/records.ts';
import { compareText } from '../dataset/timestamp.ts';
import type { FaultBook, FaultReport } from '../faults/faultBook.ts';
import type { RequestCounts, RequestCountsReport } from './requestCounts.ts';

export type Stay = Omit<MembershipInterval, 'id' | 'groupId'>;

export interface GroupState extends Group {
  /** Who is in the group now, ordered by person id. */
  readonly members: readonly Pick<Stay, 'personId' | 'isAdmin' | 'joinedAt'>[];
  /** Every stay, the present ones (`leftAt` null) included, ordered by person id and join date. */
  readonly history: readonly Stay[];
}

/** The answer of `GET /_sandbox/state`: everything there is, ordered by id. */
export interface SandboxState {
  readonly people: readonly Person[];
  readonly groups: readonly GroupState[];
  readonly requests: RequestCountsReport;
  readonly faults: readonly FaultReport[];
}

export function sandboxState(
  dataset: Dataset,
  counts: RequestCounts,
  faults: FaultBook,
): SandboxState {
  return {
    people: dataset.people(),
    groups: dataset
      .groups()
      .sort((a, b) => compareText(a.id, b.id))
      .map((group) => groupState(group, dataset)),
    requests: counts.report(),
    faults: faults.reports(),
  };
}

function groupState(group: Group, dataset: Dataset): GroupState {
  const history = dataset
    .history(group.id)
    .map(({ id: _id, groupId: _groupId, ...stay }): Stay => stay)
    .sort((a, b) => compareText(a.personId, b.personId) || compareText(a.joinedAt, b.joinedAt));
  const members = history
    .filter((stay) => stay.leftAt === null)
    .map(({ personId, isAdmin, joinedAt }) => ({ personId, isAdmin, joinedAt }));
  return { ...group, members, history };
}
