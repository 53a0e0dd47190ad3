import type { SyncMark } from './group.ts';
import type { GroupId } from './ids.ts';
import type { Person } from './person.ts';
import type { Instant } from './time.ts';

/** What of its people an export needs beside what every list shows; asked for because it costs. */
export interface ExportNeeds {
  attributes: readonly string[];
  otherEmails: boolean;
  /** In which groups they are now. */
  groups: boolean;
}

/** One line of an export as the store tells it, before any format has a say. */
export interface ExportLine extends Person {
  /** Empty unless needed, as the next two. */
  otherEmails: readonly string[];
  attributes: Readonly<Record<string, string>>;
  /** The names of the groups they are in now, by name. */
  groups: readonly string[];
  /** How they are or were in the group that the line is about; null where it is about none. */
  stay: {
    isAdmin: boolean;
    joinedAt: Instant | null;
    leftAt: Instant | null;
    syncMark: SyncMark;
  } | null;
  /** In a matrix: in which of its groups they are, by their places there, and whether as an admin. */
  memberOf: ReadonlyMap<number, boolean>;
}

/** Some lines that belong together: those of a group, or all there are. */
export interface ExportPart {
  /** The group's; null where the lines are of none. */
  name: string | null;
  total: number;
  /** To be read once. */
  lines: Iterable<ExportLine>;
}

/** Everything an export is about, of one moment. */
export interface ExportReading {
  /** To be read one after the other. */
  parts: readonly ExportPart[];
  /** The groups of a matrix, by name; empty elsewhere. */
  matrix: readonly { id: GroupId; name: string }[];
  /** What the groups are called that a filter names, as far as they were ever here. */
  groupNames: ReadonlyMap<GroupId, string>;
  /** Edits to what is exported that the server does not have yet. */
  unsentEdits: number;
}
