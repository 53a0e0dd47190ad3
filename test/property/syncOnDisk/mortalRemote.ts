import type { RemoteGroups } from '#electron/sync/ports/remote.ts';

/**
 * A remote as one process sees it. When the process dies, what is on its way arrives at the server, its answer
 * nowhere, and the dead send nothing more.
 */
export function mortal(remote: RemoteGroups): { remote: RemoteGroups; die(): void } {
  let isDead = false;
  const never = new Promise<never>(() => {});
  const until =
    <Args extends unknown[], Value>(ask: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      if (isDead) return never;
      const answer = await ask(...args);
      return isDead ? never : answer;
    };
  return {
    die: () => {
      isDead = true;
    },
    remote: {
      capabilities: remote.capabilities,
      traffic: remote.traffic,
      verify: until(remote.verify),
      whoAmI: until(remote.whoAmI),
      readChanges: until(remote.readChanges),
      createPerson: until(remote.createPerson),
      listPeople: until(remote.listPeople),
      listGroups: until(remote.listGroups),
      getGroup: until(remote.getGroup),
      createGroup: until(remote.createGroup),
      updateGroup: until(remote.updateGroup),
      deleteGroup: until(remote.deleteGroup),
      addMembers: until(remote.addMembers),
      removeMembers: until(remote.removeMembers),
      setAdmin: until(remote.setAdmin),
    },
  };
}
