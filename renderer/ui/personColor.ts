/** Mantine's colours without grey, and without the accent, which means "chosen" everywhere else. */
const colors = [
  'blue',
  'cyan',
  'grape',
  'green',
  'indigo',
  'lime',
  'orange',
  'pink',
  'red',
  'violet',
  'yellow',
] as const;

/** The same colour for the same id, on every screen and every day. */
export function personColor(id: string): (typeof colors)[number] {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  }
  return colors[(hash >>> 0) % colors.length] ?? 'blue';
}
