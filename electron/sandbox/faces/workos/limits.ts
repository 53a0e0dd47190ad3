/** The limits that WorkOS' specification states for groups and lists. */
export const workosLimits = {
  nameLength: 256,
  descriptionLength: 150,
  externalIdLength: 128,
  metadataPairs: 50,
  metadataKeyLength: 40,
  metadataValueLength: 600,
  page: { default: 10, maximum: 100 },
} as const;

export interface RequestBudget {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** How many requests an API key may send; every budget that a request falls under has to hold. */
export interface WorkosRateLimits {
  readonly all: RequestBudget;
  readonly userManagementReads: RequestBudget;
  readonly userManagementWrites: RequestBudget;
  readonly organizationDeletes: RequestBudget;
}

/** As documented; no figure is stated for groups. */
export const documentedRateLimits: WorkosRateLimits = {
  all: { requests: 6000, windowSeconds: 60 },
  userManagementReads: { requests: 1000, windowSeconds: 10 },
  userManagementWrites: { requests: 500, windowSeconds: 10 },
  organizationDeletes: { requests: 50, windowSeconds: 60 },
};
