import { z } from 'zod';

/**
 * Local, opaque ids (uuid v7). The server's own id stands beside them as `remoteId` and never takes their
 * place: a group made offline has a local id long before the server has heard of it.
 */
export const groupIdSchema = z.uuid().brand<'GroupId'>();
export const personIdSchema = z.uuid().brand<'PersonId'>();
export const workspaceIdSchema = z.uuid().brand<'WorkspaceId'>();
/** One user action: the unit of undo. It may hold commands for several groups. */
export const editIdSchema = z.uuid().brand<'EditId'>();
/** One command in the outbox; sent as the idempotency key where the provider takes one. */
export const commandIdSchema = z.uuid().brand<'CommandId'>();
/** Something changed on both sides, until somebody settles it. */
export const conflictIdSchema = z.uuid().brand<'ConflictId'>();
/** A copy of a workspace's data file; only the host knows which file it is. */
export const backupIdSchema = z.string().min(1).max(100).brand<'BackupId'>();
/** Long work that reports `job.progress` and can be cancelled. */
export const jobIdSchema = z.uuid().brand<'JobId'>();
/** A file the host chose or wrote. The renderer never sees or sends a path. */
export const fileHandleSchema = z.uuid().brand<'FileHandle'>();

export type GroupId = z.infer<typeof groupIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type WorkspaceId = z.infer<typeof workspaceIdSchema>;
export type EditId = z.infer<typeof editIdSchema>;
export type CommandId = z.infer<typeof commandIdSchema>;
export type ConflictId = z.infer<typeof conflictIdSchema>;
export type BackupId = z.infer<typeof backupIdSchema>;
export type JobId = z.infer<typeof jobIdSchema>;
export type FileHandle = z.infer<typeof fileHandleSchema>;
