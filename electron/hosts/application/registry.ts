import { join } from 'node:path';
import { z } from 'zod';
import { providerSchema } from '#shared/domain/capabilities.ts';
import { type WorkspaceId, workspaceIdSchema } from '#shared/domain/ids.ts';
import type { TableLayout } from '#shared/domain/tableLayout.ts';
import { scopeSchema } from '#shared/domain/workspace.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';
import { storedLayoutSchema, storedSettingsSchema } from './storedChoices.ts';

/** A workspace as it is remembered between runs: everything but its credentials and its data. */
const workspaceRecordSchema = z.object({
  id: workspaceIdSchema,
  name: z.string(),
  provider: providerSchema,
  /** Empty for the demo organisation, whose server gets a new port at every start. */
  baseUrl: z.string(),
  isDemo: z.boolean(),
  /** Missing in files of version 0.1, which knew no scopes. */
  scope: scopeSchema.nullable().default(null),
});
export type WorkspaceRecord = z.infer<typeof workspaceRecordSchema>;

const registrySchema = z.object({
  version: z.literal(1),
  openId: workspaceIdSchema.nullable(),
  workspaces: z.array(workspaceRecordSchema),
  settings: storedSettingsSchema,
  /** How the tables of a workspace look. Missing in files of former versions. */
  layouts: z.record(z.string(), storedLayoutSchema).catch({}),
});
export type RegistryContent = z.infer<typeof registrySchema>;

const emptyRegistry: RegistryContent = {
  version: 1,
  openId: null,
  workspaces: [],
  settings: storedSettingsSchema.parse({}),
  layouts: {},
};

/**
 * What Muster remembers beside the workspaces' own databases, in one small file written whole.
 * Throws MusterError `storeCorrupt`, `fileDenied` or `diskFull`.
 */
export function openRegistry(dataFolder: string) {
  const file = join(dataFolder, 'workspaces.json');
  let content = readJsonFile(file, registrySchema) ?? emptyRegistry;

  function save(next: RegistryContent): void {
    writeJsonFile(file, next);
    content = next;
  }

  return {
    content: (): RegistryContent => content,
    find: (id: WorkspaceId): WorkspaceRecord | null =>
      content.workspaces.find((record) => record.id === id) ?? null,
    put(record: WorkspaceRecord): void {
      const isKnown = content.workspaces.some(({ id }) => id === record.id);
      const workspaces = isKnown
        ? content.workspaces.map((known) => (known.id === record.id ? record : known))
        : [...content.workspaces, record];
      save({ ...content, workspaces });
    },
    remove(id: WorkspaceId): void {
      save({
        ...content,
        openId: content.openId === id ? null : content.openId,
        workspaces: content.workspaces.filter((record) => record.id !== id),
        layouts: Object.fromEntries(
          Object.entries(content.layouts).filter(([ofId]) => ofId !== id),
        ),
      });
    },
    setOpen(openId: WorkspaceId | null): void {
      if (content.openId !== openId) save({ ...content, openId });
    },
    layoutOf: (id: WorkspaceId): TableLayout => content.layouts[id] ?? storedLayoutSchema.parse({}),
    setLayout(id: WorkspaceId, layout: TableLayout): void {
      save({ ...content, layouts: { ...content.layouts, [id]: layout } });
    },
    setSettings(settings: RegistryContent['settings']): void {
      save({ ...content, settings });
    },
  };
}
export type Registry = ReturnType<typeof openRegistry>;

/** The folder of one workspace's data. */
export function workspaceFolder(dataFolder: string, id: WorkspaceId): string {
  return join(dataFolder, 'workspaces', id);
}
