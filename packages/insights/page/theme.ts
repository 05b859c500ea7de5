/** Light or dark: what the system says, until somebody chooses. */
export type Theme = 'light' | 'dark';

const key = 'skyrig-report-theme';
const event = 'skyrig-theme';

/** A file opened from disk may be denied storage. */
function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function announce(): void {
  document.dispatchEvent(new Event(event));
}

function apply(theme: Theme | undefined): void {
  if (theme === undefined) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  announce();
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It then holds until the page is closed.
  }
  apply(theme);
}

/** Paper is white, whatever the screen is. */
function startPrinting(): void {
  const before = document.documentElement.dataset['theme'];
  apply('light');
  addEventListener('afterprint', () => apply(before === 'light' || before === 'dark' ? before : undefined), {
    once: true,
  });
}

export function startTheme(): void {
  const theme = remembered();
  if (theme === 'light' || theme === 'dark') apply(theme);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announce);
  addEventListener('beforeprint', startPrinting);
}

/** Calls back whenever colours have changed; answers how to stop that. */
export function onThemeChange(react: () => void): () => void {
  document.addEventListener(event, react);
  return () => document.removeEventListener(event, react);
}

/** A colour of the style sheet. */
export function readColor(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
