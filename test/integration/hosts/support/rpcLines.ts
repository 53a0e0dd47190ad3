import type { RunningHost } from './runHost.ts';

type Message = Record<string, unknown>;

/** A script's view of a running stdio host. */
export function speakTo(host: RunningHost) {
  let lastId = 0;

  function messages(): Message[] {
    return host
      .output()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  /** The first message that fits, as soon as it has arrived. */
  async function message(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = messages().find(fits);
      if (found !== undefined) return found;
      await host.more();
    }
  }

  return {
    messages,
    message,
    async call(method: string, params: unknown = {}): Promise<Message> {
      lastId += 1;
      const id = lastId;
      host.child.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
      return message((candidate) => candidate.id === id);
    },
  };
}
