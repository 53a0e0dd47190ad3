import { z } from 'zod';
import { conflictChoiceSchema, conflictKindSchema } from './conflict.ts';
import { type PersonId, personIdSchema } from './ids.ts';

/** What a note's detail may hold. Every field on its own: one that makes no sense takes nothing else with it. */
export interface ActivityDetail {
  from: string | null;
  to: string | null;
  conflict: z.infer<typeof conflictKindSchema> | null;
  choice: z.infer<typeof conflictChoiceSchema> | null;
  people: DetailPeople;
  joined: DetailPeople;
  left: DetailPeople;
  roles: DetailPeople;
}

/** Some people: how many, and as many as are named, by id or by name. */
export interface DetailPeople {
  count: number;
  ids: readonly PersonId[];
  names: readonly string[];
}

const nullableText = z.string().nullable().catch(null);
const count = z.int().nonnegative().catch(0);
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);

const detailSchema = z
  .object({
    from: nullableText,
    to: nullableText,
    kind: conflictKindSchema.nullable().catch(null),
    choice: conflictChoiceSchema.nullable().catch(null),
    people: count,
    joined: count,
    left: count,
    admins: count,
    personId: personIdSchema.nullable().catch(null),
    personIds: listOf(personIdSchema),
    joinedIds: listOf(personIdSchema),
    leftIds: listOf(personIdSchema),
    adminIds: listOf(personIdSchema),
    name: nullableText,
    names: listOf(z.string()),
  })
  .catch(({ value: _ }) => nothing);

const nothing = {
  from: null,
  to: null,
  kind: null,
  choice: null,
  people: 0,
  joined: 0,
  left: 0,
  admins: 0,
  personId: null,
  personIds: [],
  joinedIds: [],
  leftIds: [],
  adminIds: [],
  name: null,
  names: [],
};

/** Reads what a note holds; never throws, whatever wrote it. */
export function readDetail(text: string): ActivityDetail {
  const detail = detailSchema.parse(parse(text));
  const { personId, personIds, name, names } = detail;
  return {
    from: detail.from,
    to: detail.to,
    conflict: detail.kind,
    choice: detail.choice,
    people: someOf(
      detail.people,
      personId === null ? personIds : [personId, ...personIds],
      name === null ? names : [name, ...names],
    ),
    joined: someOf(detail.joined, detail.joinedIds),
    left: someOf(detail.left, detail.leftIds),
    roles: someOf(detail.admins, detail.adminIds),
  };
}

/** Never fewer than are named. */
function someOf(
  total: number,
  ids: readonly PersonId[],
  names: readonly string[] = [],
): DetailPeople {
  return { count: Math.max(total, ids.length, names.length), ids, names };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
