// PostgreSQL runs the exported views, in a cluster of its own that lives as long as the test.
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { csv } from "./cases.mjs";
import { readAnswers, viewOf } from "./tables.mjs";

const installed = "/usr/lib/postgresql";
const bin = join(installed, readdirSync(installed).sort((a, b) => b - a)[0], "bin");

/// The server refuses to run as root.
const asServer = (command, args, options) =>
  process.getuid() === 0
    ? execFileSync("runuser", ["-u", "postgres", "--", command, ...args], options)
    : execFileSync(command, args, options);

export async function postgresql(program, witnesses, folder) {
  const data = join(folder, "data");
  mkdirSync(data);
  if (process.getuid() === 0) {
    chmodSync(folder, 0o755);
    execFileSync("chown", ["postgres", data]);
  }
  const quiet = { stdio: ["ignore", "ignore", "inherit"], cwd: "/" };
  asServer(join(bin, "initdb"), ["--pgdata", data, "--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C"], quiet);
  asServer(join(bin, "pg_ctl"), ["start", "--wait", "--pgdata", data, "--log", join(data, "log"), "-o", `-c listen_addresses='' -c unix_socket_directories='${data}' -c fsync=off`], quiet);
  try {
    const psql = (input) =>
      asServer(join(bin, "psql"), ["--host", data, "--dbname", "postgres", "--quiet", "--no-psqlrc", "-v", "ON_ERROR_STOP=1"], { input, cwd: "/", maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "inherit"] }).toString();
    psql(execFileSync(program, ["export", "sql", "--dialect", "postgresql"], { maxBuffer: 1 << 26 }));
    psql(`COPY cases FROM STDIN (FORMAT csv, HEADER);\n${csv(witnesses)}\\.\n`);
    return witnesses.sources.map((source) =>
      readAnswers(psql(`COPY (SELECT * FROM ${viewOf(source)} ORDER BY CAST(id AS INT)) TO STDOUT (FORMAT csv)`), { t: true, f: false, "": null }));
  } finally {
    asServer(join(bin, "pg_ctl"), ["stop", "--mode", "immediate", "--pgdata", data], quiet);
  }
}
