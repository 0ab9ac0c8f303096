-- Sends the requests of a file one after the other, each line METHOD<tab>path<tab>body, where {n}
-- in a body becomes a number that is never the same twice; prints the figures as one line of JSON.
local prepared, templates = {}, {}
local next_request, serial = 0, os.time() * 1000

function init(arguments)
  for line in io.lines(arguments[1]) do
    local method, path, body = line:match("^(%u+)\t([^\t]*)\t?(.*)$")
    if body == "" then body = nil end
    if body and body:find("{n}", 1, true) then
      templates[#prepared + 1] = { method = method, path = path, body = body }
    end
    prepared[#prepared + 1] = wrk.format(method, path, nil, body)
  end
end

function request()
  next_request = next_request % #prepared + 1
  local template = templates[next_request]
  if not template then return prepared[next_request] end
  serial = serial + 1
  return wrk.format(template.method, template.path, nil, (template.body:gsub("{n}", serial)))
end

function done(summary, latency)
  local errors = summary.errors
  local refused = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.6f,"p50_us":%d,"p99_us":%d,"failures":%d,"bytes":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99),
    refused, summary.bytes))
end
