import { type CSSVariablesResolver, createTheme } from '@mantine/core';

const fontFamily =
  "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** Calm and dense: one accent, neutral surfaces, text of 13 px. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 9, dark: 7 },
  autoContrast: true,
  // Where black and white text are equally legible (WCAG): Mantine's 0.3 leaves white on mid-shades at 3:1.
  luminanceThreshold: 0.18,
  fontFamily,
  headings: { fontFamily, fontWeight: '650', textWrap: 'pretty' },
  fontSizes: {
    xs: '0.75rem',
    sm: '0.8125rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.125rem',
  },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    PillsInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    // Nothing behind a modal scrolls but panes it covers; a scroll lock would only shift the layout.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 120 },
        styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } },
      },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 350,
        withArrow: true,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Popover: { defaultProps: { shadow: 'md', withArrow: false } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
  },
});

/** Mantine's own dimmed, placeholder and error colours miss WCAG AA on its surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#14181d',
    '--mantine-color-dimmed': '#5b6470',
    '--mantine-color-placeholder': '#656e7a',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-teal-light': '#e3f4ee',
    '--mantine-color-teal-light-hover': '#d3ece3',
    '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
  },
  dark: {
    '--mantine-color-text': '#e3e5e8',
    '--mantine-color-dimmed': '#a3a9b0',
    '--mantine-color-placeholder': '#989ea6',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-teal-light': '#20392f',
    '--mantine-color-teal-light-hover': '#28483b',
    '--mantine-color-teal-light-color': 'var(--mantine-color-teal-3)',
  },
});
