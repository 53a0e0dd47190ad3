import { z } from 'zod';
import { commaList, readInput } from './input.ts';
import type { OperationContext } from './operation.ts';
import { organizationView } from './organizationView.ts';
import { listBody, pageOf, pageQuery } from './paging.ts';
import { notFound } from './workosError.ts';

const listQuery = pageQuery.extend({
  domains: commaList.optional(),
  search: z.string().optional(),
});

type Whereabouts = Pick<OperationContext, 'dataset' | 'organization'>;

/** The one there is, unless it was deleted or is not what is looked for. */
export function listOrganizations(context: OperationContext) {
  const { organization, query, unknownCursor } = context;
  const wanted = readInput(listQuery, query);
  const isWanted =
    isKnownOrganization(context, organization.id) &&
    !wanted.domains?.length &&
    organization.name.toLowerCase().includes((wanted.search ?? '').toLowerCase());
  const page = pageOf(isWanted ? [organization] : [], wanted, unknownCursor);
  return listBody(page, organizationView);
}

export function getOrganization(context: OperationContext) {
  requireOrganization(context, context.parameter('id'));
  return organizationView(context.organization);
}

export function deleteOrganization(context: OperationContext): undefined {
  requireOrganization(context, context.parameter('id'));
  context.dataset.deleteOrganisation();
}

/** Throws WorkosError 404 unless this is the organization, and not deleted. */
export function requireOrganization(context: Whereabouts, id: string): void {
  if (!isKnownOrganization(context, id)) throw notFound('Organization', id);
}

export function isKnownOrganization({ dataset, organization }: Whereabouts, id: string): boolean {
  return id === organization.id && dataset.organisationDeletedAt === null;
}
