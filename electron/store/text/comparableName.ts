/** A name as it is compared with others, where two must not have the same: trimmed, without case. Café and Cafe differ. */
export function comparableName(name: string): string {
  return name.trim().toLowerCase().normalize('NFC');
}
