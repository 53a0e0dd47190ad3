import { limits } from '#shared/domain/limits.ts';

const attributePrefix = 'attribute:';

export type AttributeColumnId = `attribute:${string}`;

/** What the choosing has to know of a table's column. */
export interface TableColumn<Id extends string = string> {
  /** Also its name in the remembered layout. */
  id: Id;
  title: string;
  /** Whether it is there as long as nobody has chosen otherwise. */
  isShownAtFirst: boolean;
  /** What is put in later goes before it, where it stands at the end. */
  staysLast?: boolean;
}

/** The column that shows the attribute of that name. */
export function attributeColumnId(name: string): AttributeColumnId {
  return `${attributePrefix}${name}`;
}

/** The attribute that a column shows; null for a column of Muster's own. */
export function attributeOf(columnId: string): string | null {
  return columnId.startsWith(attributePrefix) && columnId.length > attributePrefix.length
    ? columnId.slice(attributePrefix.length)
    : null;
}

/** Attributes that somebody has chosen before, even if nobody is known to have them now. */
export function rememberedAttributes(remembered: readonly string[] | null): string[] {
  return [...new Set((remembered ?? []).flatMap((id) => attributeOf(id) ?? []))];
}

/**
 * The columns on the screen, in their order: the remembered ones that there are, or Muster's. The first of those offered
 * always is one, and always the first, because it stays in sight when the others are scrolled.
 */
export function chosenColumns<Column extends TableColumn>(
  offered: readonly Column[],
  remembered: readonly string[] | null,
): Column[] {
  const [first, ...others] = offered;
  if (first === undefined) return [];
  const chosen =
    remembered === null
      ? others.filter(({ isShownAtFirst }) => isShownAtFirst)
      : [...new Set(remembered)].flatMap((id) => others.filter((column) => column.id === id));
  // The rows would not hold what is in the columns beyond.
  const tooMany = new Set(
    chosen.filter(({ id }) => attributeOf(id) !== null).slice(limits.attributeColumns),
  );
  return [first, ...chosen.filter((column) => !tooMany.has(column))];
}

/** With one more column: the last one, but before the one that stays last. */
export function withColumn<Id extends string>(columns: readonly TableColumn<Id>[], id: Id): Id[] {
  const ids = columns.map((column) => column.id);
  return columns.at(-1)?.staysLast === true ? ids.toSpliced(-1, 0, id) : [...ids, id];
}

/** The attributes the rows have to hold, in an order of their own: moving a column asks for nothing. */
export function attributesOf(columns: readonly TableColumn[]): string[] {
  return columns.flatMap(({ id }) => attributeOf(id) ?? []).sort();
}

/** Whether no more attributes can be shown. */
export function isFull(columns: readonly TableColumn[]): boolean {
  return attributesOf(columns).length >= limits.attributeColumns;
}
