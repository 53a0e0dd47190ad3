import { Button, Center, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { floatingPlaceId } from '../../app/theme.ts';
import { view } from '../../app/viewStore.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { openWorkspace } from './openWorkspace.ts';
import { originOf } from './originOf.ts';
import { WorkspaceBadge } from './WorkspaceBadge.tsx';
import classes from './WorkspaceChoice.module.css';

interface WorkspaceChoiceProps {
  workspaces: readonly Workspace[];
  /** Why the one that was open last could not be opened. */
  problem: Value<'workspace.list'>['problem'];
}

/** There are workspaces, and none is open: the last one could not be, or was removed. */
export function WorkspaceChoice({ workspaces, problem }: WorkspaceChoiceProps): ReactNode {
  const failed = workspaces.find(({ id }) => id === problem?.workspaceId);
  return (
    <Center h="100%" component="main" p="md">
      <Stack w={420} gap="md">
        <Title order={1} size="h3">
          Which workspace?
        </Title>
        {problem !== null && failed !== undefined && (
          <div>
            <Text size="sm" mb={6}>
              “<bdi>{failed.name}</bdi>” could not be opened.
            </Text>
            <FailureNote failure={problem.error} retry={() => void openWorkspace(failed.id)} />
          </div>
        )}
        <Paper withBorder>
          {workspaces.map((workspace) => (
            <UnstyledButton
              key={workspace.id}
              className={classes.workspace}
              onClick={() => void openWorkspace(workspace.id)}
            >
              <WorkspaceBadge name={workspace.name} />
              <span className={classes.words}>
                <Text span fw={600} truncate dir="auto">
                  {workspace.name}
                </Text>
                <Text span size="xs" c="dimmed">
                  {originOf(workspace)}
                </Text>
              </span>
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
          ))}
        </Paper>
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => view.openDialog({ kind: 'connectWorkspace' })}
          >
            Connect another…
          </Button>
          {failed !== undefined && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() =>
                view.openDialog({ kind: 'removeWorkspace', workspace: failed, isOpen: false })
              }
            >
              Remove “<bdi>{failed.name}</bdi>”…
            </Button>
          )}
        </Group>
      </Stack>
      <div id={floatingPlaceId} />
    </Center>
  );
}
