-- For wrk: asks the running server for the board of a published case, again and again.
local file = assert(io.open(os.getenv("CASE") or "examples/pan-03.json"))
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"case": ' .. file:read("a") .. "}"
