import { z } from 'zod';
import { accountSchema, connectionSchema } from '../../domain/connection.ts';
import { workspaceIdSchema } from '../../domain/ids.ts';
import {
  baseUrlSchema,
  credentialsSchema,
  scopeSchema,
  workspaceSchema,
} from '../../domain/workspace.ts';
import { failureSchema } from '../errors.ts';
import { method } from '../method.ts';

const workspaceNameSchema = z.string().trim().min(1).max(100);

export const workspaceMethods = {
  'workspace.list': method(
    'Every workspace on this computer, and which one is open.',
    z.object({}),
    z.object({
      workspaces: z.array(workspaceSchema),
      openId: workspaceIdSchema.nullable(),
      /** Why the workspace that was open last could not be opened, e.g. `storeCorrupt`. */
      problem: z.object({ workspaceId: workspaceIdSchema, error: failureSchema }).nullable(),
    }),
  ),
  'workspace.add': method(
    'Connects a new workspace and opens it. The connection is tested first.',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('demo') }),
      z.object({
        kind: z.literal('connect'),
        name: workspaceNameSchema,
        connection: connectionSchema,
      }),
    ]),
    workspaceSchema,
  ),
  'workspace.open': method(
    'Opens a workspace; the one that was open is closed, with its unsent edits kept.',
    z.object({ workspaceId: workspaceIdSchema }),
    workspaceSchema,
  ),
  'workspace.update': method(
    'Renames a workspace, signs in again with new credentials, or gives its server another address. Credentials and address are tested first; without new credentials the address is tested with those held.',
    z.object({
      workspaceId: workspaceIdSchema,
      name: workspaceNameSchema.exactOptional(),
      baseUrl: baseUrlSchema.exactOptional(),
      credentials: credentialsSchema.exactOptional(),
    }),
    workspaceSchema,
  ),
  'workspace.remove': method(
    'Forgets a workspace and its credentials. Refused while edits are unsent unless `discardUnsent`; the data file is kept aside unless `deleteData`.',
    z.object({
      workspaceId: workspaceIdSchema,
      discardUnsent: z.boolean().default(false),
      deleteData: z.boolean().default(false),
    }),
    z.object({}),
  ),
  'workspace.test': method(
    'Tests a connection without storing anything.',
    z.object({ connection: connectionSchema }),
    z.object({}),
  ),
  'workspace.scopes': method(
    'The organisations or teams of an account, by name, for choosing what a workspace is about. Stores nothing. Empty where the server lists none.',
    z.object({ account: accountSchema }),
    z.object({ scopes: z.array(scopeSchema) }),
  ),
} as const;
