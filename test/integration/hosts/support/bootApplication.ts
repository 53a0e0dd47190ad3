import type { Application, HostServices } from '#electron/hosts/hostServices.ts';
import { errorCodeSchema, MusterError } from '#shared/ipc/errors.ts';
import { succeed } from '#shared/ipc/result.ts';
import { FakeApplication } from '#test/fakes/fakeApplication.ts';

/** Starts the fake application in a host's process, or fails as MUSTER_TEST_BOOT_FAILURE says. */
export async function bootApplication(services: HostServices): Promise<Application> {
  const failure = errorCodeSchema.safeParse(process.env.MUSTER_TEST_BOOT_FAILURE);
  if (failure.success) throw new MusterError(failure.data, 'The start failed for a test.');
  const application = new FakeApplication({
    'app.info': () => {
      console.log('a stray line of some part');
      return succeed({ host: services.host, dataFolder: services.dataFolder });
    },
    'workspace.add': (params) => succeed(params),
  });
  const close = application.close.bind(application);
  application.close = async () => {
    process.stderr.write('application closed\n');
    await close();
  };
  return application;
}
