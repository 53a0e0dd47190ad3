import type { Timestamp } from '../../dataset/timestamp.ts';
import { instant } from './instant.ts';

/** The one organization that the dataset is. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Timestamp;
}

export function organizationView({ id, name, createdAt }: Organization): Record<string, unknown> {
  return {
    object: 'organization',
    id,
    name,
    domains: [],
    metadata: {},
    external_id: null,
    allow_profiles_outside_organization: false,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
  };
}
