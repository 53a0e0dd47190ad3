import './ipc/configureZod.ts';
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/base.css';
import { start } from './app/start.tsx';

void start();
