// Pages by the fragment of the address: #/sources/asco-2023. No request, and the browser's own back and forward.
class Router {
  path = $state<string[]>(read());

  constructor() {
    window.addEventListener('hashchange', () => {
      this.path = read();
      window.scrollTo(0, 0);
    });
  }
}

function read(): string[] {
  return window.location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

export const router = new Router();

export function go(...path: string[]): void {
  window.location.hash = link(...path);
}

export function link(...path: string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}
