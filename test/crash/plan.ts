import type { Intent } from '#shared/commands/command.ts';
import type { EditId, GroupId } from '#shared/domain/ids.ts';
import type { Inspection } from './inspection.ts';

/** Where a process shall end itself: at the n-th boundary it passes, of all or of one label. Null: somebody else does it. */
export type KillPoint = { label: string | null; count: number } | null;

/** How to reach the data and the server. */
export interface Surroundings {
  file: string;
  url: string;
  apiKey: string;
  apiSecret: string;
  /** When the fast clock was the same as the real one, in Unix milliseconds. */
  epochMs: number;
}

/** What one process lives through. */
export interface ChildPlan extends Surroundings {
  seed: number;
  killAt: KillPoint;
  /** How many edits it makes, and the number of the first: numbers make names unique. */
  edits: number;
  firstEdit: number;
  /** Edits of earlier processes that may be undone. */
  undoable: readonly EditId[];
}

/** What the user asks for. */
export type Wish =
  | { kind: 'edit'; intents: readonly { groupId: GroupId; intent: Intent }[] }
  | { kind: 'undo'; of: EditId };

/** One line on a child's stdout. `trying` comes before the call, `accepted` and `refused` after it has returned. */
export type Report =
  | { kind: 'opening' }
  | { kind: 'opened'; inspection: Inspection; sendingAfterStart: number }
  | { kind: 'trying'; wish: Wish }
  | { kind: 'accepted'; editId: EditId | null }
  | { kind: 'refused'; code: string }
  | { kind: 'idle' }
  | { kind: 'killing'; at: string };
