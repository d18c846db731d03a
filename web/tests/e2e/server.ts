// `consilium serve` on a free port, with data of its own that outlives a restart.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Server {
  readonly data = mkdtempSync(join(tmpdir(), 'consilium-web-'));
  #process: ChildProcess | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const program = process.env['CONSILIUM'];
    if (!program) throw new Error('CONSILIUM does not name the program');
    this.#process = spawn(program, ['serve', '--port', String(this.#port), '--data', this.data], { stdio: ['ignore', 'ignore', 'inherit'] });
    const died = new Promise<never>((_, reject) => this.#process?.once('exit', (code) => reject(new Error(`the server ended with ${code}`))));
    died.catch(() => undefined);
    await Promise.race([this.#answers(), died]);
  }

  async stop(): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  async #answers(): Promise<void> {
    for (;;) {
      const up = await fetch(`${this.url}/health`).then((response) => response.ok, () => false);
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
