import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Contrast is computed, not guessed: Mantine's defaults fail WCAG AA, these pass. */
export const theme = createTheme({
  autoContrast: true,
  luminanceThreshold: 0.35,
  primaryShade: 8,
  primaryColor: 'indigo',
  fontFamily: "'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', 'Meiryo', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Noto Sans JP', monospace",
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
});

export const contrastVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545b64',
    '--mantine-color-placeholder': '#5c636b',
    '--mantine-color-error': '#b71c1c',
    '--mantine-color-anchor': '#2b4bb8',
  },
  dark: {
    '--mantine-color-dimmed': '#b4bac2',
    '--mantine-color-placeholder': '#a3a9b1',
    '--mantine-color-error': '#ff9a94',
    '--mantine-color-anchor': '#a9bdff',
  },
});
