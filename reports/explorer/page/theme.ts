import { signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';

const next: { readonly [T in Theme]: Theme } = { auto: 'light', light: 'dark', dark: 'auto' };

export const theme = signal<Theme>('auto');

const key = 'pod-semantics theme';

const isTheme = (text: string | null): text is Theme => text !== null && text in next;

/** What was chosen before; where a browser keeps nothing, what the machine is set to. */
export const startTheme = (): void => {
  try {
    const kept = localStorage.getItem(key);
    if (isTheme(kept)) theme.value = kept;
  } catch {
    // nothing is kept
  }
  theme.subscribe((chosen) => {
    document.documentElement.style.colorScheme = chosen === 'auto' ? 'light dark' : chosen;
  });
};

export const switchTheme = (): void => {
  theme.value = next[theme.value];
  try {
    localStorage.setItem(key, theme.value);
  } catch {
    // nothing is kept
  }
};
