import type { RemoteGroups } from './ports/remote.ts';

/** The same port, counting what goes through it. */
export function countRequests(remote: RemoteGroups): {
  remote: RemoteGroups;
  requests(): number;
} {
  let requests = 0;
  const counted =
    <Args extends unknown[], Result>(request: (...args: Args) => Result) =>
    (...args: Args): Result => {
      requests += 1;
      return request(...args);
    };
  return {
    requests: () => requests,
    remote: {
      capabilities: remote.capabilities,
      verify: counted((...args) => remote.verify(...args)),
      listPeople: counted((...args) => remote.listPeople(...args)),
      listGroups: counted((...args) => remote.listGroups(...args)),
      getGroup: counted((...args) => remote.getGroup(...args)),
      createGroup: counted((...args) => remote.createGroup(...args)),
      updateGroup: counted((...args) => remote.updateGroup(...args)),
      deleteGroup: counted((...args) => remote.deleteGroup(...args)),
      addMembers: counted((...args) => remote.addMembers(...args)),
      removeMembers: counted((...args) => remote.removeMembers(...args)),
      setAdmin: counted((...args) => remote.setAdmin(...args)),
    },
  };
}
