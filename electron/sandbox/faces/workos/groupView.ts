import type { Group } from '../../dataset/records.ts';
import { groupIdOf } from './ids.ts';
import { instant } from './instant.ts';

export function groupView(group: Group, organizationId: string): Record<string, unknown> {
  return {
    object: 'group',
    id: groupIdOf(group),
    organization_id: organizationId,
    name: group.name,
    description: group.description === '' ? null : group.description,
    created_at: instant(group.createdAt),
    updated_at: instant(group.updatedAt),
  };
}
