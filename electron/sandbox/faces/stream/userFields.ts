import type { JsonValue, Person } from '../../dataset/records.ts';

type Operator =
  | '$eq'
  | '$ne'
  | '$in'
  | '$nin'
  | '$gt'
  | '$gte'
  | '$lt'
  | '$lte'
  | '$exists'
  | '$autocomplete'
  | '$contains';

/** A field users can be filtered and sorted by. */
export interface UserField {
  readonly kind: 'text' | 'boolean' | 'instant' | 'list' | 'custom';
  readonly operators: readonly string[];
  /** Undefined where the person has no such value. */
  readonly read: (person: Person) => JsonValue | undefined;
}

const ranges: Operator[] = ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte'];

/** The fields and operators of the specification's `x-stream-filter-fields`, as far as a roster has them. */
const knownFields: Readonly<Record<string, UserField>> = {
  id: field('text', [...ranges, '$autocomplete', '$ne', '$nin'], (person) => person.id),
  name: field('text', [...ranges, '$autocomplete'], (person) => person.name || undefined),
  email: field('text', ['$eq', '$in'], (person) => person.email ?? undefined),
  role: field('text', ranges, (person) => person.role),
  teams: field('list', ['$contains', '$eq', '$in'], (person) => person.teams),
  banned: field('boolean', ['$eq', '$ne'], () => false),
  shadow_banned: field('boolean', ['$eq', '$ne'], () => false),
  created_at: field('instant', ranges, (person) => person.createdAt),
  updated_at: field('instant', ranges, (person) => person.updatedAt),
  last_active: field('instant', ranges, () => undefined),
};

const customOperators: Operator[] = [...ranges, '$contains'];

/** The field of this name: one of Stream's own, or a custom one (`phone`, `custom.phone`). */
export function userField(name: string): UserField {
  const known = Object.hasOwn(knownFields, name) ? knownFields[name] : undefined;
  if (known) return known;
  const key = name.startsWith('custom.') ? name.slice('custom.'.length) : name;
  return field('custom', customOperators, (person) => customOf(person)[key]);
}

/** Stream keeps what it has no field of its own for as custom data: here also e-mail and phone. */
export function customOf(person: Person): Record<string, JsonValue> {
  return {
    ...(person.email !== null && { email: person.email }),
    ...(person.phone !== null && { phone: person.phone }),
    ...person.attributes,
  };
}

function field(
  kind: UserField['kind'],
  operators: readonly Operator[],
  read: UserField['read'],
): UserField {
  return { kind, operators, read };
}
