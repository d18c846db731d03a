// Light or dark: what the system prefers, until the reader decides.
const KEY = 'consilium-theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

class Theme {
  chosen = $state(localStorage.getItem(KEY) ?? '');
  system = $state(system.matches ? 'dark' : 'light');
  readonly now = $derived(this.chosen || this.system);
}

export const theme = new Theme();

export function applyTheme(): void {
  const set = () => (document.documentElement.dataset['theme'] = theme.now);
  set();
  system.addEventListener('change', () => {
    theme.system = system.matches ? 'dark' : 'light';
    set();
  });
}

export function toggleTheme(): void {
  theme.chosen = theme.now === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, theme.chosen);
  document.documentElement.dataset['theme'] = theme.now;
}
