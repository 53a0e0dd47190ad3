import {
  Button,
  Center,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import { IconBuildingCommunity, IconPlugConnected } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import icon from '../../../resources/icons/icon.svg';
import { floatingPlaceId } from '../../app/theme.ts';
import { view } from '../../app/viewStore.ts';
import { call } from '../../ipc/call.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ConnectChoice.module.css';

/** First run: look around in the demo, or connect the organisation's own account. */
export function ConnectChoice(): ReactNode {
  const [isOpening, setIsOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const explore = async () => {
    setIsOpening(true);
    const result = await call('workspace.add', { kind: 'demo' });
    setIsOpening(false);
    setFailure(result.ok ? null : result.error);
  };
  return (
    <div className={classes.page}>
      <Center component="main" mih="100%" p="xl">
        <Stack w={720} maw="100%" gap="xl">
          <div>
            <img src={icon} alt="" width={52} height={52} />
            <Title order={1} size="h2" mt="sm">
              Welcome to Muster
            </Title>
            <Text c="dimmed" size="md" mt={4}>
              Your groups on your own computer: edit them anywhere, and see what has reached the
              server.
            </Text>
          </div>
          {failure !== null && <FailureNote failure={failure} retry={() => void explore()} />}
          <SimpleGrid cols={2} spacing="md">
            <Choice
              icon={<IconBuildingCommunity size={22} aria-hidden />}
              title="Look around first"
              text="A made-up community with groups and people. Works at once, offline, without an account."
            >
              <Button loading={isOpening} onClick={() => void explore()}>
                Explore the demo organisation
              </Button>
            </Choice>
            <Choice
              icon={<IconPlugConnected size={22} aria-hidden />}
              title="Use your own organisation"
              text="Its groups at Members.dev, WorkOS or Stream. You need an API key, or what your administrator gave you."
            >
              <Button
                variant="default"
                disabled={isOpening}
                onClick={() => view.openDialog({ kind: 'connectWorkspace' })}
              >
                Connect your organisation…
              </Button>
            </Choice>
          </SimpleGrid>
        </Stack>
        <div id={floatingPlaceId} />
      </Center>
    </div>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  text: string;
  children: ReactNode;
}

function Choice({ icon, title, text, children }: ChoiceProps): ReactNode {
  return (
    <Paper withBorder p="lg">
      <Stack h="100%" gap="sm">
        <ThemeIcon variant="light" size={40} radius="md">
          {icon}
        </ThemeIcon>
        <Title order={2} size="h5">
          {title}
        </Title>
        <Text c="dimmed" size="sm" flex={1}>
          {text}
        </Text>
        <Group>{children}</Group>
      </Stack>
    </Paper>
  );
}
