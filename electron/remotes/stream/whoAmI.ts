import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { RemoteGroups, RemoteIdentity } from '#electron/sync/ports/remote.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import type { StreamCredentials } from '#shared/domain/workspace.ts';
import { refused } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { streamAssumptions } from './assumptions.ts';
import { queryUsers } from './queryUsers.ts';

const { permissionsByRole, otherRolesAre, notAllowedToLookUp, roleInTeamField } = streamAssumptions;

const claimsSchema = z.union([
  z.object({ server: z.literal(true) }),
  z.object({ user_id: z.string().min(1) }),
]);

const userSchema = z.object({
  id: z.string(),
  role: z.string().nullish(),
  [roleInTeamField]: z.record(z.string(), z.string()).nullish(),
});
type User = z.infer<typeof userSchema>;

/**
 * Whom the credentials speak for: nobody in particular with an app secret; otherwise the person named in the token, with
 * what their role allows. The token is only read here: whether it is good is for the server to say. One that names
 * nobody is refused as the server would refuse it.
 */
export function createWhoAmI(
  client: HttpClient,
  credentials: StreamCredentials,
  team: string | null,
): RemoteGroups['whoAmI'] {
  return async (signal) => {
    if (credentials.kind === 'server') return { ok: true, value: null };
    const claims = readClaims(credentials.userToken);
    if (claims === null) return { ok: false, failure: namesNobody() };
    if ('server' in claims) return { ok: true, value: null };

    const memberKey = claims.user_id;
    const payload = { filter_conditions: { id: memberKey }, limit: 1 };
    const answer = await queryUsers(client, payload, signal);
    if (answer.ok) {
      const me = answer.value
        .map((user) => userSchema.safeParse(user).data)
        .find((user) => user?.id === memberKey);
      const permissions = permissionsOf(me === undefined ? [] : rolesOf(me, team));
      return { ok: true, value: { memberKey, permissions } satisfies RemoteIdentity };
    }
    if (answer.failure.status !== 403) return answer;
    return { ok: true, value: { memberKey, permissions: permissionsOf([notAllowedToLookUp]) } };
  };
}

function readClaims(userToken: string): z.infer<typeof claimsSchema> | null {
  try {
    return claimsSchema.safeParse(decodeJwt(userToken.trim())).data ?? null;
  } catch {
    return null;
  }
}

function rolesOf(user: User, team: string | null): readonly string[] {
  const inTeam = team === null ? undefined : user[roleInTeamField]?.[team];
  return [user.role, inTeam].filter((role) => typeof role === 'string');
}

/** Everything that one of the roles allows. Without any role, as for a role nobody has heard of. */
function permissionsOf(roles: readonly string[]): readonly Permission[] {
  const known = roles.length === 0 ? [otherRolesAre] : roles;
  return [...new Set(known.flatMap(permissionsOfRole))];
}

function permissionsOfRole(role: string): readonly Permission[] {
  const isKnown = Object.hasOwn(permissionsByRole, role);
  return permissionsByRole[isKnown ? role : otherRolesAre] ?? [];
}

function namesNobody() {
  return refused(401, { message: null, code: 'namesNobody' }, null, (text) => text);
}
