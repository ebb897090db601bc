/**
 * Light or dark: as the system has it, until somebody chooses. The choice is kept in this browser.
 */
import { Store } from './store';

export type ThemeName = 'light' | 'dark';

const KEY = 'kube-tutor-theme';

export class ThemeChoice extends Store<{ readonly name: ThemeName }> {
  constructor() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const ofSystem = (): ThemeName => (system.matches ? 'dark' : 'light');
    super({ name: kept() ?? ofSystem() });
    system.addEventListener('change', () => {
      if (kept() === undefined) this.show(ofSystem());
    });
    this.show(this.get().name);
  }

  toggle(): void {
    const name = this.get().name === 'dark' ? 'light' : 'dark';
    keep(name);
    this.show(name);
  }

  private show(name: ThemeName): void {
    document.documentElement.dataset.theme = name;
    this.set({ name });
  }
}

/** A browser may keep nothing for this page. */
function kept(): ThemeName | undefined {
  try {
    const name = localStorage.getItem(KEY);
    return name === 'light' || name === 'dark' ? name : undefined;
  } catch {
    return undefined;
  }
}

function keep(name: ThemeName): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // It holds until the page is closed.
  }
}
