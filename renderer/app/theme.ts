import {
  type CSSVariablesResolver,
  createTheme,
  darken,
  defaultVariantColorsResolver,
  type VariantColorsResolver,
} from '@mantine/core';
import { calendarWords } from '../ui/calendarLocale.ts';

const fontFamily =
  "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const accent = 'teal';

/** Where tooltips, menus and lists of choices float: inside the page's main part, so that they belong to a landmark. */
export const floatingPlaceId = 'muster-floating';

/** Mantine picks black or white by the light theme's shade; in the dark theme the accent is another shade. */
const resolveVariantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isAccent = input.color === undefined || input.color === accent;
  return input.variant === 'filled' && isAccent
    ? { ...colors, color: 'var(--mantine-primary-color-contrast)' }
    : colors;
};

/** Calm and dense: one accent, neutral surfaces, text of 13 px. */
export const theme = createTheme({
  primaryColor: accent,
  variantColorResolver: resolveVariantColors,
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
    Select: {
      defaultProps: {
        size: 'xs',
        comboboxProps: { portalProps: { target: `#${floatingPlaceId}` } },
      },
    },
    Autocomplete: {
      defaultProps: {
        size: 'xs',
        comboboxProps: { portalProps: { target: `#${floatingPlaceId}` } },
      },
    },
    DatePicker: { defaultProps: calendarWords() },
    DatePickerInput: { defaultProps: { size: 'xs', ...calendarWords() } },
    // Otherwise the icon's middle is under that of the first line.
    Alert: { defaultProps: { styles: { icon: { marginTop: -1 } } } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    // Nothing behind a modal scrolls but panes it covers; a scroll lock would only shift the layout.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
        styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } },
      },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 350,
        withArrow: true,
        events: { hover: true, focus: true, touch: true },
        portalProps: { target: `#${floatingPlaceId}` },
      },
    },
    Popover: { defaultProps: { shadow: 'md', portalProps: { target: `#${floatingPlaceId}` } } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        portalProps: { target: `#${floatingPlaceId}` },
        // The placeholder is a focusable child that a menu must not have.
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 80 },
      },
    },
  },
});

/** Mantine's own dimmed, placeholder and error colours miss WCAG AA on its surfaces. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...Object.fromEntries(
      // The words on light badges and avatars: Mantine's darkest shade is not dark enough in six of its colours.
      Object.entries(colors).map(([name, shades]) => [
        `--mantine-color-${name}-light-color`,
        darken(shades[9], 0.32),
      ]),
    ),
    '--mantine-color-text': '#14181d',
    '--mantine-color-dimmed': '#5b6470',
    '--mantine-color-placeholder': '#656e7a',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-red-light-hover': 'var(--mantine-color-red-1)',
    '--mantine-color-teal-filled-hover': '#066b4d',
    '--mantine-color-teal-light': '#e3f4ee',
    '--mantine-color-teal-light-hover': '#d3ece3',
    '--mantine-color-teal-light-color': '#06694b',
    '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
  },
  dark: {
    '--mantine-color-text': '#e3e5e8',
    '--mantine-color-dimmed': '#a3a9b0',
    '--mantine-color-placeholder': '#989ea6',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-red-light-hover': '#4a1d1d',
    '--mantine-color-teal-light': '#20392f',
    '--mantine-color-teal-light-hover': '#28483b',
    '--mantine-color-teal-light-color': 'var(--mantine-color-teal-3)',
  },
});
