const longest = 120;

/** A file's name without its ending: the group and the day, without what file systems refuse. */
export function suggestFileName(groupName: string, now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const safe = groupName
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const short = [...safe].slice(0, longest).join('').trim();
  return `${short === '' ? 'Roster' : short} ${day}`;
}
