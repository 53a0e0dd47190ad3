import { createSyncedScene, type Scene, type SceneOptions } from './scenes.ts';

export const eight = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [`g${index}`, ['a', 'b']] as const),
);

export const dayMs = 24 * 3_600_000;

export function withFeed(options: SceneOptions = {}): SceneOptions {
  return {
    groups: eight,
    pageSize: 100,
    ...options,
    capabilities: { changeFeed: true, ...options.capabilities },
  };
}

export const synced = (options?: SceneOptions) => createSyncedScene(withFeed(options));

export async function sync(scene: Scene): Promise<string[]> {
  scene.requests();
  scene.engine().requestSync();
  await scene.comeToRest();
  return scene.requests();
}

export const lastCycle = ({ store }: Scene) => store.cycles.at(-1);
